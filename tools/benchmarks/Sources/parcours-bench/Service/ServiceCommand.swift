import ArgumentParser

/// `parcours-bench service`: what `tools/bench/service` needs besides the service itself.
struct ServiceCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "service", abstract: "A database of many learners, and an endpoint to compare the service with.",
        subcommands: [PrepareCommand.self, ConstantCommand.self])
}
