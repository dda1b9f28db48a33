public import ContentGraph
import Foundation

/// Findings as JSON for other tools, after the manner of SARIF 2.1.0 (OASIS): rules, and results with places.
public struct FindingReport: Encodable, Sendable {
    struct Message: Encodable, Sendable {
        var fr: String
        var en: String
    }

    struct Rule: Encodable, Sendable {
        var id: String
        var level: String
    }

    struct Location: Encodable, Sendable {
        var kind: String
        var id: Int?
        var type: String
        var title: String
        var file: String
        var line: Int
        var byteOffset: Int?

        init(_ place: Finding.Place) {
            kind = place.kind
            id = place.id
            type = place.type
            title = place.title
            file = place.file
            line = place.line
            byteOffset = place.byteOffset
        }
    }

    struct Result: Encodable, Sendable {
        var ruleId: String
        var level: String
        var message: Message
        var advice: Message
        var location: Location
        var relatedLocations: [Location]
        var arguments: [String: String]
    }

    var schema = "parcours-findings/1"
    var site: String
    var mapping: String
    var counts: [String: Int]
    var rules: [Rule]
    var results: [Result]

    /// Makes the report of a graph's findings, or of others about its site.
    public init(_ graph: ContentGraph, findings: [Finding]? = nil) {
        let findings = findings ?? graph.findings
        let (french, english) = (FindingText(Catalogue(.french)), FindingText(Catalogue(.english)))
        func level(_ severity: Finding.Severity) -> String { severity == .info ? "note" : severity.rawValue }
        site = graph.metadata.siteURL
        mapping = graph.metadata.mapping
        counts = Dictionary(findings.map { (level($0.severity), 1) }, uniquingKeysWith: +)
        rules = Dictionary(findings.map { ($0.rule, level($0.severity)) }, uniquingKeysWith: { first, _ in first })
            .map { Rule(id: $0.key, level: $0.value) }.sorted { $0.id < $1.id }
        results = findings.map { finding in
            Result(
                ruleId: finding.rule, level: level(finding.severity),
                message: Message(fr: french.sentence(finding), en: english.sentence(finding)),
                advice: Message(fr: french.advice(finding), en: english.advice(finding)),
                location: Location(finding.place), relatedLocations: finding.related.map(Location.init),
                arguments: finding.arguments)
        }
    }
}
