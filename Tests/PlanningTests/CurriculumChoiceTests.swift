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

    /// Of two that take as long, the tutorial of the axis is followed, and not one from elsewhere.
    @Test func whatTakesAsLongChangesTheAxisAsSeldomAsPossible() {
        let two = drawnGraph("axis x: here t\nelsewhere 4 = s\nhere 4 = s\nt 5 < s")
        let curriculum = CurriculumPlanner(two).plan(PlanningRequest(profile: two.node(withKey: "p")!))
        #expect(curriculum.steps.map { two.key($0.tutorial) } == ["here", "t"])
        #expect(curriculum.isProvenShortest && CurriculumVerifier(two).faults(in: curriculum) == [])
        // The same twenty times: more steps than all sets of which are looked at.
        let numbers = 1...20
        let many = drawnGraph(
            "axis x: " + numbers.map { "here\($0) t\($0)" }.joined(separator: " ") + "\n"
                + numbers.map { "elsewhere\($0) 4 = s\($0)\nhere\($0) 4 = s\($0)\nt\($0) 5 < s\($0)" }
                .joined(separator: "\n"))
        let long = CurriculumPlanner(many).plan(PlanningRequest(profile: many.node(withKey: "p")!))
        #expect(long.steps.map { many.key($0.tutorial) } == numbers.flatMap { ["here\($0)", "t\($0)"] })
        #expect(long.isProvenShortest && CurriculumVerifier(many).faults(in: long) == [])
    }

    @Test func theFirstStepIsTheOneAskedForAfterWhatItRequires() {
        let two = drawnGraph("axis x: a b\naxis y: c d\na 4\nb 4\nc 5 < e\ne 3\nd 6")
        var request = PlanningRequest(profile: two.node(withKey: "p")!)
        func keys() -> [String] {
            let curriculum = CurriculumPlanner(two).plan(request)
            #expect(CurriculumVerifier(two).faults(in: curriculum) == [])
            return curriculum.steps.map { two.key($0.tutorial) }
        }
        #expect(keys() == ["a", "b", "e", "c", "d"])
        request.firstTutorial = two.node(withKey: "c")
        #expect(keys() == ["e", "c", "a", "b", "d"])
        var curriculum = CurriculumPlanner(two).plan(request)
        curriculum.steps.swapAt(1, 2)
        #expect(CurriculumVerifier(two).faults(in: curriculum).contains(.lateStart(step: 1)))
    }

    @Test func theCausesAreEnoughAndNoneCanBeSpared() {
        // One of u and v would do, and w is needed in any case.
        let lame = drawnGraph("axis x: t\nt 5 < s w\nu 9 = s < y\nv 4 = s\ny 1\nw 2")
        var request = PlanningRequest(profile: lame.node(withKey: "p")!)
        let missing = ["u", "v", "w", "y"].map { lame.node(withKey: $0)! }
        request.avoidedTutorials = Set(missing)
        var curriculum = CurriculumPlanner(lame).plan(request)
        #expect(CurriculumVerifier(lame).faults(in: curriculum) == [])
        let causes = curriculum.unreached.map { $0.causes.map(lame.key).sorted() }
        #expect(causes == [["v", "w"]])
        for wrong in [[], ["v"], ["u", "w"], ["v", "w", "y"], ["skill/v", "w"]] {
            curriculum.unreached[0].causes = wrong.compactMap { lame.node(withKey: $0) }
            #expect(CurriculumVerifier(lame).faults(in: curriculum) == [.wrongCauses(lame.node(withKey: "t")!)])
        }
    }

    @Test func alternativesComeByLengthAndDiffer() {
        let all = CurriculumPlanner(graph).alternatives(PlanningRequest(profile: node("p")), count: 5).curricula
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
        #expect(planner.purposes(of: curriculum)[0].chain.map(long.key) == ["z", "a"])
    }

    /// With 10 minutes more, b and c are worth more than a.
    @Test func moreTimeTellsWhatGoesToo() {
        let graph = drawnGraph("axis x: a\naxis y: b c\na 7\nb 8\nc 8")
        let planner = CurriculumPlanner(graph)
        var request = PlanningRequest(profile: graph.node(withKey: "p")!)
        request.budgetSeconds = 8 * 60
        let more = planner.counterfactuals(planner.plan(request)).moreTime
        #expect(more?.gained.map(graph.key) == ["b", "c"])
        #expect(more?.lost.map(graph.key) == ["a"])
    }

    /// What was asked for by name and does not fit is no part of what is compared.
    @Test func whatDoesNotFitCountsForNothing() {
        let graph = drawnGraph("axis x: a\na 5\nz 20")
        var request = PlanningRequest(profile: graph.node(withKey: "p")!)
        request.budgetSeconds = 8 * 60
        request.requiredTutorials = [graph.node(withKey: "z")!]
        let planner = CurriculumPlanner(graph)
        let facts = planner.counterfactuals(planner.plan(request))
        #expect(facts.known.map(\.savedSeconds) == [300])
        // What was asked for by name comes even where it is known.
        request.requiredTutorials = [graph.node(withKey: "a")!]
        #expect(planner.counterfactuals(planner.plan(request)).known.map(\.savedSeconds) == [0])
    }

    @Test func aSessionDoesNotCutAnAxisThatFitsIntoTheNext() {
        let two = drawnGraph("axis x: a b\naxis y: c d\na 4\nb 4\nc 5\nd 6")
        var request = PlanningRequest(profile: two.node(withKey: "p")!)
        request.sessionSeconds = 14 * 60
        #expect(CurriculumPlanner(two).plan(request).sessions == [0..<2, 2..<4])
    }

    private func checked(
        _ graph: ContentGraph, _ change: (inout PlanningRequest, (String) -> NodeID) -> Void
    ) -> Curriculum {
        let node = { (key: String) in graph.node(withKey: key)! }
        var request = PlanningRequest(profile: node("p"))
        change(&request, node)
        let curriculum = CurriculumPlanner(graph).plan(request)
        #expect(CurriculumVerifier(graph).faults(in: curriculum) == [])
        return curriculum
    }

    /// A tutorial of an axis that cannot come is replaced by what teaches the same, listed there or not.
    @Test func alternativesStandInForWhatCannotCome() {
        let listed = drawnGraph("axis x: v t\nv 3 = s\nt 9 = s")
        #expect(checked(listed) { $0.avoidedTutorials = [$1("v")] }.steps.count == 1)
        let short = checked(listed) {
            $0.avoidedTutorials = [$1("v")]
            $0.budgetSeconds = 60
        }
        #expect(short.steps.isEmpty)
        let unlisted = drawnGraph("axis x: v\nv 3 = s\nt 9 = s")
        let stood = checked(unlisted) { $0.avoidedTutorials = [$1("v")] }
        #expect(stood.steps.map { unlisted.key($0.tutorial) } == ["t"])
        #expect(stood.unreached.isEmpty)
    }

    @Test func oddRequestsGetAnAnswer() {
        let graph = drawnGraph("axis x: t u\nt 5 = s\nv 9 = s\nu 0\nw 0 = u")
        _ = checked(graph) { request, node in request.requiredTutorials = [node("t"), node("v")] }
        _ = checked(graph) { request, node in
            request.heldSkills = [node("skill/s")]
            request.requiredTutorials = [node("t")]
        }
        _ = checked(graph) { request, _ in request.budgetSeconds = 0 }
        _ = checked(graph) { request, _ in request.budgetSeconds = .max }
        _ = checked(graph) { request, node in
            request.previousTutorials = [node("v")]
            request.budgetSeconds = .max
        }
        _ = checked(graph) { request, _ in request.searchSeconds = .nan }
        let bare = drawnGraph("t 5")
        let none = checked(bare) { request, node in request.requiredTutorials = [node("t")] }
        #expect(none.steps.isEmpty)
    }

    /// Goals that share a tutorial for which a cheaper one stands in, and time for one goal only.
    @Test func aSkillThatIsHeldIsNotCalledMissing() {
        let graph = drawnGraph("axis x: t\naxis y: t w\nt 9 = s\nu 4 = s\nw 30")
        let curriculum = checked(graph) { request, _ in request.budgetSeconds = 5 * 60 }
        #expect(curriculum.steps.map { graph.key($0.tutorial) } == ["u"])
        #expect(curriculum.unreached.map { graph.key($0.tutorial) } == ["w"])
    }

    @Test func falseExcusesAreRefused() {
        let graph = drawnGraph("axis x: a\na 5")
        var curriculum = checked(graph) { _, _ in }
        let a = graph.node(withKey: "a")!
        curriculum.steps = []
        curriculum.sessions = []
        curriculum.certificate = Certificate(lowerBoundSeconds: 0)
        for reason in [
            Curriculum.Obstacle.notPublished(.draft), .behindPassword, .avoided, .requires(a),
            .overBudget(missingSeconds: 60),
        ] {
            curriculum.unreached = [.init(tutorial: a, reason: reason)]
            #expect(CurriculumVerifier(graph).faults(in: curriculum).contains(.falseExcuse(a)))
        }
    }
}
