public import ContentGraph
public import WXR

extension GraphAssembler {
    /// Reports what the reader of the export had to repair or leave out.
    func reportDamage() {
        let keys = HarvestPlan([rules])
        for diagnostic in harvest.diagnostics {
            // A damaged meta that the rules read is reported where it matters, as `unreadable_meta`.
            let isRead = keys.postMeta.contains(diagnostic.element) || keys.termMeta.contains(diagnostic.element)
            if diagnostic.kind == .corruptSerialized, isRead { continue }
            findings.append(Finding(diagnostic, files: harvest.files))
        }
    }
}

extension Finding {
    /// A diagnostic of the reader as a finding.
    public init(_ diagnostic: WXRDiagnostic, files: [String]) {
        let file = diagnostic.position.file
        var arguments = [
            "element": diagnostic.element, "detail": diagnostic.detail, "count": String(diagnostic.count),
            "offset": String(diagnostic.position.byteOffset), "action": diagnostic.action.rawValue,
        ]
        if let error = diagnostic.serializedError { arguments.addSerialized(error) }
        let isPost = diagnostic.postID != nil || !diagnostic.title.isEmpty
        self.init(
            Self.severity(of: diagnostic), "wxr_" + diagnostic.kind.rawValue,
            Place(
                kind: isPost ? "post" : "file", id: diagnostic.postID, title: PlainText.title(diagnostic.title),
                file: files.indices.contains(file) ? files[file] : "", line: diagnostic.position.line,
                byteOffset: diagnostic.position.byteOffset),
            arguments: arguments)
    }

    private static func severity(of diagnostic: WXRDiagnostic) -> Severity {
        switch diagnostic.kind {
        case .emptyFile, .notAnExport, .unreadableFile, .incompleteRecord, .truncated, .limitReached, .damagedGzip:
            .error
        case .noVersion, .corruptSerialized, .serializedLineEndings, .unboundPrefix: .info
        default: .warning
        }
    }
}

extension [String: String] {
    /// Adds why a serialized value cannot be read, as the catalogue's sentences `serialized.CODE` name it.
    mutating func addSerialized(_ error: PHPUnserializeError) {
        let facts = error.facts
        self["serialized"] = facts.code
        for (name, number) in facts.numbers { self["serialized_" + name] = number }
    }
}
