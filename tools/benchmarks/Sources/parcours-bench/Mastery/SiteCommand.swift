import ArgumentParser
import Foundation
import Mastery
import TestSupport

/// `parcours-bench mastery site DIR`: fits the model on the log of a simulated site and predicts who holds what.
struct SiteCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "site", abstract: "Fits on the log of a simulated site, predicts the questions, writes ask,p.")

    @Argument(help: "Folder with world.json, log.csv.gz, ask.csv.gz; truth.csv.gz is read for scoring alone.")
    var folder: String

    @Option(help: "Rounds of the fit; 0 for default parameters.")
    var rounds = 5

    @Option(help: "Most learners on whom shared numbers are searched.")
    var learners = 500

    @Flag(help: "Write ask,p to standard output.")
    var predictions = false

    func run() throws {
        let site = try SimulatedSite(folder)
        var fit = MasteryFit(site.map, site.orderedLogs)
        fit.searchedLearners = learners
        var parameters = MasteryParameters()
        if rounds > 0 {
            fit.rounds = rounds
            let start = ProcessUsage.now.cpuSeconds
            let report: MasteryFit.Report
            (parameters, report) = fit.run { note("round \($0): log posterior \($1)") }
            note(
                "fitted on \(report.learners) learners, \(report.events) events: log likelihood \(report.logLikelihoodBefore)"
                    + " -> \(report.logLikelihoodAfter), \(ProcessUsage.now.cpuSeconds - start) s CPU")
            for (name, value) in report.numbers.sorted(by: { $0.key < $1.key }) { note("  \(name) \(value)") }
        }
        let model = MasteryModel(site.map, parameters)
        let start = ProcessUsage.now.cpuSeconds
        var states: [String: LearnerMastery] = [:]
        for (name, log) in site.logs {
            var learner = model.learner()
            for event in log.events { learner.observe(event) }
            states[name] = learner
        }
        let events = site.logs.values.reduce(0) { $0 + $1.events.count }
        note(String(format: "%.2f µs an event", (ProcessUsage.now.cpuSeconds - start) / Double(events) * 1e6))
        var answers: [(p: Double, question: SimulatedSite.Question)] = []
        var known: [String: (time: Double, mastery: [MasteryEstimate])] = [:]
        for question in site.questions {
            if known[question.learner]?.time != question.time {
                let state = states[question.learner] ?? model.learner()
                known[question.learner] = (question.time, state.mastery(at: question.time))
            }
            answers.append((known[question.learner]!.mastery[question.skill].probability, question))
        }
        if predictions {
            print((["ask,p"] + answers.map { "\($0.question.name),\($0.p)" }).joined(separator: "\n"))
        }
        guard let truth = try site.truth() else { return }
        let touched = Dictionary(
            uniqueKeysWithValues: site.logs.map { name, log in
                (name, Set(log.events.flatMap { $0.evidence.skills(in: site.map) }))
            })
        let isTouched = answers.map { touched[$0.question.learner]?.contains($0.question.skill) ?? false }
        let scored = answers.map { ($0.p, truth[$0.question.name] ?? false) }
        report("all", scored)
        report("touched", zip(scored, isTouched).filter(\.1).map(\.0))
        report("never touched", zip(scored, isTouched).filter { !$0.1 }.map(\.0))
    }

    private func report(_ name: String, _ predictions: [(p: Double, isTrue: Bool)]) {
        let score = PredictionScore(predictions)
        note(String(format: "%@: %d questions, AUC %.4f, ECE %.4f", name, predictions.count, score.auc, score.ece))
    }

    private func note(_ line: String) { FileHandle.standardError.write(Data((line + "\n").utf8)) }
}
