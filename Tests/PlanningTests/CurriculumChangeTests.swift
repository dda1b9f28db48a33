import ContentGraph
import Planning
import TestSupport
import Testing

/// Why steps went.
@Suite struct CurriculumChangeTests {
    /// `b` requires `a`; `c` requires `x` or `y`.
    let graph = drawnGraph("axis i: b\naxis j: c\na 3\nb 9 < a\nx 4\ny 5\nc 2 < x | y")

    private func node(_ key: String) -> NodeID { graph.node(withKey: key)! }
    private func lost(_ change: (inout PlanningRequest) -> Void) -> [String: CurriculumChange.Loss] {
        let planner = CurriculumPlanner(graph)
        let request = PlanningRequest(profile: node("p"))
        let before = planner.plan(request).steps.map(\.tutorial)
        #expect(before.map(graph.key) == ["a", "b", "x", "c"])
        var next = request
        next.previousTutorials = before
        change(&next)
        let lost = CurriculumChange(from: before, to: planner.plan(next), in: graph).lost
        return Dictionary(uniqueKeysWithValues: lost.map { (graph.key($0.tutorial), $0.why) })
    }

    @Test func whereTimeIsTooShortThatIsTheReason() {
        #expect(lost { $0.budgetSeconds = 7 * 60 } == ["a": .needless(without: node("b")), "b": .noTime])
    }

    @Test func whatRequiresSomethingThatWasRuledOutSaysSo() {
        let lost = lost { $0.avoidedTutorials = [node("a")] }
        #expect(lost == ["a": .notAllowed, "b": .outOfReach(for: node("a"))])
    }

    @Test func whatMeetsTheSameRequirementReplacesIt() {
        #expect(lost { $0.avoidedTutorials = [node("x")] } == ["x": .notAllowed])
        var request = PlanningRequest(profile: node("p"))
        request.requiredTutorials = [node("y")]
        let after = CurriculumPlanner(graph).plan(request)
        let change = CurriculumChange(from: [node("a"), node("b"), node("x"), node("c")], to: after, in: graph)
        #expect(change.lost.map(\.why) == [.replaced(by: node("y"))])
    }

    @Test func whatIsHeldIsCalledSoAndWhatItNeededIsNot() {
        let lost = lost { $0.heldSkills = [node("skill/b")] }
        #expect(lost == ["a": .needless(without: node("b")), "b": .held])
    }

    @Test func whatNothingAsksForAnyMoreSaysSo() {
        let other = drawnGraph("axis j: c\na 3\nb 9 < a\nx 4\ny 5\nc 2 < x | y")
        let before = ["b", "x", "c"].map { other.node(withKey: $0)! }
        let narrow = CurriculumPlanner(other).plan(PlanningRequest(profile: other.node(withKey: "p")!))
        #expect(CurriculumChange(from: before, to: narrow, in: other).lost.map(\.why) == [.notNeeded])
    }
}
