import ArgumentParser
import ContentGraph
import Foundation
import Mastery
import Planning
import Reports

/// `parcours mastery ask`: the next question of a placement.
struct AskCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "ask", abstract: Help.text("help.mastery.ask"))

    @OptionGroup var input: MasteryInput

    @Option(help: Help.argument("help.mastery.learner", "LEARNER"))
    var learner: String

    @Option(help: Help.argument("help.plan.profile", "PROFILE"))
    var profile: String

    @Option(help: Help.argument("help.plan.need", "NEED"))
    var need: [String] = []

    @Option(help: Help.argument("help.mastery.yes", "TUTORIAL"))
    var yes: [String] = []

    @Option(help: Help.argument("help.mastery.no", "TUTORIAL"))
    var no: [String] = []

    @Option(help: Help.argument("help.mastery.parameters", "PARAMETERS.json"))
    var parameters: String?

    func run() throws {
        try CommandFailure.run {
            let (graph, map, log) = try input.read()
            let lookup = NodeLookup(graph: graph)
            var request = PlanningRequest(profile: try lookup.profile(profile))
            request.needs = try need.map { try lookup.need($0, of: request.profile) }
            let model = MasteryModel(map, try MasteryInput.parameters(parameters))
            // A newcomer has no log yet.
            let own = log.logs[learner]
            if own == nil {
                let line = input.common.catalogue.text("placement.newcomer", ["name": learner])
                Console.note(line)
            }
            var state = model.learner(own?.background ?? LearnerBackground())
            for event in own?.events ?? [] { state.observe(event) }
            let placement = Placement(graph, map)
            var asked: Set<NodeID> = []
            for (names, isYes) in [(yes, true), (no, false)] {
                for name in names {
                    for skill in graph.targets(from: try lookup.tutorial(name), .teaches) {
                        asked.insert(skill)
                        state = placement.answered(state, skill, isYes, at: log.end)
                    }
                }
            }
            let catalogue = input.common.catalogue
            guard let question = placement.next(state, at: log.end, request, asked: asked) else {
                let isEnough = asked.count >= placement.mostQuestions
                print(catalogue.text(isEnough ? "placement.enough" : "placement.none"))
                return
            }
            print(catalogue.text("placement.question", ["title": graph.title(question.tutorial)]))
            print(
                catalogue.text(
                    "placement.saves",
                    [
                        "time": catalogue.duration(question.savedSeconds),
                        "chance": "\(Int((question.chanceOfYes * 100).rounded()))\u{A0}%",
                    ]))
        }
    }
}
