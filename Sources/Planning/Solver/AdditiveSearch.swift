/// One run of the additive heuristic: the cost of coming to hold each skill if nothing were shared, by Dijkstra's
/// algorithm from what is held, and the supplier of each.
struct AdditiveSearch {
    private let problem: FlatProblem
    private let costs: [Double]
    private let isHeldAtStart: [Bool]
    private var cost: [Double]
    private var supplier: [Int32]
    /// Place of each skill in the order in which they were settled; those held at the start come first.
    private var rank: [Int32]
    private var unmet: [Int32]
    private var isMet: [Bool]
    private var total: [Double]
    private var settled: Int32 = 1

    init(_ problem: FlatProblem, costs: [Double], holds: [Bool]) {
        self.problem = problem
        self.costs = costs
        isHeldAtStart = holds
        cost = [Double](repeating: .infinity, count: problem.skillCount)
        supplier = [Int32](repeating: -1, count: problem.skillCount)
        rank = [Int32](repeating: .max, count: problem.skillCount)
        unmet = (0..<problem.itemCount).map { Int32(problem.groupRange($0).count) }
        isMet = [Bool](repeating: false, count: problem.groups.count)
        total = costs
    }

    /// Settles skills by cost until the goals are within reach, or up to a cost.
    mutating func run(until goals: [FlatProblem.Goal], limit: Double, _ work: inout Int) {
        var queue = BinaryHeap<Entry>()
        var missing = goals.map(\.atLeast)
        var open = goals.count
        var goalsOfSkill: [Int: [Int]] = [:]
        for (number, goal) in goals.enumerated() {
            for skill in goal.skills { goalsOfSkill[skill, default: []].append(number) }
        }
        func count(_ skill: Int) {
            for number in goalsOfSkill[skill] ?? [] {
                missing[number] -= 1
                if missing[number] == 0 { open -= 1 }
            }
        }
        for (skill, isHeld) in isHeldAtStart.enumerated() where isHeld {
            cost[skill] = 0
            rank[skill] = 0
            count(skill)
        }
        for skill in 0..<problem.skillCount where isHeldAtStart[skill] { meet(skill, &queue) }
        for item in 0..<problem.itemCount where problem.groupRange(item).isEmpty { offer(item, &queue) }
        work += problem.itemCount * 2 + problem.groups.count + problem.skillCount
        while open > 0, let entry = queue.pop(), entry.cost <= limit {
            let skill = Int(entry.skill)
            guard cost[skill] == .infinity else { continue }
            cost[skill] = entry.cost
            supplier[skill] = entry.item
            rank[skill] = settled
            settled += 1
            count(skill)
            meet(skill, &queue)
            work += problem.consumers.range(skill).count * 4 + 30
        }
    }

    private mutating func meet(_ skill: Int, _ queue: inout BinaryHeap<Entry>) {
        for place in problem.consumers.range(skill) {
            let group = Int(problem.consumers.values[place])
            guard !isMet[group] else { continue }
            isMet[group] = true
            let item = Int(problem.groupItem[group])
            total[item] += cost[skill]
            unmet[item] -= 1
            if unmet[item] == 0 { offer(item, &queue) }
        }
    }

    private func offer(_ item: Int, _ queue: inout BinaryHeap<Entry>) {
        guard costs[item] < .greatestFiniteMagnitude else { return }
        for place in problem.taught.range(item) {
            let skill = problem.taught.values[place]
            if cost[Int(skill)] == .infinity { queue.push(Entry(cost: total[item], item: Int32(item), skill: skill)) }
        }
    }

    /// Whether enough skills of a goal were settled.
    func canReach(_ goal: FlatProblem.Goal) -> Bool { goal.skills.count { cost[$0] < .infinity } >= goal.atLeast }

    /// The items that the goals' cheapest suppliers are, in turn, those that come within reach first before the others.
    func extract(_ goals: [FlatProblem.Goal]) -> [Int] {
        var isChosen = [Bool](repeating: false, count: problem.itemCount)
        var queue: [Int] = []
        var chosen: [Int] = []
        func want(_ skill: Int) {
            let item = Int(supplier[skill])
            guard item >= 0, !isChosen[item] else { return }
            isChosen[item] = true
            chosen.append(item)
            queue.append(item)
        }
        for goal in goals {
            let byCost = goal.skills.filter { cost[$0] < .infinity }.sorted { (cost[$0], $0) < (cost[$1], $1) }
            for skill in byCost.prefix(goal.atLeast) { want(skill) }
        }
        while let item = queue.popLast() {
            for group in problem.groupRange(item) {
                // The first that was settled is the cheapest, and never leads in a circle.
                var best = -1
                for place in problem.groups.range(group) {
                    let skill = Int(problem.groups.values[place])
                    if best < 0 || rank[skill] < rank[best] { best = skill }
                }
                want(best)
            }
        }
        return chosen.map { (firstRank($0), $0) }.sorted { $0 < $1 }.map(\.1)
    }

    /// Rank of the first skill that an item supplies.
    private func firstRank(_ item: Int) -> Int32 {
        problem.taught.range(item).lazy.map { problem.taught.values[$0] }
            .filter { supplier[Int($0)] == Int32(item) }.map { rank[Int($0)] }.min() ?? .max
    }

    private struct Entry: Comparable {
        var cost: Double
        var item: Int32
        var skill: Int32

        static func < (left: Entry, right: Entry) -> Bool {
            (left.cost, left.item, left.skill) < (right.cost, right.item, right.skill)
        }
    }
}
