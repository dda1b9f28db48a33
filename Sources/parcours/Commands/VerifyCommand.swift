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
            let verifier = CurriculumVerifier(graph)
            let found = try CurriculumInput.documents(curriculum, graph)
            let words = FaultWords(graph, common.catalogue)
            let text = CurriculumText(graph, common.catalogue)
            var isBad = false
            for (number, (document, plan)) in found.enumerated() {
                if found.count > 1 {
                    if number > 0 { print() }
                    print(Console.styled(text.title(plan, number: number), .bold))
                }
                let faults =
                    verifier.allFaults(in: plan).map { words.sentence($0, in: plan) }
                    + document.differences(from: plan, graph).map(words.sentence)
                if faults.isEmpty {
                    printProof(of: plan, verifier)
                } else {
                    isBad = true
                    print(common.catalogue.count("verify.bad", faults.count))
                    for fault in faults { print("  • " + fault) }
                }
            }
            if isBad { throw ExitCode(CommandFailure.Status.findings.rawValue) }
        }
    }

    /// Says how much of what a curriculum without faults claims is proven.
    private func printProof(of plan: Curriculum, _ verifier: CurriculumVerifier) {
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
        // What is left out for lack of time: no landmark tells whether other goals would have weighed more.
        let weights = verifier.weights(of: plan)
        guard weights.reached < weights.total else { return }
        print(
            catalogue.text("verify.goals", ["reached": "\(weights.reached)", "total": "\(weights.total)"]))
        if let bound = plan.certificate.weightBound {
            print(catalogue.text("verify.goals_bound", ["bound": "\(bound)"]))
        } else {
            print(catalogue.text("verify.goals_unbounded"))
        }
    }
}
