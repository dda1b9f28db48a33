public import Planning

/// The best plan of a small problem by trying every set of items: for holding planners against.
public struct BruteForce {
    /// Greatest weight of goals within the budget; where there is none, the number of goals within reach.
    public private(set) var weight = 0
    /// Least cost of a plan of that weight.
    public private(set) var cost = 0

    /// Complexity: O(2^items · items²); items are at most 20.
    public init(_ problem: PlanningProblem) {
        precondition(problem.items.count <= 20)
        var best: (weight: Int, cost: Int)?
        for mask in 0..<(1 << problem.items.count) {
            let items = problem.items.indices.filter { mask >> $0 & 1 == 1 }
            let cost = items.reduce(0) { $0 + problem.items[$1].cost }
            if let budget = problem.budget, cost > budget { continue }
            guard let weight = Self.weight(of: items, problem) else { continue }
            if best == nil || weight > best!.weight || (weight == best!.weight && cost < best!.cost) {
                best = (weight, cost)
            }
        }
        (weight, cost) = best ?? (0, 0)
    }

    /// Fewest changes of axis in any order of any plan of the least cost of which no item can be spared.
    /// - Complexity: O(2^items · items · axes).
    public func fewestChanges(_ problem: PlanningProblem) -> Int {
        // By what is done and the axis of the last item, as sets of items done grow.
        var known: [[Int?: Int]] = Array(repeating: [:], count: 1 << problem.items.count)
        known[0] = [nil: 0]
        var least = Int.max
        for mask in known.indices where !known[mask].isEmpty {
            let done = problem.items.indices.filter { mask >> $0 & 1 == 1 }
            let holds = done.reduce(into: problem.held) { $0.formUnion(problem.items[$1].teaches) }
            func isEnough(_ items: [Int]) -> Bool { Self.weight(of: items, problem) == weight }
            if done.reduce(0, { $0 + problem.items[$1].cost }) == cost, isEnough(done),
                !done.contains(where: { spared in isEnough(done.filter { $0 != spared }) })
            {
                least = min(least, known[mask].values.min()!)
            }
            for item in problem.items.indices where mask >> item & 1 == 0 {
                guard problem.items[item].requires.allSatisfy({ $0.contains(where: holds.contains) }) else { continue }
                let axis = problem.items[item].axis
                for (last, changes) in known[mask] {
                    let more = changes + (done.isEmpty || last == axis ? 0 : 1)
                    let next = mask | 1 << item
                    known[next][axis] = min(known[next][axis] ?? Int.max, more)
                }
            }
        }
        return least
    }

    /// Weight of the goals that a set of items reaches, their number where there is no budget; nil where it cannot be
    /// followed in any order.
    public static func weight(of items: [Int], _ problem: PlanningProblem) -> Int? {
        var holds = problem.held
        var left = items
        while !left.isEmpty {
            let ready = left.filter { problem.items[$0].requires.allSatisfy { $0.contains(where: holds.contains) } }
            if ready.isEmpty { return nil }
            for item in ready { holds.formUnion(problem.items[item].teaches) }
            left.removeAll(where: ready.contains)
        }
        return problem.goals.reduce(0) { sum, goal in
            guard Set(goal.skills).count(where: { holds.contains($0) }) >= goal.atLeast else { return sum }
            return sum + (problem.budget == nil ? 1 : goal.weight)
        }
    }

    /// What is wrong with a solution: not valid, not the best although called so, with a bound that is false, or with more
    /// changes of axis than another that costs the same.
    public static func fault(in solution: PlanningSolver.Solution, of problem: PlanningProblem) -> String? {
        var holds = problem.held
        for item in solution.items {
            guard problem.items[item].requires.allSatisfy({ $0.contains(where: holds.contains) }) else {
                return "item \(item) cannot be followed"
            }
            holds.formUnion(problem.items[item].teaches)
        }
        if Set(solution.items).count < solution.items.count { return "an item comes twice" }
        let cost = solution.items.reduce(0) { $0 + problem.items[$1].cost }
        let weight = weight(of: solution.items, problem)
        if let budget = problem.budget, cost > budget { return "over the budget" }
        let best = BruteForce(problem)
        if weight != best.weight { return "weight \(weight ?? -1), best \(best.weight)" }
        if cost != best.cost { return "cost \(cost), best \(best.cost)" }
        if solution.costBound != best.cost { return "bound \(solution.costBound), best \(best.cost)" }
        if let bound = solution.weightBound, bound != best.weight {
            return "weight bound \(bound), best \(best.weight)"
        }
        let changes = PlanningSolver.axisChanges(solution.items, problem)
        if changes > 0, case let fewest = best.fewestChanges(problem), changes > fewest {
            return "\(changes) changes of axis, fewest \(fewest)"
        }
        return nil
    }
}

extension PlanningProblem {
    /// A problem, small unless told otherwise, that looks random and is the same for the same seed: alternatives, circles
    /// of requirements, skills that nothing teaches, goals of k of n skills.
    public static func random(
        seed: UInt64, items itemCount: Int = 9, skills: ClosedRange<Int> = 3...8
    ) -> PlanningProblem {
        var generator = SeededGenerator(seed: seed)
        func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &generator) }
        let skillCount = number(skills)
        var items = (0..<number(2...itemCount)).map { _ in
            PlanningProblem.Item(
                cost: number(0...9), teaches: (0..<number(1...3)).map { _ in number(0...(skillCount - 1)) },
                requires: (0..<max(0, number(-1...2))).map { _ in
                    (0..<number(1...2)).map { _ in number(0...(skillCount - 1)) }
                })
        }
        var axes = SeededGenerator(seed: ~seed)
        for item in items.indices { items[item].axis = Int.random(in: 0...2, using: &axes) }
        let goals = (0..<number(1...4)).map { _ -> PlanningProblem.Goal in
            let skills = (0..<number(1...3)).map { _ in number(0...(skillCount - 1)) }
            return .init(skills: skills, atLeast: number(1...Set(skills).count), weight: number(0...9))
        }
        let held = number(0...3) == 0 ? Set([number(0...(skillCount - 1))]) : []
        return PlanningProblem(
            skillCount: skillCount, items: items, goals: goals, held: held,
            budget: number(0...1) == 0 ? number(0...25) : nil)
    }
}
