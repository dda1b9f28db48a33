import ArgumentParser
import ContentGraph
import Coverage
import Reports

/// `parcours diff`: what changed between two versions of a site, and for whom.
struct DiffCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "diff", abstract: Help.text("help.diff"))

    @Argument(help: Help.argument("help.diff.old", "OLD"))
    var old: String

    @Argument(help: Help.argument("help.diff.new", "NEW"))
    var new: String

    @Option(help: Help.argument("help.format", "text|json"))
    var format = OutputFormat.text

    @Option(help: Help.argument("help.diff.html", "FILE"))
    var html: String?

    @OptionGroup var mapping: MappingOptions
    @OptionGroup var common: CommonOptions

    func validate() throws {
        if format == .csv { throw ValidationError("--format: text|json") }
    }

    func run() throws {
        try CommandFailure.run {
            let before = try GraphInput.graph([old], mapping)
            let after = try GraphInput.graph([new], mapping)
            let comparison = GraphComparison(from: before, to: after)
            let catalogue = common.catalogue
            if format == .json {
                print(try JSONText.encode(comparison), terminator: "")
            } else {
                if comparison.isEmpty { print(catalogue.text("diff.same")) }
                for section in ComparisonText(catalogue).sections(comparison) {
                    print(Console.styled(section.title, .bold))
                    for line in section.lines { print("  " + line) }
                }
            }
            if let html {
                let page = try ComparisonPage(catalogue).html(comparison, site: after.metadata.siteTitle)
                try OutputFile.write(page.utf8, to: html)
            }
        }
    }
}
