import ArgumentParser

/// `parcours mastery`: what learners hold, from a site's log.
struct MasteryCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "mastery", abstract: Help.text("help.mastery"),
        subcommands: [FitCommand.self, EstimateCommand.self, AskCommand.self, ReportCommand.self])
}
