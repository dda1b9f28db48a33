import ArgumentParser
import ContentGraph
import Reports
import SiteImport
import WXR

/// `parcours import`: exports → graph, with the report.
struct ImportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "import", abstract: Help.text("help.import"))

    @Argument(help: Help.argument("help.exports", "EXPORT"))
    var exports: [String]

    @Option(name: .shortAndLong, help: Help.argument("help.import.output", "FILE"))
    var output: String?

    @Option(help: Help.argument("help.import.json", "FILE"))
    var json: String?

    @Flag(name: .long, help: Help.argument("help.import.all"))
    var allFindings = false

    @OptionGroup var mapping: MappingOptions
    @OptionGroup var common: CommonOptions

    func run() throws {
        try CommandFailure.run {
            let outcome = try GraphInput.imported(exports, mapping)
            report(outcome)
            if let output {
                let length = try OutputFile.writing(output) { try outcome.graph.writeSnapshot(to: output) }
                say("cli.written", ["path": output, "size": common.catalogue.size(length)])
            }
            if let json {
                let bytes = try outcome.graph.json()
                try OutputFile.write(bytes, to: json)
                say("cli.written", ["path": json, "size": common.catalogue.size(bytes.count)])
            }
        }
    }

    private func say(_ key: String, _ values: [String: String]) { print(common.catalogue.text(key, values)) }

    private func report(_ outcome: SiteImporter.Outcome) {
        let catalogue = common.catalogue
        let graph = outcome.graph
        func show(_ key: String, _ value: String) { print(Console.pair(catalogue, key, value)) }
        show("cli.site", "\(graph.metadata.siteTitle) — \(graph.metadata.siteURL)")
        for file in outcome.files { show("cli.files", Console.summary(of: file, catalogue)) }
        show("cli.mapping", "\(graph.metadata.mapping), \(catalogue.text("cli.mapping.because"))")
        for reason in graph.metadata.mappingReasons { print("    \(reason)") }
        let published = graph.nodes(.tutorial).count { graph.status($0) == .published }
        var parts = [NodeKind.profile, .need, .axis].map { catalogue.count("count.\($0)", graph.nodes($0).count) }
        parts.append(
            catalogue.count("count.tutorial", graph.nodes(.tutorial).count) + " ("
                + catalogue.count("count.published", published) + ")")
        let prerequisites = graph.nodes(.tutorial).reduce(0) { $0 + graph.edges(from: $1, .requires).count }
        parts.append(catalogue.count("count.prerequisite", prerequisites))
        parts += [NodeKind.faq, .session].map { catalogue.count("count.\($0)", graph.nodes($0).count) }
        show("cli.graph", parts.joined(separator: ", "))
        let printer = FindingsPrinter(catalogue: catalogue)
        show("label.findings", printer.summary(graph.findings))
        printer.show(graph.findings.filter { $0.severity < .info || allFindings }, limit: allFindings ? .max : 10)
    }
}
