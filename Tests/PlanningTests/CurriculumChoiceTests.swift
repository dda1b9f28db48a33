import ContentGraph
import Planning
import TestSupport
import Testing

/// Constraints, alternatives, replanning and counterfactuals.
@Suite struct CurriculumChoiceTests {
    /// `t` requires `s`, which a video, a text and a game teach.
    let graph = drawnGraph("axis x: t\nvideo 9 = s\ntext 4 = s\ngame 6 = s\nt 5 < s")

    private func node(_ key: String) -> NodeID { graph.node(withKey: key)! }
    private func names(_ curriculum: Curriculum) -> String {
        curriculum.steps.map { graph.key($0.tutorial) }.joined(separator: " ")
    }
    private func plan(_ change: (inout PlanningRequest) -> Void) -> Curriculum {
        var request = PlanningRequest(profile: node("p"))
        change(&request)
        let curriculum = CurriculumPlanner(graph).plan(request)
        #expect(CurriculumVerifier(graph).faults(in: curriculum) == [])
        return curriculum
    }

    @Test func whatIsAvoidedDoesNotComeAndWhatMustDoes() {
        #expect(names(plan { _ in }) == "text t")
        #expect(names(plan { $0.avoidedTutorials = [node("text")] }) == "game t")
        #expect(names(plan { $0.requiredTutorials = [node("video")] }) == "video t")
        let none = plan { $0.avoidedTutorials = [node("text"), node("game"), node("video")] }
        #expect(none.steps.isEmpty)
        #expect(none.unreached.map(\.tutorial) == [node("t")])
    }

    @Test func alternativesComeByLengthAndDiffer() {
        let all = CurriculumPlanner(graph).alternatives(PlanningRequest(profile: node("p")), count: 5)
        #expect(all.map(names) == ["text t", "game t", "video t"])
        for curriculum in all { #expect(CurriculumVerifier(graph).faults(in: curriculum) == []) }
    }

    @Test func aNewPlanKeepsWhatItCan() {
        let even = drawnGraph("axis x: t\none 4 = s\ntwo 4 = s\nt 5 < s")
        var request = PlanningRequest(profile: even.node(withKey: "p")!)
        let first = CurriculumPlanner(even).plan(request).steps.map(\.tutorial)
        let other = even.node(withKey: first[0] == even.node(withKey: "one")! ? "two" : "one")!
        request.previousTutorials = [other, first[1]]
        let second = CurriculumPlanner(even).plan(request)
        #expect(second.steps.map(\.tutorial) == [other, first[1]])
        #expect(second.isProvenShortest)
        let change = CurriculumChange(from: first, to: second, in: even)
        #expect(change.gained == [other])
        #expect(change.lost.map(\.tutorial) == [first[0]])
        #expect(change.lost[0].why == .replaced(by: other))
    }

    @Test func counterfactualsArePlansAndNoGuess() {
        let long = drawnGraph("axis x: a\naxis y: b\na 5 < z\nz 7\nb 20")
        var request = PlanningRequest(profile: long.node(withKey: "p")!)
        request.budgetSeconds = 25 * 60
        let planner = CurriculumPlanner(long)
        let curriculum = planner.plan(request)
        let facts = planner.counterfactuals(curriculum)
        // Holding a makes z useless too; holding z spares z alone.
        let saved = Dictionary(uniqueKeysWithValues: facts.known.map { (long.key($0.tutorial), $0.savedSeconds) })
        #expect(saved == ["a": 12 * 60, "z": 7 * 60])
        #expect(facts.moreTime?.seconds == 600)
        #expect(facts.moreTime?.gained == [long.node(withKey: "b")!])
        let chain = planner.chain(from: 0, in: curriculum).map(long.key)
        #expect(chain == ["z", "a"])
    }

    @Test func aSessionDoesNotCutAnAxisThatFitsIntoTheNext() {
        let two = drawnGraph("axis x: a b\naxis y: c d\na 4\nb 4\nc 5\nd 6")
        var request = PlanningRequest(profile: two.node(withKey: "p")!)
        request.sessionSeconds = 14 * 60
        #expect(CurriculumPlanner(two).plan(request).sessions == [0..<2, 2..<4])
    }
}
