import Foundation
import Mastery
import TestSupport
import Testing

@Suite struct MasteryFitTests {
    private let map = SkillMap(
        keys: (0..<12).map { "s\($0)" }, prerequisites: (0..<12).map { $0 == 0 ? [] : [($0 - 1) / 2] },
        pages: (0..<12).map { .init(key: "p\($0)", skills: [$0], expectedSeconds: 600) })

    /// Logs of learners who bounce off pages, or read them, and answer at random.
    private func logs(_ count: Int, seed: UInt64 = 3) -> [LearnerLog] {
        var random = SeededGenerator(seed: seed)
        return (0..<count).map { _ in
            var time = 0.0
            return LearnerLog(
                events: (0..<15).flatMap { _ -> [LearningEvent] in
                    time += Double.random(in: 600...200_000, using: &random)
                    let page = Int.random(in: 0..<12, using: &random)
                    let share = Bool.random(using: &random) ? 0.05 : 0.9
                    return [
                        .init(time: time, .viewed(page: page, seconds: share * 600)),
                        .init(
                            time: time + 600,
                            .answered(page: page, isCorrect: Int.random(in: 0..<10, using: &random) < 3)),
                    ]
                })
        }
    }

    @Test func aFitRaisesTheLikelihoodAndIsTheSameEachTime() {
        var fit = MasteryFit(map, logs(60))
        fit.rounds = 1
        let (parameters, report) = fit.run()
        #expect(report.learners == 60)
        #expect(report.events == 1800)
        #expect(report.logLikelihoodAfter > report.logLikelihoodBefore)
        let again = fit.run()
        #expect(again.parameters == parameters)
        #expect(again.report == report)
    }

    /// Most answers are wrong: learners must come out as holding little.
    @Test func wrongAnswersMakeAFitModest() {
        var fit = MasteryFit(map, logs(60))
        fit.rounds = 2
        let fitted = fit.run().parameters
        func mean(_ parameters: MasteryParameters) -> Double {
            MasteryModel(map, parameters).learner().mastery(at: 0).reduce(0) { $0 + $1.probability } / 12
        }
        #expect(mean(fitted) < mean(MasteryParameters()))
    }

    /// Doctors answer rightly, secretaries do not: the one start higher, the other lower.
    @Test func professionsDiffer() {
        let logs = (0..<60).map { number in
            LearnerLog(
                background: .init(profession: number % 2 == 0 ? "medecin" : "secretaire"),
                events: (0..<8).map {
                    .init(time: Double($0) * 60, .answered(page: ($0 * 5 + number) % 12, isCorrect: number % 2 == 0))
                })
        }
        var fit = MasteryFit(map, logs)
        fit.rounds = 1
        let professions = fit.run().parameters.prior.professions
        #expect(professions["medecin"]! > 0.2)
        #expect(professions["secretaire"]! < -0.2)
    }

    @Test func withoutALogTheDefaultsStand() {
        let (parameters, report) = MasteryFit(map, [LearnerLog(events: [])]).run()
        #expect(parameters == MasteryParameters())
        #expect(report.learners == 0)
    }

    @Test func parametersAreWrittenAndRead() throws {
        var fit = MasteryFit(map, logs(10))
        fit.rounds = 1
        let (parameters, report) = fit.run()
        let written = FittedParameters(parameters: parameters, report: report)
        #expect(try FittedParameters(json: JSONEncoder().encode(written)) == written)
        var wrong = written
        wrong.parameters.learning.ready = 2
        var impossible = written
        impossible.parameters.signals.usedFeature = .init(held: 0, lacked: 0)
        var sure = written
        sure.parameters.answers.slip = 0
        for bad in [wrong, impossible, sure] {
            let json = try JSONEncoder().encode(bad)
            #expect(throws: MasteryFileError.malformed) { try FittedParameters(json: json) }
        }
    }
}
