public import ContentGraph

/// Findings in words.
public struct FindingText: Sendable {
    private let catalogue: Catalogue

    /// Makes a writer in the language of a catalogue.
    public init(_ catalogue: Catalogue) { self.catalogue = catalogue }

    /// What was found, in one sentence.
    public func sentence(_ finding: Finding) -> String {
        catalogue.text("finding.\(finding.rule)", values(finding))
    }

    /// What to do about it.
    public func advice(_ finding: Finding) -> String {
        let key = "advice.\(finding.rule)"
        return catalogue.text(catalogue.has(key) ? key : "advice.wxr", values(finding))
    }

    /// Where it is: `tutoriel n° 55, site.xml, ligne 1 204`.
    public func location(_ place: Finding.Place) -> String {
        var parts: [String] = []
        if let id = place.id {
            parts.append(
                catalogue.text("place.post", ["type": place.type.isEmpty ? place.kind : place.type, "id": "\(id)"]))
        }
        if place.line > 0 { parts.append(catalogue.text("place.line", ["file": place.file, "line": "\(place.line)"])) }
        if let offset = place.byteOffset { parts.append(catalogue.text("place.byte", ["offset": "\(offset)"])) }
        return parts.joined(separator: ", ")
    }

    private func values(_ finding: Finding) -> [String: String] {
        var values = finding.arguments
        values["title"] = values["title"] ?? finding.place.title
        if let other = finding.related.first { values["other"] = other.title }
        if let code = values["serialized"] {
            // The catalogue words why the value cannot be read; both sentences that say so use it.
            values["reason"] = catalogue.text("serialized.\(code)", values)
            values["detail"] = values["reason"]
        }
        if let status = values["status"] { values["status"] = catalogue.text("status.\(status)") }
        return values
    }
}
