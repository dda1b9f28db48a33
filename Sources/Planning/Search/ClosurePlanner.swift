/// Chooses items by following each requirement back to its cheapest provider.
///
/// With one provider for every skill the choice is the prerequisite closure, and optimal. With alternatives it is the
/// relaxed plan of the additive heuristic (Bonet and Geffner, "Planning as heuristic search", 2001; Hoffmann and Nebel,
/// "The FF planning system", 2001), from which items that turn out not to be needed are taken away: valid, good, and
/// not proven. The lower bound counts the items that no valid plan can do without.
struct ClosurePlanner: SelectionPlanner {
    func select(_ problem: PlanningProblem) -> Selection {
        let costs = AdditiveCosts(problem)
        guard let budget = problem.budget else {
            let goals = problem.goals.indices.filter { costs.canReach(problem.goals[$0]) }
            return selection(of: goals, problem, costs)
        }
        // Budgeted: the goal that is worth most for the time it adds, as long as one fits.
        var chosen: [Int] = []
        var current = selection(of: [], problem, costs)
        while true {
            var best: (goal: Int, selection: Selection, ratio: Double)?
            for goal in problem.goals.indices where !chosen.contains(goal) && costs.canReach(problem.goals[goal]) {
                let candidate = selection(of: chosen + [goal], problem, costs)
                let cost = candidate.items.reduce(0) { $0 + problem.items[$1].cost }
                guard cost <= budget else { continue }
                let added = cost - current.items.reduce(0) { $0 + problem.items[$1].cost }
                let ratio = Double(problem.goals[goal].weight) / Double(max(added, 1))
                if best == nil || ratio > best!.ratio { best = (goal, candidate, ratio) }
            }
            guard let best else { return current }
            chosen.append(best.goal)
            current = best.selection
        }
    }

    private func selection(of goals: [Int], _ problem: PlanningProblem, _ costs: AdditiveCosts) -> Selection {
        var plan = RelaxedPlan(problem: problem, costs: costs)
        for goal in goals.sorted() { plan.reach(problem.goals[goal]) }
        let items = plan.withoutNeedless(for: goals.map { problem.goals[$0] })
        return Selection(
            items: items, reached: goals.sorted(), lowerBound: Self.forcedCost(goals.map { problem.goals[$0] }, problem)
        )
    }

    /// Total cost of the items that every plan for the goals must have: only providers of what cannot be done without.
    private static func forcedCost(_ goals: [PlanningProblem.Goal], _ problem: PlanningProblem) -> Int {
        var providers = [[Int]](repeating: [], count: problem.skillCount)
        for (item, value) in problem.items.enumerated() { for skill in value.teaches { providers[skill].append(item) } }
        var forced = Set<Int>()
        var queue: [Int] = []
        func require(_ skill: Int) {
            guard !problem.held.contains(skill), providers[skill].count == 1 else { return }
            if forced.insert(providers[skill][0]).inserted { queue.append(providers[skill][0]) }
        }
        for goal in goals where goal.atLeast == goal.skills.count { goal.skills.forEach(require) }
        while let item = queue.popLast() {
            for group in problem.items[item].requires where group.count == 1 { require(group[0]) }
        }
        return forced.reduce(0) { $0 + problem.items[$1].cost }
    }
}
