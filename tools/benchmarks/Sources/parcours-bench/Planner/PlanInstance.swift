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
