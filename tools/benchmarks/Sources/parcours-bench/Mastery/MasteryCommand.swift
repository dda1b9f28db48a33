import ArgumentParser

/// `parcours-bench mastery`: how well answers and mastery are predicted, and how fast.
struct MasteryCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "mastery", abstract: "Predicts answers fold by fold, or mastery on a simulated site.",
        subcommands: [FoldsCommand.self, TracingCommand.self, SiteCommand.self, PlacementCommand.self],
        defaultSubcommand: FoldsCommand.self)
}
