/// Bayesian knowledge tracing, a hidden Markov model of two states for every skill by itself, fitted by expectation and
/// maximisation (Baum and Welch, 1970).
public struct BayesianKnowledgeTracing: Sendable {
    /// By skill.
    public private(set) var parameters: [BKTParameters]
    /// Natural logarithm of the likelihood of the answers of each skill at the last expectation step.
    public private(set) var logLikelihoods: [Double]
    /// Steps taken for each skill.
    public private(set) var iterations: [Int]

    /// Fits every skill to the answers of some rows. An answer to an item of several skills counts for each.
    /// - Parameters:
    ///   - start: parameters to start from; where `forget` is 0, it stays 0.
    ///   - maxIterations: most steps for a skill.
    ///   - tolerance: a skill is done when its log likelihood changes by no more.
    ///   - isUsed: whether the answer of a row counts.
    /// - Complexity: linear in the answers, for each step.
    public init(
        fitting log: AnswerLog, start: BKTParameters = .start, maxIterations: Int = 100, tolerance: Double = 0.005,
        where isUsed: (Int) -> Bool = { _ in true }
    ) {
        let sequences = SkillSequences(log, isUsed)
        parameters = [BKTParameters](repeating: start, count: log.skillCount)
        logLikelihoods = [Double](repeating: 0, count: log.skillCount)
        iterations = [Int](repeating: 0, count: log.skillCount)
        for skill in 0..<log.skillCount where sequences.count(of: skill) > 0 {
            var current = start
            var before = 0.0
            for step in 0..<maxIterations {
                let expected = sequences.expectation(skill, current)
                (logLikelihoods[skill], iterations[skill]) = (expected.logLikelihood, step + 1)
                if step > 1, abs(expected.logLikelihood - before) <= tolerance { break }
                before = expected.logLikelihood
                current = expected.maximised(from: current)
            }
            parameters[skill] = current
        }
    }

    /// The chance of a right answer before each answer of some rows, from the learner's earlier ones alone. That of an
    /// item of several skills is the mean over them.
    public func predictions(for log: AnswerLog, where isWanted: (Int) -> Bool = { _ in true }) -> [(
        row: Int, p: Double
    )] {
        var predictions: [(row: Int, p: Double)] = []
        for rows in log.rowsByLearner(isWanted) {
            var held: [Int: Double] = [:]
            for row in rows {
                var sum = 0.0
                for skill in log.skills(of: row).map(Int.init) {
                    let known = parameters.indices.contains(skill) ? parameters[skill] : .start
                    let before = held[skill] ?? known.prior
                    sum += known.chance(held: before)
                    held[skill] = known.after(log.outcomes[row], held: before)
                }
                predictions.append((row, sum / Double(log.skills(of: row).count)))
            }
        }
        return predictions
    }
}

/// The answers to each skill, learner by learner, in one array.
private struct SkillSequences {
    /// Right or not, by skill, then learner, then time.
    private var outcomes: [Bool] = []
    /// Ends of sequences in `outcomes`, and of skills in `ends`.
    private var ends: [Int] = []
    private var skillEnds: [Int] = []

    init(_ log: AnswerLog, _ isUsed: (Int) -> Bool) {
        // Rows by learner first, so that a stable sort by skill keeps them together.
        var byLearner = [[(learner: Int32, outcome: Bool)]](repeating: [], count: log.skillCount)
        for rows in log.rowsByLearner(isUsed) {
            for row in rows {
                for skill in log.skills(of: row) {
                    byLearner[Int(skill)].append((log.learners[row], log.outcomes[row]))
                }
            }
        }
        for answers in byLearner {
            for (index, answer) in answers.enumerated() {
                outcomes.append(answer.outcome)
                if index + 1 == answers.count || answers[index + 1].learner != answer.learner {
                    ends.append(outcomes.count)
                }
            }
            skillEnds.append(ends.count)
        }
    }

    private func sequences(of skill: Int) -> Range<Int> { (skill == 0 ? 0 : skillEnds[skill - 1])..<skillEnds[skill] }

    func count(of skill: Int) -> Int { sequences(of: skill).count }

    /// Expected counts of what is hidden, summed over learners.
    struct Expectation {
        var logLikelihood = 0.0
        var sequences = 0.0
        var heldFirst = 0.0
        /// Before some other answer: not held and held, and of those learned and forgotten.
        var unheldBefore = 0.0, heldBefore = 0.0, learned = 0.0, forgotten = 0.0
        /// At an answer: not held and held, and of those right without and wrong with the skill.
        var unheld = 0.0, held = 0.0, guessed = 0.0, slipped = 0.0

        func maximised(from old: BKTParameters) -> BKTParameters {
            func share(_ part: Double, _ whole: Double, _ otherwise: Double) -> Double {
                whole > 0 ? part / whole : otherwise
            }
            return BKTParameters(
                prior: share(heldFirst, sequences, old.prior), learn: share(learned, unheldBefore, old.learn),
                forget: share(forgotten, heldBefore, old.forget), guess: share(guessed, unheld, old.guess),
                slip: share(slipped, held, old.slip))
        }
    }

    /// Forward and backward over every sequence of a skill.
    func expectation(_ skill: Int, _ model: BKTParameters) -> Expectation {
        var sum = Expectation()
        var forward: [(unheld: Double, held: Double, scale: Double)] = []
        for sequence in sequences(of: skill) {
            let range = (sequence == 0 ? 0 : ends[sequence - 1])..<ends[sequence]
            forward.removeAll(keepingCapacity: true)
            var held = model.prior
            var scales = 1.0
            for index in range {
                let isRight = outcomes[index]
                let ifHeld = held * (isRight ? 1 - model.slip : model.slip)
                let ifNot = (1 - held) * (isRight ? model.guess : 1 - model.guess)
                let scale = max(ifHeld + ifNot, 1e-300)
                forward.append((ifNot / scale, ifHeld / scale, scale))
                held = (ifHeld * (1 - model.forget) + ifNot * model.learn) / scale
                // One logarithm for many answers, as long as their product stays a normal number.
                scales *= scale
                if scales < 1e-200 {
                    sum.logLikelihood += Logistic.log(scales)
                    scales = 1
                }
            }
            sum.logLikelihood += Logistic.log(scales)
            sum.sequences += 1
            var backUnheld = 1.0
            var backHeld = 1.0
            for index in range.reversed() {
                let (unheldHere, heldHere, _) = forward[index - range.lowerBound]
                let total = unheldHere * backUnheld + heldHere * backHeld
                let unheld = unheldHere * backUnheld / total
                let held = heldHere * backHeld / total
                let isRight = outcomes[index]
                sum.unheld += unheld
                sum.held += held
                if isRight { sum.guessed += unheld } else { sum.slipped += held }
                if index == range.lowerBound {
                    sum.heldFirst += held
                    break
                }
                // Step back over the transition from the answer before.
                let (unheldBefore, heldBefore, _) = forward[index - 1 - range.lowerBound]
                let nextUnheld = (isRight ? model.guess : 1 - model.guess) * backUnheld
                let nextHeld = (isRight ? 1 - model.slip : model.slip) * backHeld
                let learning = unheldBefore * model.learn * nextHeld
                let staying = unheldBefore * (1 - model.learn) * nextUnheld
                let forgetting = heldBefore * model.forget * nextUnheld
                let keeping = heldBefore * (1 - model.forget) * nextHeld
                let whole = max(learning + staying + forgetting + keeping, 1e-300)
                sum.learned += learning / whole
                sum.forgotten += forgetting / whole
                sum.unheldBefore += (learning + staying) / whole
                sum.heldBefore += (forgetting + keeping) / whole
                let size = forward[index - range.lowerBound].scale
                backUnheld = ((1 - model.learn) * nextUnheld + model.learn * nextHeld) / size
                backHeld = (model.forget * nextUnheld + (1 - model.forget) * nextHeld) / size
            }
        }
        return sum
    }
}
