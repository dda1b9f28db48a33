import Mastery
import TestSupport
import Testing

@Suite struct LearnerMasteryTests {
    /// Three skills in a chain, and one beside them; two pages on the first.
    private let map = SkillMap(
        keys: ["a", "b", "c", "d"], prerequisites: [[], [0], [1], []],
        pages: [
            .init(key: "a1", skills: [0], expectedSeconds: 600), .init(key: "b1", skills: [1], expectedSeconds: 600),
            .init(key: "c1", skills: [2], expectedSeconds: 600), .init(key: "d1", skills: [3], expectedSeconds: 600),
            .init(key: "a2", skills: [0], expectedSeconds: 300),
        ])
    private let day = 86400.0

    private func mastery(_ evidence: [Evidence], after days: Double = 0) -> [Double] {
        var learner = MasteryModel(map).learner()
        for item in evidence { learner.observe(.init(time: 0, item)) }
        return learner.mastery(at: days * day).map(\.probability)
    }

    @Test func evidenceMovesASkillItsPrerequisitesAndWhatStandsOnIt() {
        let before = mastery([])
        let right = mastery([.answered(page: 1, isCorrect: true)])
        for skill in 0...2 { #expect(right[skill] > before[skill]) }
        let wrong = mastery([.answered(page: 1, isCorrect: false)])
        for skill in 0...2 { #expect(wrong[skill] < before[skill]) }
    }

    @Test func everyKindOfEvidenceSpeaksForItsSide() {
        let before = mastery([])[1]
        #expect(mastery([.declaredKnown(page: 1)])[1] > before)
        #expect(mastery([.selfAssessed(skill: 1, level: 1)])[1] > before)
        #expect(mastery([.selfAssessed(skill: 1, level: 0)])[1] < before)
        #expect(mastery([.rated(page: 1, stars: 5)])[1] > before)
        #expect(mastery([.searched(skill: 1, landed: true)])[1] < before)
        #expect(mastery([.searched(skill: 1, landed: false)])[1] < mastery([.searched(skill: 1, landed: true)])[1])
        #expect(mastery([.usedFeature(skill: 1, times: 1)])[1] > before)
        #expect(mastery([.usedFeature(skill: 1, times: 4)])[1] > mastery([.usedFeature(skill: 1, times: 1)])[1])
        #expect(mastery([.completed(page: 1)])[1] > before)
        #expect(mastery([.progressed(page: 1, share: 0.9)])[1] > mastery([.progressed(page: 1, share: 0.3)])[1])
    }

    @Test func readingTeachesAndABounceDoesNot() {
        let read = mastery([.viewed(page: 0, seconds: 600)])[0]
        let bounce = mastery([.viewed(page: 0, seconds: 20)])[0]
        #expect(read > bounce + 0.2)
    }

    @Test func skillsFadeMoreSlowlyOnceTheyWereUsed() {
        let once = [Evidence.completed(page: 0)]
        let often = once + [Evidence](repeating: .usedFeature(skill: 0, times: 1), count: 4)
        func kept(_ evidence: [Evidence]) -> Double { mastery(evidence, after: 60)[0] / mastery(evidence)[0] }
        #expect(kept(once) < 0.75)
        #expect(kept(often) > kept(once))
    }

    @Test func backgroundMovesTheStart() {
        var parameters = MasteryParameters()
        parameters.prior.professions = ["medecin": 0.8]
        let model = MasteryModel(map, parameters)
        let known = model.learner(.init(profession: "medecin")).mastery(at: 0)
        let unknown = model.learner().mastery(at: 0)
        for skill in 0..<4 { #expect(known[skill].probability > unknown[skill].probability) }
    }

    @Test func estimatesSayHowSureAndHowOldTheyAre() {
        var learner = MasteryModel(map).learner()
        #expect(learner.mastery(at: 0)[0].ageSeconds == nil)
        let wide = learner.mastery(at: 0)[0].interval
        for hour in 0..<6 {
            learner.observe(.init(time: Double(hour) * 3600, .answered(page: 0, isCorrect: true)))
        }
        let estimate = learner.mastery(at: 10 * 3600)[0]
        #expect(estimate.ageSeconds == 18000.0)
        #expect(estimate.evidence == 6)
        #expect(estimate.interval.contains(estimate.probability))
        #expect(
            estimate.interval.upperBound - estimate.interval.lowerBound < wide.upperBound - wide.lowerBound)
    }

    /// Taking events one by one, with copies and questions in between, gives to the bit what the whole log gives.
    @Test func stepByStepEqualsFromTheStart() {
        let model = MasteryModel(map)
        for seed in 0..<30 as Range<UInt64> {
            var random = SeededGenerator(seed: seed)
            var learner = model.learner()
            var log: [LearningEvent] = []
            var time = 0.0
            for _ in 0..<40 {
                time += Double.random(in: 0...2, using: &random) * day
                let page = Int.random(in: 0..<5, using: &random)
                let event = LearningEvent(
                    time: time,
                    Bool.random(using: &random)
                        ? .viewed(page: page, seconds: Double.random(in: 5...900, using: &random))
                        : .answered(page: page, isCorrect: Bool.random(using: &random)))
                let kept = learner
                learner.observe(event)
                log.append(event)
                _ = kept.mastery(at: time)
                var again = model.learner()
                for event in log { again.observe(event) }
                #expect(again.mastery(at: time + 5) == learner.mastery(at: time + 5))
            }
            for estimate in learner.mastery(at: time) { #expect((0...1).contains(estimate.probability)) }
        }
    }
}
