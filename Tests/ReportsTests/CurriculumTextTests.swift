import ContentGraph
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

    @Test func anEmptyCurriculumSaysWhy() {
        let nodes = graph.nodes(.tutorial)
        #expect(lines(graph) { $0.budgetSeconds = 60 }.contains("Nothing that is asked for fits"))
        #expect(lines(graph) { $0.avoidedTutorials = Set(nodes) }.contains("Nothing that is asked for can be followed"))
        #expect(lines(graph) { $0.heldSkills = Set(graph.nodes(.skill)) }.contains("All that is asked for is held"))
        #expect(lines(drawnGraph("axis x:\na 5")) { _ in }.contains("has no tutorial to follow yet"))
    }
}
