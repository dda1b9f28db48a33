import Mastery
import TestSupport
import Testing

@Suite struct AnswerModelTests {
    /// Learners of different strength, items of different difficulty, three skills.
    private func log(learners: Int) -> AnswerLog {
        var random = SeededGenerator(seed: 11)
        var log = AnswerLog()
        for learner in 0..<learners {
            let strength = Double.random(in: -2...2, using: &random)
            for _ in 0..<20 {
                let item = Int.random(in: 0..<15, using: &random)
                let chance = 1 / (1 + exponential(Double(item % 5) - 2 - strength))
                log.append(
                    .init(
                        learner: learner, item: item, skills: [item % 3],
                        isCorrect: Double.random(in: 0..<1, using: &random) < chance))
            }
        }
        return log
    }

    @Test func learnsItemsAndLearners() {
        let log = log(learners: 150)
        let model = AnswerModel(fitting: log) { log[$0].learner < 100 }
        let unseen = (0..<log.count).filter { log[$0].learner >= 100 }
        let score = PredictionScore(unseen.map { (model.predictions[$0], log[$0].isCorrect) })
        #expect(score.auc > 0.75)
        #expect(score.ece < 0.1)
    }

    /// A prediction depends on the learner's earlier answers, and on none that come with it or after it.
    @Test func predictionsUseEarlierAnswersAlone() {
        let log = log(learners: 30)
        var other = AnswerLog()
        let cut = 25 * 20 + 10
        for row in 0..<log.count {
            var answer = log[row]
            if row >= cut, answer.learner == 25 { answer.isCorrect.toggle() }
            other.append(answer)
        }
        let first = AnswerModel(fitting: log) { log[$0].learner < 20 }.predictions
        let second = AnswerModel(fitting: other) { other[$0].learner < 20 }.predictions
        #expect(first[...cut] == second[...cut])
        #expect(first[(cut + 1)..<(26 * 20)] != second[(cut + 1)..<(26 * 20)])
    }
}
