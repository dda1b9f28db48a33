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
            guard let item = costs.supplier[skill], items.insert(item).inserted else { continue }
            holds.formUnion(problem.items[item].teaches)
            for group in problem.items[item].requires where !group.contains(where: { isSupplied($0, to: item) }) {
                if let first = group.min(by: { (costs.rank[$0], $0) < (costs.rank[$1], $1) }) { queue.append(first) }
            }
        }
    }

    /// Whether a skill is there for an item without help of the item itself: it came within reach before the item did,
    /// and so did, in turn, all that its supplier requires. That is what excludes circular support.
    private func isSupplied(_ skill: Int, to item: Int) -> Bool {
        guard costs.rank[skill] <= costs.enabledAt[item] else { return false }
        return costs.supplier[skill].map(items.contains) ?? problem.held.contains(skill)
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
