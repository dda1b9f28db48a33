import ContentGraph
import Planning
import Reports
import TestSupport
import Testing

@testable import Service

@Suite struct CommonPlansTests {
    private let graph = drawnGraph("axis x: a b\na 5\nb 5 < a")
    private let plans = CommonPlans()
    private let plan: CurriculumDesk.Plan

    init() {
        let curriculum = CurriculumPlanner(graph).plan(PlanningRequest(profile: graph.node(withKey: "p")!))
        plan = .init(parts: CurriculumWriter(graph).parts(curriculum), steps: ["a", "b"], seconds: 600)
    }

    private func key(_ change: (inout CommonPlans.Key) -> Void = { _ in }) -> CommonPlans.Key {
        var key = CommonPlans.Key(
            request: PlanningRequest(profile: graph.node(withKey: "p")!), isOnPhone: false, explains: false)
        change(&key)
        return key
    }

    private func isMade(_ key: CommonPlans.Key) -> Bool {
        var isMade = false
        _ = plans.plan(key) {
            isMade = true
            return plan
        }
        return isMade
    }

    /// Whatever changes an answer has one of its own.
    @Test func aPlanIsMadeOnceForAllThatItDependsOn() {
        let skill = graph.targets(from: graph.node(withKey: "a")!, .teaches)[0]
        var assumed = AssumedMastery()
        assumed.probabilities[skill] = 0.7
        let changes: [(inout CommonPlans.Key) -> Void] = [
            { _ in }, { $0.isOnPhone = true }, { $0.explains = true }, { $0.alternatives = 2 },
            { $0.isForBrowser = true },
            { $0.personalised = "applied" }, { $0.personalised = "no_consent" }, { $0.request.budgetSeconds = 600 },
            { $0.request.heldSkills = [skill] }, { $0.request.mastery = assumed },
            { $0.request.previousTutorials = [graph.node(withKey: "a")!] },
        ]
        for change in changes { #expect(isMade(key(change))) }
        for change in changes { #expect(!isMade(key(change))) }
    }

    /// However many are asked for, they take no more memory than said: the first are forgotten.
    @Test func memoryIsBounded() {
        for seconds in 0..<12000 { #expect(isMade(key { $0.request.budgetSeconds = seconds })) }
        #expect(isMade(key { $0.request.budgetSeconds = 0 }))
        #expect(!isMade(key { $0.request.budgetSeconds = 11999 }))
    }
}
