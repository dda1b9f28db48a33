import Mastery
import Testing

@Suite struct MasteryTraceTests {
    private let map = SkillMap(
        keys: ["a", "b"], prerequisites: [[], [0]],
        pages: [.init(key: "a", skills: [0], expectedSeconds: 600), .init(key: "b", skills: [1], expectedSeconds: 600)])

    /// Start, contributions and fading add up to the estimate.
    @Test func reasonsAddUp() {
        let model = MasteryModel(map)
        let day = 86400.0
        let log = LearnerLog(events: [
            .init(time: 0, .viewed(page: 0, seconds: 500)), .init(time: 60, .answered(page: 0, isCorrect: true)),
            .init(time: 3 * day, .usedFeature(skill: 1, times: 3)),
        ])
        let trace = MasteryTrace(log, skill: 0, at: 30 * day, model)
        #expect(trace.contributions.map(\.isDirect) == [true, true, false])
        #expect(trace.contributions.allSatisfy { $0.logOdds > 0 })
        #expect(trace.fading < 0)
        let sum = trace.start + trace.fading + trace.contributions.reduce(0) { $0 + $1.logOdds }
        let probability = trace.estimate.probability
        // Events that moved nothing are not listed.
        #expect(abs(sum - logarithm(probability / (1 - probability))) < 0.1)
    }
}
