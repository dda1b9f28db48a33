import ContentGraph
import Mastery
import Planning
import TestSupport
import Testing

/// What a plan makes of mastery between unknown and held, and of what has faded.
@Suite struct AssumedMasteryTests {
    private func plan(
        _ graph: ContentGraph, _ mastery: [String: Double], faded: Set<String> = []
    ) -> Curriculum {
        var assumed = AssumedMastery()
        for tutorial in graph.nodes(.tutorial) {
            for skill in graph.targets(from: tutorial, .teaches) {
                if let probability = mastery[graph.key(tutorial)] { assumed.probabilities[skill] = probability }
                if faded.contains(graph.key(tutorial)) { assumed.decayed.insert(skill) }
            }
        }
        var request = PlanningRequest(profile: graph.node(withKey: "p")!)
        request.assume(assumed)
        let curriculum = CurriculumPlanner(graph).plan(request)
        #expect(CurriculumVerifier(graph).faults(in: curriculum) == [])
        return curriculum
    }

    @Test func whatIsHeldGoesAndWhatMayBeIsShorter() {
        let graph = drawnGraph("axis x: a b c d\na 10\nb 10\nc 10\nd 10")
        let curriculum = plan(graph, ["a": 0.9, "b": 0.7, "c": 0.45, "d": 0.1])
        let steps = Dictionary(uniqueKeysWithValues: curriculum.steps.map { (graph.key($0.tutorial), $0) })
        #expect(steps["a"] == nil)
        #expect(steps["b"]?.mode == .check)
        // 3 minutes of check, and the whole with a chance of 0.3.
        #expect(steps["b"]?.seconds == 360)
        #expect(steps["c"]?.mode == .skim)
        #expect(steps["c"]?.seconds == 465)
        #expect(steps["d"]?.mode == .full)
        #expect(steps["d"]?.seconds == 600)
        let interval = curriculum.secondsInterval
        #expect(interval.contains(curriculum.totalSeconds))
        #expect(interval.lowerBound >= 180 + 300 + 600)
        #expect(interval.upperBound <= 780 + 600 + 600)
    }

    /// At 0.6 a check and a skim take the same time, and many hundredths end on half a second: the verifier must agree.
    @Test func planAndVerifierAgreeOnEveryHundredth() {
        for hundredths in 0...100 {
            let graph = drawnGraph("axis x: a b c d e f g\na 1\nb 2\nc 3\nd 5\ne 7\nf 11\ng 13")
            let names = ["a", "b", "c", "d", "e", "f", "g"]
            _ = plan(graph, Dictionary(uniqueKeysWithValues: names.map { ($0, Double(hundredths) / 100) }))
        }
    }

    @Test func whatHasFadedIsReviewed() {
        let graph = drawnGraph("axis x: t\na 10\nt 5 < a")
        let curriculum = plan(graph, ["a": 0.5], faded: ["a"])
        #expect(curriculum.steps.map(\.mode) == [.review, .full])
        #expect(curriculum.steps[0].seconds == 240)
    }

    @Test func oneStepThatPractisesSeveralFadedSkillsIsPreferred() {
        // u, once known, uses a and b: to practise it takes 4 minutes, to review both 8.
        let graph = drawnGraph("axis x: t\na 10\nb 10\nu 8 < a b\nt 5 < a b")
        let curriculum = plan(graph, ["a": 0.5, "b": 0.5, "u": 0.9], faded: ["a", "b"])
        #expect(curriculum.steps.map { graph.key($0.tutorial) } == ["u", "t"])
        #expect(curriculum.steps.map(\.mode) == [.practice, .full])
        #expect(curriculum.steps[0].practised.count == 2)
        // A longer one is not worth it.
        let long = drawnGraph("axis x: t\na 10\nb 10\nu 20 < a b\nt 5 < a b")
        #expect(
            plan(long, ["a": 0.5, "b": 0.5, "u": 0.9], faded: ["a", "b"]).steps.map(\.mode) == [
                .review, .review, .full,
            ])
    }

    @Test func theVerifierSeesWrongModes() {
        let graph = drawnGraph("axis x: a b\na 10\nb 10")
        var curriculum = plan(graph, ["b": 0.7])
        curriculum.steps[0].mastery = 0.99
        #expect(CurriculumVerifier(graph).faults(in: curriculum) == [.wrongMastery(step: 0)])
        curriculum.steps[0].mastery = 0
        curriculum.steps[0].mode = .check
        curriculum.steps[0].seconds = 120
        #expect(CurriculumVerifier(graph).faults(in: curriculum).contains(.wrongTime(step: 0)))
        curriculum.steps[0].mode = .practice
        curriculum.steps[0].seconds = 300
        #expect(CurriculumVerifier(graph).faults(in: curriculum).contains(.falsePractice(step: 0)))
    }

    /// Who has done nothing yet follows everything in full, and is not told that they know part of it.
    @Test func newcomersFollowEverythingInFull() throws {
        let graph = drawnGraph("axis x: a b\na 10\nb 10 < a")
        let map = SkillMap(graph)
        var estimates = MasteryModel(map).learner().mastery(at: 0)
        for number in estimates.indices {
            #expect(estimates[number].evidence == 0)
            estimates[number].probability = 0.5
        }
        var request = PlanningRequest(profile: graph.node(withKey: "p")!)
        request.assume(AssumedMastery(estimates, graph))
        #expect(CurriculumPlanner(graph).plan(request).steps.map(\.mode) == [.full, .full])
        estimates[map.skillNumbers["skill/a"] ?? 0].evidence = 1
        request = PlanningRequest(profile: graph.node(withKey: "p")!)
        request.assume(AssumedMastery(estimates, graph))
        #expect(CurriculumPlanner(graph).plan(request).steps.map(\.mode) == [.skim, .skim])
    }

    /// A tutorial that must come is followed for itself, and not practised beside.
    @Test func whatMustComeComesOnce() {
        let graph = drawnGraph("axis x: t u\na 10\nb 10\nu 8 < a b\nt 5 < a b")
        var assumed = AssumedMastery()
        for name in ["a", "b"] {
            let skill = graph.targets(from: graph.node(withKey: name)!, .teaches)[0]
            assumed.probabilities[skill] = 0.5
            assumed.decayed.insert(skill)
        }
        let last = graph.targets(from: graph.node(withKey: "u")!, .teaches)[0]
        assumed.probabilities[last] = 0.9
        var request = PlanningRequest(profile: graph.node(withKey: "p")!)
        request.assume(assumed)
        for isFirst in [false, true] {
            request.requiredTutorials = isFirst ? [] : [graph.node(withKey: "u")!]
            request.firstTutorial = isFirst ? graph.node(withKey: "u") : nil
            #expect(CurriculumVerifier(graph).faults(in: CurriculumPlanner(graph).plan(request)) == [])
        }
    }

    /// Landmarks know nothing of practice: where that is possible, they prove nothing.
    @Test func landmarksDoNotProveWherePracticeIsShorter() {
        let graph = drawnGraph("axis x: t\na 10\nb 10\nu 8 < a b\nt 5 < a b")
        var curriculum = plan(graph, ["a": 0.5, "b": 0.5, "u": 0.9], faded: ["a", "b"])
        curriculum.certificate = Certificate(
            lowerBoundSeconds: curriculum.totalSeconds,
            landmarks: [.init(tutorials: [graph.node(withKey: "t")!], seconds: 300)],
            reachedWeight: curriculum.certificate.reachedWeight, weightBound: nil, nodes: 0, work: 0, clockStruck: false
        )
        #expect(CurriculumVerifier(graph).faults(in: curriculum) == [.noLandmark(number: 0)])
    }

    /// Random mastery on random sites: what is planned is valid by the verifier's own reckoning.
    @Test func randomMasteryGivesValidPlans() {
        for seed in 0..<200 as Range<UInt64> {
            var random = SeededGenerator(seed: seed)
            let graph = RandomSite.graph(using: &random)
            var mastery: [String: Double] = [:]
            var faded: Set<String> = []
            for tutorial in graph.nodes(.tutorial) {
                mastery[graph.key(tutorial)] = Double.random(in: 0...1, using: &random)
                if Int.random(in: 0..<3, using: &random) == 0 { faded.insert(graph.key(tutorial)) }
            }
            _ = plan(graph, mastery, faded: faded)
        }
    }
}
