import Foundation
import Planning
import TestSupport
import Testing

/// Course and concept maps of the wild: one way to every item, so that the best plan of any goals is what stands behind
/// them.
@Suite struct RealPrerequisiteGraphsTests {
    private struct Map: Decodable {
        struct Concept: Decodable {
            var id: String
            var hours: Double
        }
        var nodes: [Concept]
        var edges: [[String]]
    }

    private struct Timetables: Decodable {
        struct Timetable: Decodable {
            var courses: [String: Int]
            var edges: [[String]]
        }
        var instances: [String: Timetable]
    }

    private func read<Form: Decodable>(_ name: String, as form: Form.Type) throws -> Form? {
        guard let path = SharedFiles.shared("graphs/\(name)") else {
            print("shared/graphs/\(name) is absent: nothing to test")
            return nil
        }
        return try JSONDecoder().decode(form, from: Data(contentsOf: URL(filePath: path)))
    }

    /// Solves for goals and compares with what stands behind them, found by walking backwards.
    private func check(_ costs: [String: Int], _ edges: [[String]], goals: [String]) {
        let names = costs.keys.sorted()
        let number = Dictionary(uniqueKeysWithValues: names.enumerated().map { ($1, $0) })
        var requires = [[Int]](repeating: [], count: names.count)
        for edge in edges { requires[number[edge[1]]!].append(number[edge[0]]!) }
        var behind: Set<Int> = []
        var queue = goals.map { number[$0]! }
        while let item = queue.popLast() {
            if behind.insert(item).inserted { queue += requires[item] }
        }
        let problem = PlanningProblem(
            skillCount: names.count,
            items: names.indices.map { item in
                .init(cost: costs[names[item]]!, teaches: [item], requires: requires[item].map { [$0] })
            },
            goals: goals.map { .init(skills: [number[$0]!], atLeast: 1) })
        let solution = PlanningSolver().solve(problem)
        #expect(Set(solution.items) == behind)
        #expect(solution.costBound == behind.reduce(0) { $0 + problem.items[$1].cost })
        var held: Set<Int> = []
        for item in solution.items {
            #expect(requires[item].allSatisfy(held.contains))
            held.insert(item)
        }
    }

    @Test func conceptsOfMetacademy() throws {
        guard let map = try read("metacademy.json", as: Map.self) else { return }
        let costs = Dictionary(uniqueKeysWithValues: map.nodes.map { ($0.id, Int(($0.hours * 3600).rounded())) })
        let names = costs.keys.sorted()
        for start in 0..<40 {
            check(costs, map.edges, goals: [names[start * 12], names[(start * 31 + 7) % names.count]])
        }
        check(costs, map.edges, goals: names)
    }

    @Test func curriculaOfUniversities() throws {
        guard let tables = try read("bacp.json", as: Timetables.self) else { return }
        for (_, table) in tables.instances {
            let names = table.courses.keys.sorted()
            check(table.courses, table.edges, goals: [names[0]])
            check(table.courses, table.edges, goals: names)
        }
    }
}
