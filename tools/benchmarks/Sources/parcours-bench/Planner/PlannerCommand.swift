import ArgumentParser
import Foundation
import Planning

/// `parcours-bench planner`: solves instances of the planner suite.
struct PlannerCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "planner",
        abstract: "Solves planning instances; prints value, bounds, gap, nodes and time of each.",
        discussion: """
            Instances are of the form "swift-plan-instance/1". The plan itself is printed below where there is one \
            instance, and stands in each JSON object. The plans file is what check_plan.py --batch reads.
            """)

    enum Kind: String, ExpressibleByArgument, CaseIterable { case shortest, budgeted }

    @Argument(help: "Instances.")
    var instances: [String]

    @Option(help: "What is sought.")
    var problem = Kind.shortest

    @Option(help: "Work to spend on each, as the seconds it should take.")
    var timeLimit = 0.05

    @Option(help: "Where to write the plans.")
    var plans: String?

    @Option(help: "File of best known values, to compare with.")
    var optima: String?

    @Option(help: "Solve each so many times and give the least times, which other programs disturb least.")
    var times = 1

    @Flag(help: "Print one JSON object a line.")
    var json = false

    func run() throws {
        var found: [String: [Int]] = [:]
        let known = try optima.map { try KnownOptima(path: $0) }
        if !json { print(PlannerReport.header) }
        for path in instances {
            let instance = try PlanInstance(path: path)
            let problem = instance.problem(budgeted: problem == .budgeted)
            var solution = PlanningSolver.Solution?.none
            var (seconds, cpuSeconds) = (Double.infinity, Double.infinity)
            for _ in 0..<max(1, times) {
                let start = Date.timeIntervalSinceReferenceDate
                let cpuStart = ProcessUsage.now.cpuSeconds
                solution = PlanningSolver(seconds: timeLimit).solve(problem)
                seconds = min(seconds, Date.timeIntervalSinceReferenceDate - start)
                cpuSeconds = min(cpuSeconds, ProcessUsage.now.cpuSeconds - cpuStart)
            }
            guard let solution else { continue }
            let report = PlannerReport(
                instance, problem, solution, seconds, cpuSeconds, known?.value(instance.name, self.problem))
            print(json ? try report.json : report.line)
            if !json, instances.count == 1 {
                print("plan: " + report.plan.map(String.init).joined(separator: " "))
                print("minutes: \(report.minutes), at least \(report.leastMinutes) for that value")
            }
            found[instance.name] = report.plan
        }
        if let plans {
            try JSONSerialization.data(withJSONObject: found, options: .sortedKeys).write(to: URL(filePath: plans))
        }
    }
}
