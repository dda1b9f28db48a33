import ArgumentParser
import Foundation
import Mastery
import Reports

/// `parcours mastery fit`: parameters from a site's own log.
struct FitCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "fit", abstract: Help.text("help.mastery.fit"))

    @OptionGroup var input: MasteryInput

    @Option(name: .shortAndLong, help: Help.argument("help.mastery.fit.output", "PARAMETERS.json"))
    var output: String

    @Option(help: Help.argument("help.mastery.fit.rounds", "5"))
    var rounds = 5

    func run() throws {
        try CommandFailure.run {
            let (_, map, log) = try input.read()
            let catalogue = input.common.catalogue
            var fit = MasteryFit(map, log.ordered)
            fit.rounds = min(max(rounds, 0), 100)
            let (parameters, report) = fit.run()
            let text = try JSONText.encode(FittedParameters(parameters: parameters, report: report))
            try OutputFile.write(text.utf8, to: output)
            print(
                catalogue.text(
                    "mastery.fitted",
                    [
                        "learners": catalogue.count("count.learner", report.learners),
                        "events": catalogue.count("count.event", report.events),
                        "before": String(format: "%.0f", report.logLikelihoodBefore),
                        "after": String(format: "%.0f", report.logLikelihoodAfter),
                    ]))
            if report.learners == 0 { print(catalogue.text("mastery.no_data")) }
            print(catalogue.text("cli.written", ["path": output, "size": catalogue.size(text.utf8.count)]))
        }
    }
}
