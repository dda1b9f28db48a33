import Mastery
import TestSupport
import Testing

@Suite struct BayesianKnowledgeTracingTests {
    /// Answers drawn from the model itself.
    private func drawn(_ truth: BKTParameters, learners: Int, answers: Int) -> AnswerLog {
        var random = SeededGenerator(seed: 5)
        var log = AnswerLog()
        func happens(_ chance: Double) -> Bool { Double.random(in: 0..<1, using: &random) < chance }
        for learner in 0..<learners {
            var isHeld = happens(truth.prior)
            for _ in 0..<answers {
                log.append(
                    .init(
                        learner: learner, item: 0, skills: [0],
                        isCorrect: happens(isHeld ? 1 - truth.slip : truth.guess)))
                isHeld = isHeld || happens(truth.learn)
            }
        }
        return log
    }

    @Test func findsTheParametersThatAnswersWereDrawnFrom() {
        let truth = BKTParameters(prior: 0.3, learn: 0.2, guess: 0.15, slip: 0.08)
        let fitted = BayesianKnowledgeTracing(fitting: drawn(truth, learners: 4000, answers: 12), tolerance: 1e-6)
            .parameters[0]
        #expect(abs(fitted.prior - truth.prior) < 0.03)
        #expect(abs(fitted.learn - truth.learn) < 0.02)
        #expect(abs(fitted.guess - truth.guess) < 0.03)
        #expect(abs(fitted.slip - truth.slip) < 0.02)
    }

    @Test func theLikelihoodIsThatOfAllHiddenPaths() {
        let start = BKTParameters(prior: 0.35, learn: 0.25, forget: 0.1, guess: 0.2, slip: 0.15)
        var random = SeededGenerator(seed: 9)
        for _ in 0..<20 {
            var log = AnswerLog()
            let outcomes = (0..<6).map { _ in Bool.random(using: &random) }
            for outcome in outcomes { log.append(.init(learner: 0, item: 0, skills: [0], isCorrect: outcome)) }
            var sum = 0.0
            for path in 0..<64 {
                var chance = 1.0
                for step in 0..<6 {
                    let isHeld = path >> step & 1 == 1
                    if step == 0 {
                        chance *= isHeld ? start.prior : 1 - start.prior
                    } else {
                        let wasHeld = path >> (step - 1) & 1 == 1
                        let held = wasHeld ? 1 - start.forget : start.learn
                        chance *= isHeld ? held : 1 - held
                    }
                    let right = isHeld ? 1 - start.slip : start.guess
                    chance *= outcomes[step] ? right : 1 - right
                }
                sum += chance
            }
            let fitted = BayesianKnowledgeTracing(fitting: log, start: start, maxIterations: 1)
            #expect(abs(fitted.logLikelihoods[0] - logarithm(sum)) < 1e-9)
        }
    }

    @Test func predictionsUseEarlierAnswersAlone() {
        var log = AnswerLog()
        for isCorrect in [true, true, false] {
            log.append(.init(learner: 0, item: 0, skills: [0], isCorrect: isCorrect))
        }
        var other = AnswerLog()
        for isCorrect in [true, true, true] {
            other.append(.init(learner: 0, item: 0, skills: [0], isCorrect: isCorrect))
        }
        let model = BayesianKnowledgeTracing(fitting: log, maxIterations: 0)
        #expect(model.predictions(for: log).map(\.p) == model.predictions(for: other).map(\.p))
        #expect(model.predictions(for: log).map(\.p).first == BKTParameters.start.chance(held: 0.4))
    }
}
