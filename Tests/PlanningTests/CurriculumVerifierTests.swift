import ContentGraph
import Planning
import TestSupport
import Testing

/// The verifier must refuse what is wrong: each test spoils a good curriculum in one way.
@Suite struct CurriculumVerifierTests {
    let graph = drawnGraph("axis x: a b c\na 5\nb 5 < a\nc 5")

    private func faults(_ spoil: (inout Curriculum) -> Void) -> [CurriculumVerifier.Fault] {
        var request = PlanningRequest(profile: graph.node(withKey: "p")!)
        request.sessionSeconds = 600
        var curriculum = CurriculumPlanner(graph).plan(request)
        spoil(&curriculum)
        return CurriculumVerifier(graph).faults(in: curriculum)
    }

    @Test func refusesWhatIsWrong() {
        #expect(faults { _ in } == [])
        #expect(faults { $0.steps.swapAt(0, 1) } == [.prerequisiteMissing(step: 0, group: 0)])
        #expect(faults { $0.steps[2] = $0.steps[0] }.contains(.repeated(step: 2)))
        #expect(faults { $0.steps[2] = $0.steps[0] }.contains(.goalForgotten(graph.node(withKey: "c")!)))
        #expect(faults { $0.steps[0].seconds = 60 } == [.wrongTime(step: 0), .impossibleBound])
        #expect(faults { $0.certificate.landmarks[1].tutorials = [] } == [.noLandmark(number: 1)])
        #expect(
            faults { $0.certificate.landmarks[0].seconds += 1 }.contains {
                if case .overcharged = $0 { true } else { false }
            })
        #expect(
            faults { $0.request.avoidedTutorials = [$0.steps[0].tutorial] }.contains(
                .requestIgnored(graph.node(withKey: "a")!)))
        #expect(faults { $0.request.budgetSeconds = 800 } == [.overBudget(seconds: 900)])
        #expect(faults { $0.sessions = [0..<2] } == [.sessionsDoNotCover])
        #expect(faults { $0.sessions = [0..<3] } == [.sessionTooLong(session: 0)])
        #expect(faults { $0.certificate.lowerBoundSeconds = 901 } == [.impossibleBound])
        #expect(faults { $0.certificate.lowerBoundSeconds = 899 } == [.boundBelowLandmarks])
        #expect(faults { $0.certificate.reachedWeight = 2 } == [.wrongWeight(reached: 3)])
        #expect(faults { $0.certificate.weightBound = 2 } == [.impossibleWeight])
        #expect(faults { $0.certificate.weightBound = 4 } == [.impossibleWeight])
        #expect(faults { $0.sessions = [0..<1, 1..<2, 2..<3] }.contains(.sessionTooShort(session: 0)))
        #expect(faults { $0.request.sessionSeconds = nil } == [.sessionsDoNotCover])
        #expect(faults { $0.request.heldSkills = [graph.node(withKey: "skill/c")!] }.contains(.alreadyHeld(step: 2)))
        #expect(faults { $0.steps[1].tutorial = graph.node(withKey: "p")! }.contains(.notOffered(step: 1)))
    }

    @Test func whatTheRequestNamesIsOfTheKindItIsNamedFor() {
        for key in ["n", "axis/x", "a", "skill/a"] {
            let node = graph.node(withKey: key)!
            #expect(faults { $0.request.profile = node } == [.wrongKind(node)])
        }
        let (profile, tutorial) = (graph.node(withKey: "p")!, graph.node(withKey: "a")!)
        #expect(faults { $0.request.needs = [tutorial] } == [.wrongKind(tutorial)])
        #expect(faults { $0.request.heldSkills = [tutorial] } == [.wrongKind(tutorial)])
        #expect(faults { $0.request.avoidedTutorials = [profile] } == [.wrongKind(profile)])
        #expect(faults { $0.request.requiredTutorials = [profile] } == [.wrongKind(profile)])
    }

    /// Two axes of which 15 minutes reach one: what is left out lacks 10 minutes, and nothing else may be said.
    @Test func whatIsLeftOutForLackOfTimeIsReckonedAnew() {
        let graph = drawnGraph("axis x: a b\naxis y: c\na 5\nb 5 < a\nc 15 < d\nd 10")
        let node = { (key: String) in graph.node(withKey: key)! }
        var request = PlanningRequest(profile: node("p"))
        request.budgetSeconds = 900
        let curriculum = CurriculumPlanner(graph).plan(request)
        let verifier = CurriculumVerifier(graph)
        func faults(_ spoil: (inout Curriculum) -> Void) -> [CurriculumVerifier.Fault] {
            var curriculum = curriculum
            spoil(&curriculum)
            return verifier.allFaults(in: curriculum)
        }
        #expect(curriculum.unreached == [.init(tutorial: node("c"), reason: .overBudget(missingSeconds: 1200))])
        #expect(faults { _ in } == [])
        #expect(verifier.weights(of: curriculum) == (2, 3))
        for seconds in [1, 1199, 1201, 1_000_000_000] {
            #expect(
                faults { $0.unreached[0].reason = .overBudget(missingSeconds: seconds) }
                    == [.wrongMissingTime(node("c"), seconds: 1200)])
        }
        for seconds in [-1, 0] {
            #expect(
                faults { $0.unreached[0].reason = .overBudget(missingSeconds: seconds) }
                    .contains(.falseExcuse(node("c"))))
        }
        #expect(faults { $0.request.budgetSeconds = 36_000 } == [.wrongMissingTime(node("c"), seconds: 0)])
        #expect(faults { $0.unreached.append($0.unreached[0]) } == [.explainedTwice(node("c"))])
        #expect(
            faults { $0.unreached.append(.init(tutorial: node("d"), reason: .overBudget(missingSeconds: 60))) }
                == [.notAsked(node("d"))])
        // Nothing planned, although all the time was there.
        #expect(
            faults {
                ($0.steps, $0.sessions) = ([], [])
                $0.unreached = ["a", "b", "c"].map {
                    .init(tutorial: node($0), reason: .overBudget(missingSeconds: 60))
                }
                $0.certificate = Certificate(lowerBoundSeconds: 0, reachedWeight: 0, weightBound: 0)
            }.contains(.wrongMissingTime(node("a"), seconds: 0)))
    }

    /// What is out of reach lacks no time, and what something else teaches is not out of reach.
    @Test func anExcuseIsTrueOfTheGraph() {
        let lame = drawnGraph("axis x: v t\nv 3 = s\nw 9 = s\nt 5 < u\nu 4")
        let node = { (key: String) in lame.node(withKey: key)! }
        var request = PlanningRequest(profile: node("p"))
        request.budgetSeconds = 3600
        request.avoidedTutorials = [node("v"), node("u")]
        var curriculum = CurriculumPlanner(lame).plan(request)
        let verifier = CurriculumVerifier(lame)
        #expect(verifier.allFaults(in: curriculum) == [])
        #expect(curriculum.steps.map(\.tutorial) == [node("w")])
        let missing = Curriculum.Obstacle.overBudget(missingSeconds: 60)
        var other = curriculum
        other.unreached = [.init(tutorial: node("t"), reason: missing)]
        #expect(verifier.faults(in: other).contains(.falseExcuse(node("t"))))
        curriculum.steps = []
        curriculum.sessions = []
        curriculum.certificate = Certificate(lowerBoundSeconds: 0, reachedWeight: 1)
        curriculum.unreached.append(.init(tutorial: node("v"), reason: .avoided))
        #expect(verifier.faults(in: curriculum) == [.falseExcuse(node("v"))])
    }

    /// A step stands under an axis that asks for it, and is there for what it is said to be.
    @Test func placesAndReasonsAreTrue() {
        let two = drawnGraph("axis x: a\naxis y: c\na 5 < b\nb 5\nc 5")
        let node = { (key: String) in two.node(withKey: key)! }
        let curriculum = CurriculumPlanner(two).plan(PlanningRequest(profile: node("p")))
        #expect(curriculum.steps.map(\.tutorial) == ["b", "a", "c"].map(node))
        func faults(_ spoil: (inout Curriculum) -> Void) -> [CurriculumVerifier.Fault] {
            var curriculum = curriculum
            spoil(&curriculum)
            return CurriculumVerifier(two).allFaults(in: curriculum)
        }
        #expect(faults { _ in } == [])
        #expect(faults { $0.steps[0].axis = node("axis/y") } == [.wrongPlace(step: 0)])
        #expect(faults { $0.steps[1].axis = node("axis/y") }.contains(.wrongPlace(step: 1)))
        #expect(faults { $0.steps[2].axis = node("c") } == [.wrongPlace(step: 2)])
        #expect(faults { $0.steps[2].need = node("axis/y") } == [.wrongPlace(step: 2)])
        #expect(faults { $0.steps[0].reason = .goal } == [.wrongReason(step: 0)])
        #expect(faults { $0.steps[0].reason = .prerequisite(of: node("c")) } == [.wrongReason(step: 0)])
        #expect(faults { $0.steps[2].reason = .prerequisite(of: node("a")) } == [.wrongReason(step: 2)])
    }

    @Test func whatIsLikelyEnoughIsHeld() {
        let skill = graph.node(withKey: "skill/c")!
        let found = faults { curriculum in
            var mastery = AssumedMastery()
            mastery.probabilities[skill] = 0.9
            curriculum.request.mastery = mastery
        }
        #expect(found.contains(.heldForgotten(skill)))
    }

    /// A chain of hundreds of tutorials, each of which is a landmark by itself, is checked in no time; so are as many that
    /// have nothing to do with each other.
    @Test func longCurriculaAreCheckedInNoTime() {
        let count = 400
        for isChain in [true, false] {
            let names = (0..<count).map { "t\($0)" }
            let lines = names.indices.map { isChain && $0 > 0 ? "\(names[$0]) 1 < \(names[$0 - 1])" : "\(names[$0]) 1" }
            let long = drawnGraph(
                "axis x: " + (isChain ? names[count - 1] : names.joined(separator: " ")) + "\n"
                    + lines.joined(separator: "\n"))
            let curriculum = CurriculumPlanner(long).plan(PlanningRequest(profile: long.node(withKey: "p")!))
            #expect(curriculum.certificate.landmarks.count == count)
            let verifier = CurriculumVerifier(long)
            var faults: [CurriculumVerifier.Fault] = []
            // Far more than it takes, even without optimisation; passes over everything for every landmark take longer.
            #expect(ContinuousClock().measure { faults = verifier.faults(in: curriculum) } < .seconds(10))
            #expect(faults == [])
        }
    }

    /// Whatever the planner makes is accepted.
    @Test func plansOfRandomSitesAreAccepted() {
        for seed in 0..<400 as Range<UInt64> {
            var random = SeededGenerator(seed: seed)
            let graph = RandomSite.graph(using: &random)
            let curricula = CurriculumPlanner(graph).alternatives(
                RandomSite.request(of: graph, using: &random), count: seed % 5 == 0 ? 3 : 1)
            for curriculum in curricula.curricula {
                #expect(CurriculumVerifier(graph).allFaults(in: curriculum) == [], "seed \(seed)")
            }
        }
    }
}
