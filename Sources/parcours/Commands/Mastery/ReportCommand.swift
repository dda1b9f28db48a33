import ArgumentParser
import ContentGraph
import Foundation
import Mastery
import Reports

/// `parcours mastery report`: how far estimates can be believed.
struct ReportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "report", abstract: Help.text("help.mastery.report"))

    @OptionGroup var input: MasteryInput

    @Option(help: Help.argument("help.mastery.parameters", "PARAMETERS.json"))
    var parameters: String?

    @Option(name: .shortAndLong, help: Help.argument("help.mastery.report.output", "REPORT.html"))
    var output: String

    func run() throws {
        try CommandFailure.run {
            let (graph, map, log) = try input.read()
            let model = MasteryModel(map, try MasteryInput.parameters(parameters))
            var predictions: [(p: Double, isTrue: Bool)] = []
            for own in log.ordered {
                var state = model.learner(own.background)
                for event in own.events {
                    if case .answered(let page, let isCorrect) = event.evidence {
                        predictions.append((state.chanceOfRightAnswer(on: page, at: event.time), isCorrect))
                    }
                    state.observe(event)
                }
            }
            let html = try CalibrationPage(input.common.catalogue).html(
                PredictionScore(predictions, bins: 10), answers: predictions.count, learners: log.logs.count,
                site: graph.metadata.siteTitle)
            try OutputFile.write(html.utf8, to: output)
            print(input.common.catalogue.text("cli.pages_written", ["path": output]))
        }
    }
}
