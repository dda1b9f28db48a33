import ArgumentParser
import ContentGraph
import Planning
import Reports

/// `parcours defaults`: the default curriculum of every profile.
struct DefaultsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "defaults", abstract: Help.text("help.defaults"))

    @Argument(help: Help.argument("help.graph_or_exports", "GRAPH|EXPORT"))
    var inputs: [String]

    @Option(help: Help.argument("help.defaults.profile", "PROFILE"))
    var profile: [String] = []

    @Option(help: Help.argument("help.session", "15m"))
    var session: String?

    @Option(help: Help.argument("help.format", "text|json|csv"))
    var format = OutputFormat.text

    @Option(help: Help.argument("help.defaults.json", "DIR"))
    var json: String?

    @Option(help: Help.argument("help.defaults.html", "FILE"))
    var html: String?

    @OptionGroup var mapping: MappingOptions
    @OptionGroup var common: CommonOptions

    func run() throws {
        try CommandFailure.run {
            let graph = try GraphInput.graph(inputs, mapping)
            let lookup = NodeLookup(graph: graph)
            let profiles = profile.isEmpty ? Array(graph.nodes(.profile)) : try profile.map(lookup.profile)
            guard !profiles.isEmpty else { throw CommandFailure(.badData, "error.no_profiles") }
            let planner = CheckedPlanner(graph)
            let length = try session.map(DurationArgument.seconds)
            let curricula = try profiles.map { profile in
                var request = PlanningRequest(profile: profile)
                request.sessionSeconds = length
                return try planner.plan(request)
            }
            try show(curricula, graph)
            if let json { try writeJSON(curricula, graph, json) }
            if let html {
                try OutputFile.write(CurriculaPage(graph, common.catalogue).html(curricula).utf8, to: html)
                if format == .text { print(common.catalogue.text("cli.pages_written", ["path": html])) }
            }
        }
    }

    private func show(_ curricula: [Curriculum], _ graph: ContentGraph) throws {
        switch format {
        case .text:
            let writer = CurriculumText(graph, common.catalogue)
            for curriculum in curricula {
                print(Console.styled(writer.title(curriculum), .bold))
                for line in writer.lines(curriculum, width: Console.width) { print(line) }
                print()
            }
            print(common.catalogue.count("cli.verified", curricula.count))
        case .json: print(try JSONText.encode(curricula.map { CurriculumDocument($0, graph) }), terminator: "")
        case .csv: print(CSVText.encode(CurriculumCSV.rows(curricula, graph, common.catalogue)), terminator: "")
        }
    }

    private func writeJSON(_ curricula: [Curriculum], _ graph: ContentGraph, _ folder: String) throws {
        var taken: Set<String> = ["index.json"]
        let files = curricula.map { curriculum -> (curriculum: Curriculum, file: String) in
            let profile = curriculum.request.profile
            let slug = graph.slug(profile).isEmpty ? graph.key(profile) : graph.slug(profile)
            let safe = String(slug.map { $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" ? $0 : "-" })
            var name = safe + ".json"
            var number = 2
            while !taken.insert(name).inserted {
                name = "\(safe)-\(number).json"
                number += 1
            }
            return (curriculum, name)
        }
        for (curriculum, file) in files {
            try OutputFile.write(
                try JSONText.encode(CurriculumDocument(curriculum, graph)).utf8, to: folder + "/" + file)
        }
        try OutputFile.write(try JSONText.encode(CurriculumIndex(files, graph)).utf8, to: folder + "/index.json")
        if format == .text { print(common.catalogue.count("cli.json_written", files.count, ["path": folder])) }
    }
}
