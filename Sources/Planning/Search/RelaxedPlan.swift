/// A set of items that grows by what goals need, each requirement met by its cheapest supplier.
struct RelaxedPlan {
    private let problem: PlanningProblem
    private let costs: AdditiveCosts
    private var items: Set<Int> = []
    private var holds: Set<Int>

    init(problem: PlanningProblem, costs: AdditiveCosts) {
        self.problem = problem
        self.costs = costs
        holds = problem.held
    }

    /// Adds what a goal needs. The goal must be within reach.
    mutating func reach(_ goal: PlanningProblem.Goal) {
        let missing = goal.skills.filter { !holds.contains($0) }
        let wanted = goal.atLeast - (goal.skills.count - missing.count)
        guard wanted > 0 else { return }
        let cheapest = missing.filter { costs.cost[$0] != nil }.sorted { (costs.cost[$0]!, $0) < (costs.cost[$1]!, $1) }
        for skill in cheapest.prefix(wanted) { hold(skill) }
    }

    private mutating func hold(_ skill: Int) {
        // Without recursion: a chain of prerequisites may be long.
        var queue = [skill]
        while let skill = queue.popLast() {
            guard !holds.contains(skill), let item = costs.supplier[skill] else { continue }
            guard items.insert(item).inserted else { continue }
            holds.formUnion(problem.items[item].teaches)
            for group in problem.items[item].requires where !group.contains(where: { supplied($0, before: item) }) {
                if let cheapest = group.filter({ costs.cost[$0] != nil }).min(by: {
                    (costs.cost[$0]!, $0) < (costs.cost[$1]!, $1)
                }) {
                    queue.append(cheapest)
                }
            }
        }
    }

    /// Whether a skill is there without what `item` makes possible: held at the start, or supplied more cheaply.
    private func supplied(_ skill: Int, before item: Int) -> Bool {
        if problem.held.contains(skill) { return true }
        guard holds.contains(skill), let supplier = costs.supplier[skill], items.contains(supplier) else {
            return false
        }
        return supplier != item
    }

    /// The items without those that the goals can do without, dearest first.
    func withoutNeedless(for goals: [PlanningProblem.Goal]) -> [Int] {
        var kept = items
        for item in items.sorted(by: { (problem.items[$1].cost, $0) < (problem.items[$0].cost, $1) }) {
            // Only an item whose skills another one teaches can be spared.
            let others = Set(kept.subtracting([item]).flatMap { problem.items[$0].teaches }).union(problem.held)
            guard problem.items[item].teaches.contains(where: { others.contains($0) }) else { continue }
            if Self.reaches(goals, with: kept.subtracting([item]), problem) { kept.remove(item) }
        }
        return kept.sorted()
    }

    private static func reaches(
        _ goals: [PlanningProblem.Goal], with items: Set<Int>, _ problem: PlanningProblem
    ) -> Bool {
        var holds = problem.held
        var left = items.sorted()
        while true {
            let ready = left.filter { problem.items[$0].requires.allSatisfy { $0.contains(where: holds.contains) } }
            guard !ready.isEmpty else { break }
            for item in ready { holds.formUnion(problem.items[item].teaches) }
            let done = Set(ready)
            left.removeAll { done.contains($0) }
        }
        return left.isEmpty && goals.allSatisfy { goal in goal.skills.count { holds.contains($0) } >= goal.atLeast }
    }
}
