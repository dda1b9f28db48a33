/// For every skill, the cost of coming to hold it if nothing were shared between requirements, and the item that gives
/// it at that cost: the additive heuristic. Following the suppliers never runs in a circle.
struct AdditiveCosts {
    /// Cost of a skill; nil where it cannot be reached.
    private(set) var cost: [Int?]
    /// The item that supplies a skill; nil where it is held or cannot be reached.
    private(set) var supplier: [Int?]
    /// Place of each skill in the order in which they came within reach.
    private(set) var rank: [Int]
    /// Rank of the skill that put each item within reach: one of each of its groups ranks no higher.
    private(set) var enabledAt: [Int]

    /// Complexity: O(size · log items), as Dijkstra's algorithm.
    init(_ problem: PlanningProblem) {
        var cost = [Int?](repeating: nil, count: problem.skillCount)
        var supplier = [Int?](repeating: nil, count: problem.skillCount)
        var rank = [Int](repeating: .max, count: problem.skillCount)
        var enabledAt = [Int](repeating: -1, count: problem.items.count)
        var settled = 0
        var waiters = [[(item: Int, group: Int)]](repeating: [], count: problem.skillCount)
        var unmet = problem.items.map(\.requires.count)
        var total = problem.items.map(\.cost)
        var isMet = problem.items.map { [Bool](repeating: false, count: $0.requires.count) }
        for (item, value) in problem.items.enumerated() {
            for (group, skills) in value.requires.enumerated() {
                for skill in skills { waiters[skill].append((item, group)) }
            }
        }
        var queue = BinaryHeap<Entry>()
        for skill in problem.held.sorted() { queue.push(Entry(cost: 0, item: -1, skill: skill)) }
        func offer(_ item: Int) {
            for skill in problem.items[item].teaches where cost[skill] == nil {
                queue.push(Entry(cost: total[item], item: item, skill: skill))
            }
        }
        for item in problem.items.indices where unmet[item] == 0 { offer(item) }
        while let entry = queue.pop() {
            guard cost[entry.skill] == nil else { continue }
            cost[entry.skill] = entry.cost
            supplier[entry.skill] = entry.item < 0 ? nil : entry.item
            rank[entry.skill] = settled
            for (item, group) in waiters[entry.skill] where !isMet[item][group] {
                isMet[item][group] = true
                // Saturating: a long chain of shared requirements would overflow.
                total[item] = min(total[item] + entry.cost, 1 << 50)
                unmet[item] -= 1
                if unmet[item] == 0 {
                    enabledAt[item] = settled
                    offer(item)
                }
            }
            settled += 1
        }
        self.cost = cost
        self.supplier = supplier
        self.rank = rank
        self.enabledAt = enabledAt
    }

    /// Whether enough skills of a goal can be reached.
    func canReach(_ goal: PlanningProblem.Goal) -> Bool {
        goal.skills.count { cost[$0] != nil } >= goal.atLeast
    }

    private struct Entry: Comparable {
        var cost: Int
        var item: Int
        var skill: Int

        static func < (left: Entry, right: Entry) -> Bool {
            (left.cost, left.item, left.skill) < (right.cost, right.item, right.skill)
        }
    }
}
