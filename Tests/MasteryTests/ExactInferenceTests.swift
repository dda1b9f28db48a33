import Mastery
import TestSupport
import Testing

/// The filter beside exact enumeration.
@Suite struct ExactInferenceTests {
    private func map(_ prerequisites: [[Int]]) -> SkillMap {
        SkillMap(
            keys: prerequisites.indices.map { "s\($0)" }, prerequisites: prerequisites,
            pages: prerequisites.indices.map { .init(key: "p\($0)", skills: [$0], expectedSeconds: 600) })
    }

    private func randomPrerequisites(_ random: inout SeededGenerator, count: Int, most: Int) -> [[Int]] {
        (0..<count).map { skill in
            Array((0..<skill).shuffled(using: &random).prefix(Int.random(in: 0...most, using: &random))).sorted()
        }
    }

    /// Differences between the filter and enumeration after random signals on random skills.
    private func differences(seeds: Range<UInt64>, most: Int) -> [Double] {
        let parameters = MasteryParameters()
        return seeds.flatMap { seed in
            var random = SeededGenerator(seed: seed)
            let prerequisites = randomPrerequisites(&random, count: 6, most: most)
            var exact = ExactBelief(prerequisites, parameters)
            var learner = MasteryModel(map(prerequisites), parameters).learner()
            for _ in 0..<5 {
                let skill = Int.random(in: 0..<6, using: &random)
                let isCorrect = Bool.random(using: &random)
                learner.observe(.init(time: 0, .answered(page: skill, isCorrect: isCorrect)))
                let (slip, guess) = (parameters.answers.slip, parameters.answers.guess)
                exact.weigh(skill, held: isCorrect ? 1 - slip : slip, lacked: isCorrect ? guess : 1 - guess)
            }
            return zip(learner.mastery(at: 0), exact.mastery).map { abs($0.probability - $1) }
        }
    }

    /// Where every skill stands on one other at most, answers are weighed exactly, but for messages too small to matter.
    @Test func answersOnTreesAreWeighedExactly() {
        #expect(differences(seeds: 0..<100, most: 1).max()! < 0.005)
    }

    /// Several prerequisites of one skill are believed to be independent, which they are not once it was asked for:
    /// 0.02 on average, 0.26 at most, as `Mastery.md` says.
    @Test func answersOnAnyGraphAreWeighedNearly() {
        let differences = differences(seeds: 0..<100, most: 3)
        #expect(differences.reduce(0, +) / Double(differences.count) < 0.02)
        #expect(differences.max()! < 0.3)
    }

    /// Visits, learning and forgetting too: what was not chosen is taken for Poisson, what was learned dilutes.
    /// So few skills are the worst case: 0.067 on average.
    @Test func visitsAreFilteredNearly() {
        let parameters = MasteryParameters()
        var differences: [Double] = []
        for seed in 0..<100 as Range<UInt64> {
            var random = SeededGenerator(seed: seed)
            let prerequisites = randomPrerequisites(&random, count: 6, most: 2)
            var exact = ExactBelief(prerequisites, parameters)
            var learner = MasteryModel(map(prerequisites), parameters).learner()
            for _ in 0..<6 {
                let skill = Int.random(in: 0..<6, using: &random)
                let share = [0.05, 0.3, 0.9].randomElement(using: &random)!
                learner.observe(.init(time: 0, .viewed(page: skill, seconds: share * 600)))
                exact.visit(
                    skill, dwell: Self.dwell(share, parameters),
                    taught: 1 - exponential(-power(share / parameters.learning.scale, parameters.learning.shape)))
            }
            differences += zip(learner.mastery(at: 0), exact.mastery).map { abs($0.probability - $1) }
        }
        #expect(differences.reduce(0, +) / Double(differences.count) < 0.07)
    }

    /// What was held at the start fades at the half-life of what was never visited; on trees that is exact.
    @Test func fadingIsExactOnTrees() {
        let parameters = MasteryParameters()
        for seed in 0..<50 as Range<UInt64> {
            var random = SeededGenerator(seed: seed)
            let prerequisites = randomPrerequisites(&random, count: 6, most: 1)
            var exact = ExactBelief(prerequisites, parameters)
            var learner = MasteryModel(map(prerequisites), parameters).learner()
            learner.observe(.init(time: 0, .answered(page: 5, isCorrect: true)))
            exact.weigh(5, held: 1 - parameters.answers.slip, lacked: parameters.answers.guess)
            let days = 40.0
            exact.fade(
                keeping: [Double](repeating: power(2, -days / parameters.forgetting.initialHalfLifeDays), count: 6))
            for (own, other) in zip(learner.mastery(at: days * 86400), exact.mastery) {
                #expect(abs(own.probability - other) < 0.005)
            }
        }
    }

    private static func dwell(
        _ share: Double, _ parameters: MasteryParameters
    ) -> (held: Double, ready: Double, unready: Double) {
        let dwell = parameters.dwell
        func mix(_ weights: [Double]) -> Double {
            weights.indices.reduce(0) { sum, kind in
                let distance = (logarithm(share) - logarithm(dwell.medians[kind])) / dwell.spreads[kind]
                return sum + weights[kind] * (exponential(-distance * distance / 2) / dwell.spreads[kind] + 1e-9)
            }
        }
        return (mix(dwell.held), mix(dwell.ready), mix(dwell.unready))
    }
}
