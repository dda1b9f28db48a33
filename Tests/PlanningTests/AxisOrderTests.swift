import TestSupport
import Testing

@testable import Planning

@Suite struct AxisOrderTests {
    /// A chain of items on axes that a letter names: each item requires the one that its number names.
    private func problem(_ axes: String, requires: [Int: Int] = [:]) -> PlanningProblem {
        PlanningProblem(
            skillCount: axes.count,
            items: axes.enumerated().map { number, axis in
                .init(
                    cost: 1, teaches: [number], requires: requires[number].map { [[$0]] } ?? [],
                    axis: Int(axis.asciiValue!))
            }, goals: [])
    }

    @Test func oneAxisAtATime() {
        let mixed = problem("abab")
        #expect(AxisOrder.order([0, 1, 2, 3], mixed) == [0, 2, 1, 3])
    }

    @Test func aPrerequisiteOfAnotherAxisCostsNoMoreThanItMust() {
        // b's second item needs a's second: a first, and b in one go.
        let crossed = problem("abab", requires: [3: 2])
        #expect(AxisOrder.order([0, 1, 2, 3], crossed) == [0, 2, 1, 3])
        // a's second needs b's first: b in between is two changes, b first is one.
        let other = problem("aba", requires: [2: 1])
        #expect(AxisOrder.order([0, 1, 2], other) == [1, 0, 2])
    }

    /// Against every order of small random plans; the order for large plans is valid and never better.
    @Test func noOrderHasFewerChanges() {
        for seed in 0..<400 as Range<UInt64> {
            var generator = SeededGenerator(seed: seed)
            let count = Int.random(in: 2...7, using: &generator)
            var requires: [Int: Int] = [:]
            for item in 1..<count where Bool.random(using: &generator) {
                requires[item] = Int.random(in: 0..<item, using: &generator)
            }
            let axes = String((0..<count).map { _ in "abc".randomElement(using: &generator)! })
            let problem = problem(axes, requires: requires)
            let items = Array(0..<count)
            let best = permutations(items).filter { isValid($0, problem) }.map { AxisOrder.changes($0, problem) }.min()!
            let exact = AxisOrder.order(items, problem)
            let greedy = AxisOrder.greedyOrder(items, problem)
            #expect(isValid(exact, problem) && isValid(greedy, problem), "seed \(seed)")
            #expect(AxisOrder.changes(exact, problem) == best, "seed \(seed)")
            #expect(AxisOrder.changes(greedy, problem) >= best, "seed \(seed)")
        }
    }

    private func isValid(_ order: [Int], _ problem: PlanningProblem) -> Bool {
        var holds: Set<Int> = []
        for item in order {
            guard problem.items[item].requires.allSatisfy({ $0.contains(where: holds.contains) }) else { return false }
            holds.formUnion(problem.items[item].teaches)
        }
        return Set(order).count == problem.items.count
    }

    private func permutations(_ items: [Int]) -> [[Int]] {
        guard let first = items.first else { return [[]] }
        return permutations(Array(items.dropFirst())).flatMap { rest in
            (0...rest.count).map { Array(rest[..<$0]) + [first] + Array(rest[$0...]) }
        }
    }
}
