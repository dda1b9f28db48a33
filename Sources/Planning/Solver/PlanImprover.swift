/// Finds good plans fast: the relaxed plan of the additive heuristic (Bonet and Geffner, "Planning as heuristic
/// search", 2001) under any costs, without what turns out not to be needed, and mended by replacing one item at a time.
struct PlanImprover {
    let problem: FlatProblem

    /// Costs at which the additive heuristic counts something as out of reach.
    private static let unreachable = Double.greatestFiniteMagnitude

    /// A plan that reaches goals.
    /// - Parameters:
    ///   - goals: numbers of goals.
    ///   - costs: cost of each item, not negative; at infinity or above `limit`, an item is not followed.
    ///   - given: items that are followed already.
    /// - Returns: the plan with `given`, in an order that can be followed; nil where a goal is out of reach.
    func plan(
        reaching goals: [Int], costs: [Double], given: [Int] = [], limit: Double = .infinity, _ work: inout Int
    ) -> [Int]? {
        var holds = [Bool](repeating: false, count: problem.skillCount)
        if !given.isEmpty { holds = problem.followed(given).holds }
        if goals.allSatisfy({ problem.isReached(problem.goals[$0], holds) }) { return given }
        var search = AdditiveSearch(problem, costs: costs, holds: holds)
        search.run(until: goals.map { problem.goals[$0] }, limit: limit, &work)
        guard goals.allSatisfy({ search.canReach(problem.goals[$0]) }) else { return nil }
        return problem.followed(given + search.extract(goals.map { problem.goals[$0] })).order
    }

    /// A plan without the items that its goals can do without, dearest first.
    func withoutNeedless(_ items: [Int], goals: [Int], _ work: inout Int) -> [Int] {
        let wanted = goals.map { problem.goals[$0] }
        var kept = problem.followed(items).order
        let isNeeded = obviouslyNeeded(kept, wanted)
        work += kept.count * 4
        for item in kept.sorted(by: { (problem.costs[$1], $0) < (problem.costs[$0], $1) }) where !isNeeded[item] {
            work += kept.count * 4
            let without = kept.filter { $0 != item }
            let (order, holds) = problem.followed(without)
            guard order.count == without.count, wanted.allSatisfy({ problem.isReached($0, holds) }) else { continue }
            kept = order
        }
        return kept
    }

    /// Items that alone meet a requirement of another one, or of a goal.
    private func obviouslyNeeded(_ items: [Int], _ goals: [FlatProblem.Goal]) -> [Bool] {
        // The only item that teaches each skill; -1 for none, -2 for several.
        var teacher = [Int](repeating: -1, count: problem.skillCount)
        for item in items {
            for place in problem.taught.range(item) {
                let skill = Int(problem.taught.values[place])
                teacher[skill] = teacher[skill] == -1 ? item : -2
            }
        }
        var isNeeded = [Bool](repeating: false, count: problem.itemCount)
        for item in items {
            for group in problem.groupRange(item) {
                var only = -1
                for place in problem.groups.range(group) {
                    let found = teacher[Int(problem.groups.values[place])]
                    if found != -1 { only = only == -1 || only == found ? found : -2 }
                }
                if only >= 0 { isNeeded[only] = true }
            }
        }
        for goal in goals where goal.skills.count(where: { teacher[$0] != -1 }) == goal.atLeast {
            for skill in goal.skills where teacher[skill] >= 0 { isNeeded[teacher[skill]] = true }
        }
        return isNeeded
    }

    /// Replaces items of a plan by cheaper ways, one at a time, as long as that helps.
    func improved(
        _ plan: [Int], goals: [Int], maxWork: Int, _ work: inout Int
    ) -> [Int] {
        var best = withoutNeedless(plan, goals: goals, &work)
        var bestCost = problem.cost(of: best)
        let stop = work + maxWork
        var costs = problem.costs.map(Double.init)
        var improvedOne = true
        var isIn = [Bool](repeating: false, count: problem.itemCount)
        for item in best { isIn[item] = true }
        while improvedOne, work < stop {
            improvedOne = false
            for item in best.sorted(by: { (problem.costs[$1], $0) < (problem.costs[$0], $1) }) where work < stop {
                guard isIn[item], problem.costs[item] > 0 else { continue }
                let rest = problem.followed(best.filter { $0 != item }).order
                // What cannot be followed without the item is paid for, and may serve again.
                for other in best { isIn[other] = false }
                for other in rest { isIn[other] = true }
                for other in best where !isIn[other] { costs[other] = 0 }
                let saved = Double(problem.costs[item])
                costs[item] = Self.unreachable
                let found = self.plan(reaching: goals, costs: costs, given: rest, limit: saved, &work)
                for other in best where !isIn[other] { costs[other] = Double(problem.costs[other]) }
                for other in best { isIn[other] = true }
                guard let found else { continue }
                let trimmed = withoutNeedless(found, goals: goals, &work)
                let cost = problem.cost(of: trimmed)
                guard cost < bestCost else { continue }
                for other in best { isIn[other] = false }
                for other in trimmed { isIn[other] = true }
                (best, bestCost, improvedOne) = (trimmed, cost, true)
            }
        }
        return best
    }
}
