import ArgumentParser

/// The program `parcours`.
@main
struct ParcoursCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "parcours",
        abstract: Help.text("help.parcours"),
        discussion: Help.text("help.parcours.discussion"),
        version: "0.1.0",
        subcommands: [
            InspectCommand.self, ImportCommand.self, ValidateCommand.self, DefaultsCommand.self, PlanCommand.self,
            VerifyCommand.self, DiffCommand.self, MasteryCommand.self, ServeCommand.self, KeysCommand.self,
            AuditCommand.self, EvidenceCommand.self,
        ])
}
