public import ContentGraph
public import WXR

extension GraphAssembler {
    /// Reports what several files say differently, or do not say.
    func reportMerge() {
        for conflict in harvest.conflicts {
            func name(_ file: Int) -> String { harvest.files.indices.contains(file) ? harvest.files[file] : "" }
            findings.append(
                Finding(
                    .info, "post_conflict", harvest.place(ofPost: conflict.post),
                    arguments: [
                        "kept": name(harvest.posts[conflict.post].file), "dropped": name(conflict.dropped),
                        "line": "\(conflict.droppedLine)",
                    ]))
        }
        if harvest.undeclaredTerms > 0 {
            let file = harvest.files.first ?? ""
            findings.append(
                Finding(
                    .warning, "terms_not_declared", .init(kind: "file", title: file, file: file),
                    arguments: ["count": "\(harvest.undeclaredTerms)"]))
        }
        let sites = Set(harvest.channels.map(\.baseBlogURL).filter { !$0.isEmpty })
        if sites.count > 1 {
            findings.append(
                Finding(
                    .warning, "several_sites", .init(kind: "file", title: harvest.files.first ?? ""),
                    arguments: ["sites": sites.sorted().joined(separator: ", ")]))
        }
    }

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
        case .emptyFile, .notAnExport, .unreadableFile, .incompleteRecord, .truncated, .limitReached, .tooLong,
            .damagedGzip:
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
