public import ArgumentParser
public import Reports

extension Language: ExpressibleByArgument {}

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

    @Option(help: Help.argument("help.ontology", "DIR"))
    var ontology: String?
}

/// Forms of output.
enum OutputFormat: String, ExpressibleByArgument, CaseIterable {
    case text, json, csv
}
