public import ArgumentParser
public import Reports
public import SiteImport

extension Language: ExpressibleByArgument {}
extension MergePolicy: ExpressibleByArgument {}

/// Options that every command has.
struct CommonOptions: ParsableArguments {
    @Option(help: Help.argument("help.lang", "fr|en"))
    var lang: Language = Help.language

    var catalogue: Catalogue { Catalogue(lang) }
}

/// Options of the commands that read exports.
struct MappingOptions: ParsableArguments {
    @Option(help: Help.argument("help.mapping", "auto|NAME|FILE"))
    var mapping = "auto"

    @Option(help: Help.argument("help.merge", "newest|first|last"))
    var merge = MergePolicy.newest

    @Option(help: Help.argument("help.ontology", "DIR"))
    var ontology: String?
}

/// Forms of output.
enum OutputFormat: String, ExpressibleByArgument, CaseIterable {
    case text, json, csv
}
