import ArgumentParser
import ContentGraph
import Reports

/// `parcours validate`: the findings, and status 1 where some are errors.
struct ValidateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "validate", abstract: Help.text("help.validate"))

    @Argument(help: Help.argument("help.graph_or_exports", "GRAPH|EXPORT"))
    var inputs: [String]

    @Option(help: Help.argument("help.format", "text|json|csv"))
    var format = OutputFormat.text

    @OptionGroup var mapping: MappingOptions
    @OptionGroup var common: CommonOptions

    func run() throws {
        var hasErrors = false
        try CommandFailure.run {
            let graph = try GraphInput.graph(inputs, mapping, warns: false)
            hasErrors = graph.findings.contains { $0.severity == .error }
            switch format {
            case .text:
                let printer = FindingsPrinter(catalogue: common.catalogue)
                printer.show(graph.findings)
                print(printer.summary(graph.findings))
            case .json: print(try JSONText.encode(FindingReport(graph)), terminator: "")
            case .csv: print(CSVText.encode(rows(graph)), terminator: "")
            }
        }
        if hasErrors { throw ExitCode(CommandFailure.Status.findings.rawValue) }
    }

    private func rows(_ graph: ContentGraph) -> [[String]] {
        let words = FindingText(common.catalogue)
        return [["severity", "rule", "kind", "id", "type", "title", "file", "line", "message", "advice"]]
            + graph.findings.map { finding in
                let place = finding.place
                return [
                    finding.severity.rawValue, finding.rule, place.kind, place.id.map(String.init) ?? "", place.type,
                    place.title, place.file, place.line > 0 ? "\(place.line)" : "", words.sentence(finding),
                    words.advice(finding),
                ]
            }
    }
}
