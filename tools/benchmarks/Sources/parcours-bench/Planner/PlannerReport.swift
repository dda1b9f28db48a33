import Foundation
import Planning

/// What is told of one instance: a line, or with `--json` an object.
struct PlannerReport: Encodable {
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
    /// No plan of the same value takes fewer minutes, as far as was proven.
    let leastMinutes: Int
    let known: (value: Int, isProven: Bool)?
    let isShortest: Bool
    let changes: Int
    /// Ids of items, in order.
    let plan: [Int]
    let clockStruck: Bool
    /// Percent.
    let gap: Double

    private enum CodingKeys: String, CodingKey {
        case name = "instance"
        case value, minutes, lower, upper, gap, nodes, work, seconds
        case leastMinutes
        case cpuSeconds = "cpu"
        case changes, clockStruck, plan
    }

    init(
        _ instance: PlanInstance, _ problem: PlanningProblem, _ solution: PlanningSolver.Solution, _ seconds: Double,
        _ cpuSeconds: Double, _ known: (value: Int, isProven: Bool)?
    ) {
        name = instance.name
        minutes = solution.items.reduce(0) { $0 + problem.items[$1].cost }
        leastMinutes = solution.costBound
        isShortest = problem.budget == nil
        changes = PlanningSolver.axisChanges(solution.items, problem)
        let weight = solution.reached.reduce(0) { $0 + problem.goals[$1].weight }
        value = isShortest ? minutes : weight
        lower = isShortest ? solution.costBound : weight
        upper = isShortest ? minutes : (solution.weightBound ?? weight)
        plan = solution.items.map { instance.items[$0].id }
        gap = value == 0 ? (upper > 0 ? 100 : 0) : Double(upper - lower) / Double(max(upper, 1)) * 100
        clockStruck = solution.clockStruck
        nodes = solution.nodes
        work = solution.work
        self.seconds = seconds
        self.cpuSeconds = cpuSeconds
        self.known = known
    }

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
            let encoder = JSONEncoder()
            encoder.outputFormatting = .sortedKeys
            return String(decoding: try encoder.encode(self), as: UTF8.self)
        }
    }
}
