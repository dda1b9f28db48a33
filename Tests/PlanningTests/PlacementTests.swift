import ContentGraph
import Mastery
import Planning
import TestSupport
import Testing

@Suite struct PlacementTests {
    private func learner(_ graph: ContentGraph, logOdds: Double) -> (SkillMap, LearnerMastery) {
        let map = SkillMap(graph)
        var parameters = MasteryParameters()
        parameters.prior.logOdds = logOdds
        return (map, MasteryModel(map, parameters).learner())
    }

    /// Of a long and a short tutorial, equally uncertain, the long one is worth the question; of a chain, its end, which
    /// tells of all.
    @Test func asksWhereMostTimeIsSaved() {
        let graph = drawnGraph("axis x: a b\na 30\nb 2")
        let (map, learner) = learner(graph, logOdds: 0.8)
        let question = Placement(graph, map).next(
            learner, at: 0, PlanningRequest(profile: graph.node(withKey: "p")!), asked: [])
        #expect(question?.tutorial == graph.node(withKey: "a"))
        #expect((question?.savedSeconds ?? 0) > 60)
    }

    @Test func asksNothingThatSavesLessThanItTakes() {
        let graph = drawnGraph("axis x: a b\na 1\nb 1")
        let (map, uncertain) = learner(graph, logOdds: 0.5)
        let request = PlanningRequest(profile: graph.node(withKey: "p")!)
        var slow = Placement(graph, map)
        slow.answerSeconds = 60
        #expect(slow.next(uncertain, at: 0, request, asked: []) == nil)
        // Nor where the answer is known.
        let long = drawnGraph("axis x: a\na 30")
        let (longMap, sure) = learner(long, logOdds: -9)
        let other = PlanningRequest(profile: long.node(withKey: "p")!)
        #expect(Placement(long, longMap).next(sure, at: 0, other, asked: []) == nil)
    }

    @Test func stopsAfterFiveQuestions() {
        let graph = drawnGraph(
            "axis x: " + (0..<9).map { "t\($0)" }.joined(separator: " ") + "\n"
                + (0..<9).map { "t\($0) 30" }.joined(separator: "\n"))
        let (map, start) = learner(graph, logOdds: 0.8)
        let placement = Placement(graph, map)
        let request = PlanningRequest(profile: graph.node(withKey: "p")!)
        var learner = start
        var asked: Set<NodeID> = []
        while let question = placement.next(learner, at: 0, request, asked: asked) {
            #expect(asked.insert(question.skill).inserted)
            learner = placement.answered(learner, question.skill, false, at: 0)
        }
        #expect((1...5).contains(asked.count))
    }
}
