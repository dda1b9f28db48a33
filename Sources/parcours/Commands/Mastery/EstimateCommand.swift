import ArgumentParser
import Foundation
import Mastery
import Reports

/// `parcours mastery estimate`: what one learner masters.
struct EstimateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "estimate", abstract: Help.text("help.mastery.estimate"))

    @OptionGroup var input: MasteryInput

    @Option(help: Help.argument("help.mastery.learner", "LEARNER"))
    var learner: String

    @Option(help: Help.argument("help.mastery.parameters", "PARAMETERS.json"))
    var parameters: String?

    @Option(help: Help.argument("help.mastery.at", "2026-03-03"))
    var at: String?

    @Flag(help: Help.argument("help.mastery.explain"))
    var explain = false

    @Option(help: Help.argument("help.format", "text|json"))
    var format = OutputFormat.text

    func run() throws {
        try CommandFailure.run {
            let (graph, map, log) = try input.read()
            guard format != .csv else { throw CommandFailure(.usage, "error.no_csv") }
            guard let own = log.logs[learner] else {
                throw CommandFailure(.usage, "error.no_such_learner", ["name": learner])
            }
            let model = MasteryModel(map, try MasteryInput.parameters(parameters))
            let time = try at.map { text in
                guard let time = LearningLogFile.time(text) else {
                    throw CommandFailure(.usage, "error.bad_moment", ["value": text])
                }
                return time
            }
            let moment = time ?? log.end
            let events = LearnerLog(background: own.background, events: own.events.filter { $0.time <= moment })
            var state = model.learner(events.background)
            for event in events.events { state.observe(event) }
            let words = [Language.french, .english].map {
                ($0.rawValue, EvidenceWords(graph, map, Catalogue($0)))
            }
            let traces = explain ? MasteryTrace.all(events, at: moment, model) : []
            let document = MasteryDocument(learner: learner, time: moment, state.mastery(at: moment), graph) { skill in
                guard explain, !traces[skill].contributions.isEmpty else { return nil }
                let trace = traces[skill]
                return Dictionary(uniqueKeysWithValues: words.map { ($0.0, $0.1.sentence(trace)) })
            }
            switch format {
            case .json: print(try JSONText.encode(document), terminator: "")
            case .text, .csv:
                print(Console.styled(input.common.catalogue.text("mastery.title", ["learner": learner]), .bold))
                for line in MasteryText(input.common.catalogue).lines(document, width: Console.width) { print(line) }
            }
        }
    }
}
