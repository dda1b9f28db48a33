import ArgumentParser
import Foundation
import Mastery

/// `parcours-bench mastery tracing FILE`: fits Bayesian knowledge tracing, to be held beside other programs.
struct TracingCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "tracing",
        abstract:
            "Fits Bayesian knowledge tracing to the learners outside a fold: log likelihood and parameters by skill.")

    @Argument(help: "CSV, plain or gzip: row, fold, user, item, skill, correct.")
    var file: String

    @Option(help: "Fold to leave out.")
    var fold = "1"

    func run() throws {
        let answers = try AnswerFile(file)
        let start = ProcessUsage.now.cpuSeconds
        let model = BayesianKnowledgeTracing(fitting: answers.log) { answers.folds[$0] != fold }
        let seconds = ProcessUsage.now.cpuSeconds - start
        print("skill,loglikelihood,iterations,prior,learn,guess,slip")
        for (name, number) in answers.skills.sorted(by: { $0.value < $1.value }) where model.iterations[number] > 0 {
            let fitted = model.parameters[number]
            print(
                name, model.logLikelihoods[number], model.iterations[number], fitted.prior, fitted.learn, fitted.guess,
                fitted.slip, separator: ",")
        }
        print("# seconds,\(seconds)")
    }
}
