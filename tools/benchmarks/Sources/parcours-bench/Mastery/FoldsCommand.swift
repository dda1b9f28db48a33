import ArgumentParser
import Foundation
import Mastery

/// `parcours-bench mastery FILE --folds`: every answer predicted by a model fitted on the learners of the other folds.
struct FoldsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "folds",
        abstract: "Predicts every answer from the learners of the other folds and the learner's earlier answers.")

    enum Model: String, ExpressibleByArgument, CaseIterable { case answers, bkt }

    @Argument(help: "CSV, plain or gzip: row, fold, user, item, skill, correct.")
    var file: String

    @Flag(help: "Write row,fold,p to standard output, and the scores to standard error.")
    var folds = false

    @Option(help: "answers: logistic regression over a traced state; bkt: Bayesian knowledge tracing.")
    var model = Model.answers

    func run() throws {
        let answers = try AnswerFile(file)
        var all: [(p: Double, isTrue: Bool)] = []
        var lines: [String] = []
        for fold in Set(answers.folds).sorted() {
            let start = ProcessUsage.now.cpuSeconds
            let predictions = predictions(answers, fold)
            let seconds = ProcessUsage.now.cpuSeconds - start
            let scored = predictions.map { ($0.p, answers.log[$0.row].isCorrect) }
            all += scored
            report("fold \(fold)", scored, seconds)
            if folds { lines += predictions.map { "\(answers.rows[$0.row]),\(fold),\($0.p)" } }
        }
        report("all", all, nil)
        if folds { print((["row,fold,p"] + lines).joined(separator: "\n")) }
    }

    private func predictions(_ answers: AnswerFile, _ fold: String) -> [(row: Int, p: Double)] {
        switch model {
        case .answers:
            let model = AnswerModel(fitting: answers.log) { answers.folds[$0] != fold }
            return answers.folds.indices.filter { answers.folds[$0] == fold }.map { ($0, model.predictions[$0]) }
        case .bkt:
            return BayesianKnowledgeTracing(fitting: answers.log) { answers.folds[$0] != fold }
                .predictions(for: answers.log) { answers.folds[$0] == fold }
        }
    }

    private func report(_ name: String, _ predictions: [(p: Double, isTrue: Bool)], _ seconds: Double?) {
        let score = PredictionScore(predictions)
        var line = String(format: "%@: AUC %.4f, ECE %.4f", name, score.auc, score.ece)
        if let seconds { line += String(format: ", %.2f s CPU", seconds) }
        FileHandle.standardError.write(Data((line + "\n").utf8))
    }
}
