/// What the answers of a learner so far say of the next one: features of a logistic model, computed answer by answer.
///
/// Recency-weighted means, counts, streaks, ratings by Elo (1978; Pelánek, "Applications of the Elo rating system in
/// adaptive educational systems", 2016) and what happened on the same item, on its skills and on its whole set of skills.
struct AnswerTrace {
    /// Names of the features; see `features`.
    static let count = 37
    /// Number of codes of the last five outcomes in a set of skills.
    static let patternCount = 63
    /// Features of which products, slopes by item and slopes by set of skills are made: see `AnswerModel`.
    static let ability = 19

    private static let learnerDecay = [0.7, 0.9, 0.97, 0.995]
    private static let skillDecay = [0.5, 0.8, 0.93, 0.99]

    /// What is kept of a skill.
    private struct Skill {
        var means = RecentMeans(4)
        var failures = 0.0
        var successes = 0.0
        var last = 0.0
        var lastAnswer: Int?
        var streak = 0.0
        var rating = 0.0
    }

    /// What is kept of an item.
    private struct Item {
        var failures = 0.0
        var successes = 0.0
        var last = 0.0
        var lastAnswer = 0
    }

    private var overall = RecentMeans(4)
    private var skills: [Int32: Skill] = [:]
    private var items: [Int32: Item] = [:]
    private var patterns: [Int32: (bits: Int, count: Int)] = [:]
    private var answers = 0
    private var successes = 0.0
    private var rating = 0.0
    private var streak = 0.0
    private var lastOutcomes = (0.0, 0.0, 0.0)
    private var lastResidual = 0.0
    private var lastItem: Int32?
    private var lastSet: Int32?
    /// The present run of one set of skills: answers and successes before this one.
    private var run = (answers: 0.0, successes: 0.0)

    /// Features of the next answer, and the code of the last outcomes in its set of skills.
    /// - Parameters:
    ///   - item: number of the item.
    ///   - set: number of its set of skills.
    mutating func features(
        item: Int32, set: Int32, skills numbers: ArraySlice<Int32>, into features: UnsafeMutableBufferPointer<Float>
    ) -> Int {
        var f = [Double](repeating: 0, count: Self.count)
        for scale in 0..<4 { f[scale] = overall.mean(scale, shrinkage: 1) }
        let share = 1 / Double(numbers.count)
        var weakest = Double.infinity
        for number in numbers {
            let skill = skills[number] ?? Skill()
            for scale in 0..<4 { f[4 + scale] += skill.means.mean(scale, shrinkage: 0.5) * share }
            f[8] += Logistic.log(1 + skill.failures) * share
            f[9] += Logistic.log(1 + skill.successes) * share
            f[10] += skill.last * share
            if let last = skill.lastAnswer {
                f[11] += Logistic.log(Double(answers - last)) * share
            } else {
                f[12] += share
            }
            f[13] += skill.streak * share
            f[14] += skill.rating * share
            weakest = min(weakest, skill.rating)
        }
        f[15] = weakest
        f[16] = Logistic.log(1 + Double(answers) - successes)
        f[17] = Logistic.log(1 + successes)
        f[18] = rating
        f[Self.ability] = rating + f[14]
        if let seen = items[item] {
            f[20] = 1
            f[21] = seen.last
            f[22] = Logistic.log(1 + seen.successes)
            f[23] = Logistic.log(1 + seen.failures)
            f[24] = Logistic.log(Double(answers - seen.lastAnswer))
        }
        let isSameSet = lastSet == set
        if !isSameSet { run = (0, 0) }
        f[25] = Logistic.log(1 + run.answers)
        f[26] = (run.successes + 0.7) / (run.answers + 1) - 0.7
        (f[27], f[28], f[29]) = lastOutcomes
        f[30] = streak
        f[31] = Logistic.log(1 + Double(answers))
        f[32] = isSameSet ? 1 : 0
        f[33] = lastItem == item ? 1 : 0
        f[34] = lastResidual
        f[35] = Double(numbers.count)
        f[36] = min(run.answers, 10)
        for index in f.indices { features[index] = Float(f[index]) }
        let pattern = patterns[set] ?? (0, 0)
        let length = min(pattern.count, 5)
        return (1 << length) - 1 + (pattern.bits & ((1 << length) - 1))
    }

    /// Takes the outcome of the answer whose features were asked for last.
    /// - Parameter difficulty: log odds of a right answer to the item by an average learner.
    mutating func add(
        item: Int32, set: Int32, skills numbers: ArraySlice<Int32>, isCorrect: Bool, difficulty: Double
    ) {
        let outcome = isCorrect ? 1.0 : 0.0
        let sign = 2 * outcome - 1
        let share = 1 / Double(numbers.count)
        let skillRating = numbers.reduce(0) { $0 + (skills[$1]?.rating ?? 0) * share }
        let residual = outcome - Logistic.probability(difficulty)
        let surprise = outcome - Logistic.probability(difficulty + rating + skillRating)
        overall.add(residual, Self.learnerDecay)
        rating += surprise * (0.25 / (1 + 0.03 * Double(answers)) + 0.03)
        for number in numbers {
            var skill = skills[number] ?? Skill()
            skill.means.add(residual, Self.skillDecay)
            skill.rating += surprise * (0.6 / (1 + 0.1 * (skill.failures + skill.successes)) + 0.06)
            skill.successes += outcome
            skill.failures += 1 - outcome
            skill.last = sign
            skill.lastAnswer = answers
            skill.streak = Self.streak(skill.streak, isCorrect, most: 5)
            skills[number] = skill
        }
        var seen = items[item] ?? Item()
        seen.successes += outcome
        seen.failures += 1 - outcome
        seen.last = sign
        seen.lastAnswer = answers
        items[item] = seen
        let pattern = patterns[set] ?? (0, 0)
        patterns[set] = ((pattern.bits * 2 + (isCorrect ? 1 : 0)) & 31, pattern.count + 1)
        run = (run.answers + 1, run.successes + outcome)
        (lastItem, lastSet) = (item, set)
        answers += 1
        successes += outcome
        lastOutcomes = (sign, lastOutcomes.0, lastOutcomes.1)
        lastResidual = residual
        streak = Self.streak(streak, isCorrect, most: 8)
    }

    private static func streak(_ streak: Double, _ isCorrect: Bool, most: Double) -> Double {
        isCorrect ? min(most, max(streak, 0) + 1) : max(-most, min(streak, 0) - 1)
    }
}

/// Means of a series at several time scales, each with weights that decay by a factor at every term.
struct RecentMeans {
    private var sums: SIMD4<Double> = .zero
    private var weights: SIMD4<Double> = .zero
    private let scales: Int

    init(_ scales: Int) { self.scales = scales }

    /// The mean at a time scale, drawn towards 0 by so many terms.
    func mean(_ scale: Int, shrinkage: Double) -> Double { sums[scale] / (weights[scale] + shrinkage) }

    mutating func add(_ value: Double, _ decay: [Double]) {
        for scale in 0..<scales {
            sums[scale] = sums[scale] * decay[scale] + value
            weights[scale] = weights[scale] * decay[scale] + 1
        }
    }
}
