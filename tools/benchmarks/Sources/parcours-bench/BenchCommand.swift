import ArgumentParser

/// The program `parcours-bench`: measures the parts of Parcours on real input.
@main
struct BenchCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "parcours-bench", abstract: "Measures the parts of Parcours.",
        subcommands: [
            WXRCommand.self, PlannerCommand.self, RandomCommand.self, GraphCommand.self,
            LargeCommand.self, MasteryCommand.self, ServiceCommand.self,
        ])
}
