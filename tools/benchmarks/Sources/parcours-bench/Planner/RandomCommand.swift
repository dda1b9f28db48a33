import ArgumentParser
import Planning
import TestSupport

/// `parcours-bench random`: the planner against brute force on many small random problems.
struct RandomCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "random", abstract: "Holds the planner against brute force on random problems.")

    @Option(help: "Number of problems.")
    var count = 1_000_000

    @Option(help: "Seed of the first; the others follow.")
    var seed: UInt64 = 1

    @Option(help: "Most items in a problem, up to 20.")
    var items = 8

    func run() throws {
        var faults = 0
        for number in 0..<UInt64(count) {
            let problem = PlanningProblem.random(seed: seed + number, items: items)
            let solution = PlanningSolver(seconds: 10).solve(problem)
            if let fault = BruteForce.fault(in: solution, of: problem) {
                faults += 1
                print("seed \(seed + number): \(fault)")
                if faults == 20 { break }
            }
        }
        print("\(count) problems from seed \(seed), at most \(items) items each: \(faults) disagreements")
        if faults > 0 { throw ExitCode.failure }
    }
}
