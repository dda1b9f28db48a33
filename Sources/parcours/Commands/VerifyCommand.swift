import ArgumentParser
import ContentGraph
import Foundation
import Planning
import Reports

/// `parcours verify`: checks a curriculum and what it claims.
struct VerifyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "verify", abstract: Help.text("help.verify"))

    @Argument(help: Help.argument("help.verify.curriculum", "CURRICULUM"))
    var curriculum: String

    @Argument(help: Help.argument("help.graph_or_exports", "GRAPH|EXPORT"))
    var inputs: [String]

    @OptionGroup var mapping: MappingOptions
    @OptionGroup var common: CommonOptions

    func run() throws {
        try CommandFailure.run {
            let graph = try GraphInput.graph(inputs, mapping)
            let plan = try CurriculumInput.curriculum(curriculum, graph)
            let faults = CurriculumVerifier(graph).faults(in: plan)
            guard faults.isEmpty else {
                print(common.catalogue.count("verify.bad", faults.count))
                let words = FaultWords(graph, common.catalogue)
                for fault in faults { print("  • " + words.sentence(fault, in: plan)) }
                throw ExitCode(CommandFailure.Status.findings.rawValue)
            }
            let catalogue = common.catalogue
            print(
                catalogue.text(
                    "verify.good",
                    [
                        "steps": catalogue.count("count.step", plan.steps.count),
                        "time": catalogue.duration(plan.totalSeconds),
                    ]))
            if plan.certificate.checkableSeconds == plan.totalSeconds {
                print(catalogue.text("verify.optimal"))
            } else {
                print(
                    catalogue.text(
                        "verify.bound",
                        [
                            "checked": catalogue.duration(plan.certificate.checkableSeconds),
                            "claimed": catalogue.duration(plan.certificate.lowerBoundSeconds),
                        ]))
            }
        }
    }
}
