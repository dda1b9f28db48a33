/// Finds plans that meet the aim of a formulation, under any costs.
struct PlanFinder {
    let problem: FlatProblem
    let aim: Formulation.Aim
    let improver: PlanImprover

    /// A plan that is followed step by step; nil where none was found.
    /// - Parameter goalValues: how much each goal is wanted, from 0 to 1.
    func plan(costs: [Double], goalValues: [Double], maxWork: Int, _ work: inout Int) -> [Int]? {
        switch aim {
        case .shortest:
            let all = Array(problem.goals.indices)
            guard let plan = improver.plan(reaching: all, costs: costs, &work) else { return nil }
            return improver.improved(plan, goals: all, maxWork: maxWork, &work)
        case .heaviest(let budget): return heaviest(within: budget, costs, goalValues, maxWork, &work)
        case .cheapest(let weight):
            var goals: [Int] = []
            var reached = 0
            for goal in wanted(goalValues) where reached < weight {
                goals.append(goal)
                reached += problem.goals[goal].weight
            }
            for goal in goals.reversed() where reached - problem.goals[goal].weight >= weight {
                goals.removeAll { $0 == goal }
                reached -= problem.goals[goal].weight
            }
            guard reached >= weight, let plan = improver.plan(reaching: goals.sorted(), costs: costs, &work) else {
                return nil
            }
            return improver.improved(plan, goals: goals.sorted(), maxWork: maxWork, &work)
        }
    }

    /// The objective of a plan that is followed from the start; nil where it does not meet the aim.
    func objective(of plan: [Int]) -> Int? {
        let (order, holds) = problem.followed(plan)
        guard order.count == plan.count else { return nil }
        let cost = problem.cost(of: plan)
        let reached = problem.goals.filter { problem.isReached($0, holds) }
        let weight = reached.reduce(0) { $0 + $1.weight }
        switch aim {
        case .shortest: return reached.count == problem.goals.count ? cost : nil
        case .heaviest(let budget): return cost <= budget ? -weight : nil
        case .cheapest(let least): return weight >= least ? cost : nil
        }
    }

    /// What plans are compared by, least first: those that do not meet the aim come last.
    func rank(_ plan: [Int]) -> Int { objective(of: plan) ?? .max }

    private func wanted(_ values: [Double]) -> [Int] {
        problem.goals.indices.sorted {
            (values[$1], problem.goals[$1].weight, $0) < (values[$0], problem.goals[$0].weight, $1)
        }
    }

    /// Adds goals, the most wanted first, as long as they fit; then, of those left, the one worth most for its time.
    private func heaviest(
        within budget: Int, _ costs: [Double], _ values: [Double], _ maxWork: Int, _ work: inout Int
    ) -> [Int]? {
        var goals: [Int] = []
        var plan: [Int] = []
        for goal in wanted(values) where values[goal] > 0.5 {
            let next = (goals + [goal]).sorted()
            guard let found = improver.plan(reaching: next, costs: costs, given: plan, &work) else { continue }
            var trimmed = improver.withoutNeedless(found, goals: next, &work)
            if problem.cost(of: trimmed) > budget {
                trimmed = improver.improved(trimmed, goals: next, maxWork: maxWork / 8, &work)
            }
            if problem.cost(of: trimmed) <= budget { (goals, plan) = (next, trimmed) }
        }
        return filled(goals, plan, within: budget, maxWork, &work)
    }

    /// Adds goals to a plan within a budget, the one worth most for the time it adds first.
    private func filled(_ start: [Int], _ plan: [Int], within budget: Int, _ maxWork: Int, _ work: inout Int) -> [Int] {
        var goals = start
        var plan = plan
        let costs = problem.costs.map(Double.init)
        var left = problem.goals.indices.filter { !goals.contains($0) }
        while !left.isEmpty {
            let cost = problem.cost(of: plan)
            var best: (goal: Int, plan: [Int], ratio: Double)?
            for goal in left {
                let next = (goals + [goal]).sorted()
                guard
                    let found = improver.plan(
                        reaching: [goal], costs: costs, given: plan, limit: .infinity, &work)
                else { continue }
                var trimmed = improver.withoutNeedless(found, goals: next, &work)
                if problem.cost(of: trimmed) > budget {
                    trimmed = improver.improved(trimmed, goals: next, maxWork: maxWork / 16, &work)
                }
                let total = problem.cost(of: trimmed)
                guard total <= budget else { continue }
                let ratio = Double(problem.goals[goal].weight) / Double(max(total - cost, 1))
                if best == nil || ratio > best!.ratio { best = (goal, trimmed, ratio) }
            }
            guard let best else { break }
            goals = (goals + [best.goal]).sorted()
            plan = improver.improved(best.plan, goals: goals, maxWork: maxWork / 8, &work)
            left.removeAll { $0 == best.goal }
        }
        return plan
    }
}
