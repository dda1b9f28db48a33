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
            }
            found[instance.name] = report.plan
        }
        if let plans {
            try JSONSerialization.data(withJSONObject: found, options: .sortedKeys).write(to: URL(filePath: plans))
        }
    }
}

/// An instance of the suite, as its file has it.
struct PlanInstance: Decodable {
    struct Goal: Decodable {
        var skills: [Int]
        var k: Int
        var weight: Int
    }
    struct Item: Decodable {
        var id: Int
        var axis: Int
        var durationMinutes: Int
        var teaches: [Int]
        var requires: [[Int]]

        enum CodingKeys: String, CodingKey {
            case id, axis, teaches, requires
            case durationMinutes = "duration_min"
        }
    }
    var name: String
    var threshold: Double
    var mastery: [[Double]]
    var goals: [Goal]
    var items: [Item]
    var budgetMinutes: Int

    enum CodingKeys: String, CodingKey {
        case name, threshold, mastery, goals, items
        case budgetMinutes = "budget_min"
    }

    init(path: String) throws {
        self = try JSONDecoder().decode(PlanInstance.self, from: Data(contentsOf: URL(filePath: path)))
    }

    /// The instance as a planning problem, in minutes.
    func problem(budgeted: Bool) -> PlanningProblem {
        let held = Set(mastery.filter { $0[1] >= threshold }.map { Int($0[0]) })
        let skills =
            items.flatMap { $0.teaches + $0.requires.joined() } + goals.flatMap(\.skills) + Array(held)
        return PlanningProblem(
            skillCount: (skills.max() ?? -1) + 1,
            items: items.map {
                .init(cost: $0.durationMinutes, teaches: $0.teaches, requires: $0.requires, axis: $0.axis)
            },
            goals: goals.map { .init(skills: $0.skills, atLeast: $0.k, weight: $0.weight) }, held: held,
            budget: budgeted ? budgetMinutes : nil)
    }
}

/// Best known values of a suite.
struct KnownOptima {
    private let entries: [String: [String: Any]]

    init(path: String) throws {
        let object = try JSONSerialization.jsonObject(with: Data(contentsOf: URL(filePath: path)))
        entries = object as? [String: [String: Any]] ?? [:]
    }

    func value(_ name: String, _ kind: PlannerCommand.Kind) -> (value: Int, isProven: Bool)? {
        guard let entry = entries[name]?[kind == .shortest ? "p1" : "p2"] as? [String: Any],
            let value = entry["value"] as? Int, let proven = entry["proven"] as? Bool
        else { return nil }
        return (value, proven)
    }
}

/// One line of the planner's benchmark.
struct PlannerReport {
    static let header =
        "instance            value    lower    upper    gap %   nodes          work  seconds    CPU s  changes  best known"
    let name: String
    let value: Int
    let lower: Int
    let upper: Int
    let nodes: Int
    let work: Int
    let seconds: Double
    let cpuSeconds: Double
    let minutes: Int
    let known: (value: Int, isProven: Bool)?
    let isShortest: Bool
    let changes: Int
    /// Ids of items, in order.
    let plan: [Int]
    let clockStruck: Bool

    init(
        _ instance: PlanInstance, _ problem: PlanningProblem, _ solution: PlanningSolver.Solution, _ seconds: Double,
        _ cpuSeconds: Double, _ known: (value: Int, isProven: Bool)?
    ) {
        name = instance.name
        minutes = solution.items.reduce(0) { $0 + problem.items[$1].cost }
        isShortest = problem.budget == nil
        changes = PlanningSolver.axisChanges(solution.items, problem)
        let weight = solution.reached.reduce(0) { $0 + problem.goals[$1].weight }
        value = isShortest ? minutes : weight
        lower = isShortest ? solution.costBound : weight
        upper = isShortest ? minutes : (solution.weightBound ?? weight)
        plan = solution.items.map { instance.items[$0].id }
        clockStruck = solution.clockStruck
        nodes = solution.nodes
        work = solution.work
        self.seconds = seconds
        self.cpuSeconds = cpuSeconds
        self.known = known
    }

    var gap: Double { value == 0 ? (upper > 0 ? 100 : 0) : Double(upper - lower) / Double(max(upper, 1)) * 100 }

    var line: String {
        var mark = ""
        if let known {
            let isWorse = isShortest ? value > known.value : value < known.value
            let isBetter = isShortest ? value < known.value : value > known.value
            mark = "\(known.value)\(known.isProven ? "*" : "") \(isWorse ? "WORSE" : isBetter ? "better" : "same")"
            if known.isProven, lower < upper { mark += " unproven" }
            if isShortest ? lower > known.value : upper < known.value { mark += " FALSE BOUND" }
        }
        return name.padding(toLength: 16, withPad: " ", startingAt: 0)
            + String(
                format: "%9d%9d%9d%9.2f%8d%14ld%9.3f%9.3f%9d  ", value, lower, upper, gap, nodes, work, seconds,
                cpuSeconds, changes)
            + mark
    }

    var json: String {
        get throws {
            let object = Object(
                instance: name, value: value, minutes: minutes, lower: lower, upper: upper, gap: gap, nodes: nodes,
                work: work, seconds: seconds, cpu: cpuSeconds, changes: changes, clockStruck: clockStruck, plan: plan)
            let encoder = JSONEncoder()
            encoder.outputFormatting = .sortedKeys
            return String(decoding: try encoder.encode(object), as: UTF8.self)
        }
    }

    /// What `--json` prints.
    private struct Object: Encodable {
        var instance: String
        var value, minutes, lower, upper: Int
        /// Percent.
        var gap: Double
        var nodes, work: Int
        var seconds, cpu: Double
        var changes: Int
        var clockStruck: Bool
        var plan: [Int]
    }
}
