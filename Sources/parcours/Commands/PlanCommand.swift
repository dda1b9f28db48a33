import ArgumentParser
import ContentGraph
import Planning
import Reports

/// `parcours plan`: one learner's curriculum, with the reason of each step.
struct PlanCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "plan", abstract: Help.text("help.plan"))

    @Argument(help: Help.argument("help.graph_or_exports", "GRAPH|EXPORT"))
    var inputs: [String]

    @Option(help: Help.argument("help.plan.profile", "PROFILE"))
    var profile: String

    @Option(help: Help.argument("help.plan.need", "NEED"))
    var need: [String] = []

    @Option(help: Help.argument("help.plan.known", "TUTORIAL"))
    var known: [String] = []

    @Option(help: Help.argument("help.plan.budget", "45m"))
    var budget: String?

    @Option(help: Help.argument("help.session", "15m"))
    var session: String?

    @Option(help: Help.argument("help.format", "text|json|csv"))
    var format = OutputFormat.text

    @OptionGroup var mapping: MappingOptions
    @OptionGroup var common: CommonOptions

    func run() throws {
        try CommandFailure.run {
            let graph = try GraphInput.graph(inputs, mapping)
            let lookup = NodeLookup(graph: graph)
            var request = PlanningRequest(profile: try lookup.profile(profile))
            request.needs = try need.map { try lookup.need($0, of: request.profile) }
            for name in known {
                request.heldSkills.formUnion(graph.targets(from: try lookup.tutorial(name), .teaches))
            }
            request.budgetSeconds = try budget.map(DurationArgument.seconds)
            request.sessionSeconds = try session.map(DurationArgument.seconds)
            let curriculum = try CheckedPlanner(graph).plan(request)
            switch format {
            case .text:
                let title = graph.title(request.profile)
                print(Console.styled(common.catalogue.text("cli.curriculum_of", ["profile": title]), .bold))
                for line in CurriculumText(graph, common.catalogue).lines(curriculum, width: Console.width) {
                    print(line)
                }
                print("\n" + common.catalogue.count("cli.verified", 1))
            case .json: print(try JSONText.encode(CurriculumDocument(curriculum, graph)), terminator: "")
            case .csv:
                print(CSVText.encode(CurriculumCSV.rows([curriculum], graph, common.catalogue)), terminator: "")
            }
        }
    }
}
