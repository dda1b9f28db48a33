import ContentGraph
import Foundation
import Planning
import Reports
import TestSupport
import Testing

/// What the lines for a terminal say.
@Suite struct CurriculumTextTests {
    let graph = drawnGraph("axis x: a b\na 5\nb 9 < a")

    private func lines(_ graph: ContentGraph, _ change: (inout PlanningRequest) -> Void) -> String {
        var request = PlanningRequest(profile: graph.node(withKey: "p")!)
        change(&request)
        let curriculum = CurriculumPlanner(graph).plan(request)
        return CurriculumText(graph, Catalogue(.english)).lines(curriculum, width: 100).joined(separator: "\n")
    }

    @Test func anExplanationHasTheSessions() {
        var request = PlanningRequest(profile: graph.node(withKey: "p")!)
        request.sessionSeconds = 600
        let planner = CurriculumPlanner(graph)
        let lines = ExplanationText(graph, Catalogue(.english)).lines(planner.plan(request), planner)
        #expect(lines.filter { $0.hasPrefix("Session") } == ["Session 1 — 5\u{A0}min", "Session 2 — 9\u{A0}min"])
    }

    /// With the reasons where the estimate has them, else with what is known of the evidence.
    @Test func anExplanationHasTheEvidence() throws {
        func skill(_ name: String, _ more: String) -> String {
            #"{"key": "skill/\#(name)", "title": "", "probability": 0.5, "interval": [0.3, 0.7], "faded": false, \#(more)}"#
        }
        let because = skill("a", #""evidence": 2, "ageDays": 3, "because": {"fr": "Vu.", "en": "Seen."}"#)
        let document = try MasteryDocument(
            json: Data(
                """
                {"schema": "parcours-mastery-estimate/1", "learner": "l", "time": 0, "heldFrom": 0.8,
                "skills": [\(because), \(skill("b", #""evidence": 2, "ageDays": 3.5"#))]}
                """.utf8))
        var request = PlanningRequest(profile: graph.node(withKey: "p")!)
        request.assume(document.assumed(in: graph))
        let planner = CurriculumPlanner(graph)
        let lines = ExplanationText(graph, Catalogue(.english)).lines(planner.plan(request), planner, document)
        let estimate = "   Mastery estimated at 50\u{A0}% (between 30\u{A0}% and 70\u{A0}%). "
        #expect(lines.contains(estimate + "Seen."))
        #expect(lines.contains(estimate + "2 pieces of evidence, the last 3 days old."))
    }

    @Test func anEmptyCurriculumSaysWhy() {
        let nodes = graph.nodes(.tutorial)
        #expect(lines(graph) { $0.budgetSeconds = 60 }.contains("Nothing that is asked for fits"))
        #expect(lines(graph) { $0.avoidedTutorials = Set(nodes) }.contains("Nothing that is asked for can be followed"))
        #expect(lines(graph) { $0.heldSkills = Set(graph.nodes(.skill)) }.contains("All that is asked for is held"))
        #expect(lines(drawnGraph("axis x:\na 5")) { _ in }.contains("has no tutorial to follow yet"))
    }
}
