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

    @Option(help: Help.argument("help.plan.mastery", "MASTERY.json"))
    var mastery: String?

    @Option(help: Help.argument("help.plan.budget", "45m"))
    var budget: String?

    @Option(help: Help.argument("help.session", "15m"))
    var session: String?

    @Option(help: Help.argument("help.plan.without", "MEDIUM"))
    var without: [String] = []

    @Option(help: Help.argument("help.plan.avoid", "TUTORIAL"))
    var avoid: [String] = []

    @Option(help: Help.argument("help.plan.must", "TUTORIAL"))
    var must: [String] = []

    @Option(help: Help.argument("help.plan.first", "TUTORIAL"))
    var first: [String] = []

    @Option(help: Help.argument("help.plan.previous", "CURRICULUM"))
    var previous: String?

    @Option(help: Help.argument("help.plan.alternatives", "N"))
    var alternatives = 1

    @Flag(help: Help.argument("help.plan.explain"))
    var explain = false

    @Option(help: Help.argument("help.plan.search", "0.05"))
    var search = 0.05

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
            let known = try mastery.map(CurriculumInput.mastery)
            if let known { request.assume(known.assumed(in: graph)) }
            request.budgetSeconds = try budget.map(DurationArgument.seconds)
            request.sessionSeconds = try session.map(DurationArgument.seconds)
            request.avoidedMedia = Set(try without.map { try lookup.medium($0) })
            request.avoidedTutorials = Set(try avoid.map { try lookup.tutorial($0) })
            request.requiredTutorials = try must.map { try lookup.tutorial($0) }
            let firsts = Set(try first.map { try lookup.tutorial($0) })
            guard firsts.count < 2 else { throw CommandFailure(.usage, "error.one_first") }
            request.firstTutorial = firsts.first
            let wanted = request.requiredTutorials + firsts
            if let clash = wanted.first(where: request.avoidedTutorials.contains) {
                throw CommandFailure(.usage, "error.wanted_and_avoided", ["title": graph.title(clash)])
            }
            request.searchSeconds = min(max(search, 0.001), 3600)
            let before = try previous.map { try CurriculumInput.curriculum($0, graph) }
            request.previousTutorials = before?.steps.map(\.tutorial) ?? []
            let found = try CheckedPlanner(graph).plans(request, count: max(1, alternatives))
            try show(found, before, known, graph)
        }
    }

    private func show(
        _ found: CurriculumAlternatives, _ before: Curriculum?, _ known: MasteryDocument?, _ graph: ContentGraph
    ) throws {
        let curricula = found.curricula
        switch format {
        case .text: showText(found, before, known, graph)
        case .json:
            let documents = curricula.map { curriculum in
                let document = CurriculumDocument(curriculum, graph)
                return explain ? document.explained(curriculum, graph) : document
            }
            print(try alternatives > 1 ? JSONText.encode(documents) : JSONText.encode(documents[0]), terminator: "")
        case .csv:
            print(CSVText.encode(CurriculumCSV.rows(curricula, graph, common.catalogue)), terminator: "")
        }
    }

    private func showText(
        _ found: CurriculumAlternatives, _ before: Curriculum?, _ known: MasteryDocument?, _ graph: ContentGraph
    ) {
        let curricula = found.curricula
        let catalogue = common.catalogue
        let words = ExplanationText(graph, catalogue)
        let text = CurriculumText(graph, catalogue)
        for (number, curriculum) in curricula.enumerated() {
            print(Console.styled(text.title(curriculum, number: number), .bold))
            if explain {
                print(text.summary(curriculum))
                if curriculum.steps.isEmpty { print(CurriculumWords(graph, catalogue).emptiness(curriculum)) }
                print()
                let planner = CurriculumPlanner(graph)
                for line in words.lines(curriculum, planner, known) + text.unreached(curriculum) { print(line) }
                if let known { for line in words.spared(curriculum, planner, known) { print(line) } }
            } else {
                for line in text.lines(curriculum, width: Console.width) { print(line) }
            }
            print()
        }
        if curricula.count < alternatives {
            let others = curricula.count == 1 ? "none" : "no_more"
            print(catalogue.text(found.isComplete ? "alternatives.\(others)" : "alternatives.not_found"))
        }
        if let before {
            let change = CurriculumChange(from: before.steps.map(\.tutorial), to: curricula[0], in: graph)
            for line in words.lines(change) { print(line) }
            print()
        }
        print(catalogue.count("cli.verified", curricula.count))
    }
}
