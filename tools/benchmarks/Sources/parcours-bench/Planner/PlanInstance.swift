import Foundation
import Planning

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
    var schema: String
    var name: String
    var threshold: Double
    var mastery: [[Double]]
    var goals: [Goal]
    var items: [Item]
    var budgetMinutes: Int

    enum CodingKeys: String, CodingKey {
        case schema, name, threshold, mastery, goals, items
        case budgetMinutes = "budget_min"
    }

    /// Why a file is no instance.
    struct ReadError: Error, CustomStringConvertible {
        var description: String
    }

    /// Greatest cost and weight: sums of those of all items stay whole numbers of the machine.
    private static let range = 0...1_000_000_000

    /// Reads a file.
    /// - Throws: `ReadError`, and what the system says of a file that cannot be read.
    init(path: String) throws {
        let data = try Data(contentsOf: URL(filePath: path))
        do { self = try JSONDecoder().decode(PlanInstance.self, from: data) } catch {
            throw ReadError(description: "\(path): no instance of the planner suite: \(error)")
        }
        if let fault { throw ReadError(description: "\(path): \(fault)") }
    }

    /// What is wrong with what was read.
    private var fault: String? {
        if schema != "swift-plan-instance/1" { return "schema is \(schema), and not swift-plan-instance/1" }
        if let pair = mastery.first(where: { $0.count != 2 || Int(exactly: $0[0]) == nil }) {
            return "mastery \(pair) is no skill with its probability"
        }
        if let item = items.first(where: { !Self.range.contains($0.durationMinutes) }) {
            return "item \(item.id): duration_min \(item.durationMinutes) is not within \(Self.range)"
        }
        if let goal = goals.first(where: { !Self.range.contains($0.weight) }) {
            return "a goal: weight \(goal.weight) is not within \(Self.range)"
        }
        var seen: Set<Int> = []
        if let item = items.first(where: { !seen.insert($0.id).inserted }) {
            return "item \(item.id) is there twice"
        }
        return nil
    }

    /// The instance as a planning problem, in minutes. Skills are numbered anew, whatever their numbers are.
    func problem(budgeted: Bool) -> PlanningProblem {
        let held = Set(mastery.filter { $0[1] >= threshold }.map { Int($0[0]) })
        let all = Set(items.flatMap { $0.teaches + $0.requires.joined() } + goals.flatMap(\.skills)).union(held)
        let number = Dictionary(uniqueKeysWithValues: all.sorted().enumerated().map { ($1, $0) })
        func numbers(_ skills: some Sequence<Int>) -> [Int] { skills.compactMap { number[$0] } }
        return PlanningProblem(
            skillCount: all.count,
            items: items.map {
                .init(
                    cost: $0.durationMinutes, teaches: numbers($0.teaches), requires: $0.requires.map(numbers),
                    axis: $0.axis)
            },
            goals: goals.map { .init(skills: numbers($0.skills), atLeast: $0.k, weight: $0.weight) },
            held: Set(numbers(held)), budget: budgeted ? budgetMinutes : nil)
    }
}
