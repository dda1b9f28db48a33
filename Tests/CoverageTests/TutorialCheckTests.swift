import ContentGraph
import Coverage
import TestSupport
import Testing

/// What an editor is told before a tutorial is saved.
@Suite struct TutorialCheckTests {
    private let graph = drawnGraph("axis x: a b c\na 5\nb 5 < a\nc 5 < b\nd 1")

    private func rules(_ key: String, _ minutes: Double?, _ requires: String...) -> [String] {
        TutorialCheck(graph).findings(in: .init(key: key, title: key, minutes: minutes, requires: requires)).map(\.rule)
    }

    @Test func whatIsWellHasNoFinding() {
        #expect(rules("d", 3, "a", "c") == [])
        #expect(rules("unknown", 3, "c") == [])
        #expect(rules("c", 5, "b") == [])
    }

    @Test func aCircleIsToldWithItsWholeChain() throws {
        let findings = TutorialCheck(graph).findings(in: .init(key: "a", title: "A", minutes: 5, requires: ["c"]))
        #expect(findings.map(\.rule) == ["prerequisite_would_circle"])
        let edges = try #require(findings[0].arguments["edges"])
        #expect(edges == "« A » → « C » ; « C » → « B » ; « B » → « A »")
        #expect(rules("a", 5, "a") == ["prerequisite_would_circle"])
    }

    @Test func whatIsMissingIsToldWorstFirst() {
        #expect(rules("d", nil, "gone", "gone") == ["prerequisite_deleted", "missing_duration"])
    }

    @Test func aDraftIsNoPrerequisite() {
        var builder = GraphBuilder()
        var draft = NodeRecord(kind: .tutorial, key: "post/1", title: "Brouillon")
        draft.status = .draft
        draft.siteID = 1
        _ = builder.add(draft)
        let findings = TutorialCheck(builder.build()).findings(
            in: .init(key: "post/2", title: "Deux", minutes: 2, requires: ["post/1"]))
        #expect(findings.map(\.rule) == ["prerequisite_is_draft"])
        #expect(findings[0].related.map(\.title) == ["Brouillon"])
    }
}
