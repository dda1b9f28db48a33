/// The best goals within a budget where every skill has one provider: each goal is a set of items, and what is left is to
/// choose sets that overlap (the set-union knapsack problem: Goldschmidt, Nehme and Yu, 1994).
///
/// Items that the same goals need are one class. The search follows goals in or out; it is bounded by a fractional
/// knapsack in which each class is paid in equal shares by the goals that may still need it, which is never more than
/// what they really pay together.
struct ClosureChoice {
    /// Goals chosen, and the items that they need.
    private(set) var goals: [Int] = []
    private(set) var items: [Int] = []
    /// Whether the search went to its end: then no choice has more weight, or as much for less.
    private(set) var isProven = false
    private(set) var nodes = 0

    private let weights: [Int]
    private let classCosts: [Int]
    /// Classes of each goal.
    private let classes: [[Int]]
    private let budget: Int
    private var best: (weight: Int, cost: Int, goals: [Int]) = (0, 0, [])

    /// - Returns: nil where the problem is of another kind.
    init?(_ problem: FlatProblem, budget: Int, meter: WorkMeter) {
        guard problem.goals.count <= 64, problem.goals.allSatisfy({ $0.atLeast == $0.skills.count }),
            (0..<problem.skillCount).allSatisfy({ problem.providers.range($0).count == 1 }),
            (0..<problem.groups.count).allSatisfy({ problem.groups.range($0).count == 1 })
        else { return nil }
        var needing = [UInt64](repeating: 0, count: problem.itemCount)
        for (number, goal) in problem.goals.enumerated() {
            for item in Self.closure(goal, problem) { needing[item] |= 1 << UInt64(number) }
        }
        var numbers: [UInt64: Int] = [:]
        var costs: [Int] = []
        var lists = [[Int]](repeating: [], count: problem.goals.count)
        for item in 0..<problem.itemCount where needing[item] != 0 {
            if let known = numbers[needing[item]] {
                costs[known] += problem.costs[item]
                continue
            }
            numbers[needing[item]] = costs.count
            for goal in problem.goals.indices where needing[item] >> UInt64(goal) & 1 == 1 {
                lists[goal].append(costs.count)
            }
            costs.append(problem.costs[item])
        }
        weights = problem.goals.map(\.weight)
        classCosts = costs
        classes = lists
        self.budget = budget
        meter.used += problem.itemCount * 8
        isProven = search(
            isPaid: [Bool](repeating: false, count: costs.count), cost: 0, weight: 0, chosen: [],
            left: Array(problem.goals.indices), meter)
        goals = best.goals.sorted()
        let mask = goals.reduce(UInt64(0)) { $0 | 1 << UInt64($1) }
        items = problem.followed((0..<problem.itemCount).filter { needing[$0] & mask != 0 }).order
    }

    private static func closure(_ goal: FlatProblem.Goal, _ problem: FlatProblem) -> Set<Int> {
        var found: Set<Int> = []
        var queue = goal.skills
        while let skill = queue.popLast() {
            let item = Int(problem.providers[skill].first!)
            guard found.insert(item).inserted else { continue }
            for group in problem.groupRange(item) { queue.append(Int(problem.groups[group].first!)) }
        }
        return found
    }

    /// Looks at every choice among the goals that are left. False where the work is spent.
    private mutating func search(
        isPaid: [Bool], cost: Int, weight: Int, chosen: [Int], left: [Int], _ meter: WorkMeter
    ) -> Bool {
        nodes += 1
        if weight > best.weight || (weight == best.weight && cost < best.cost) { best = (weight, cost, chosen) }
        // Goals that still fit by themselves.
        let open = left.filter { goal in cost + price(goal, isPaid) <= budget }
        meter.used += left.count * 20 + classCosts.count
        if open.isEmpty { return true }
        if meter.isSpent { return false }
        var sharers = [Int](repeating: 0, count: classCosts.count)
        for goal in open { for number in classes[goal] { sharers[number] += 1 } }
        let shares = open.map { goal in
            classes[goal].reduce(0.0) { isPaid[$1] ? $0 : $0 + Double(classCosts[$1]) / Double(sharers[$1]) }
        }
        let byWorth = open.indices.sorted {
            (shares[$0] * Double(weights[open[$1]]), $0) < (shares[$1] * Double(weights[open[$0]]), $1)
        }
        guard canImprove(open, shares, byWorth, cost, weight) else { return true }
        let goal = open[byWorth[0]]
        let rest = open.filter { $0 != goal }
        var paid = isPaid
        for number in classes[goal] { paid[number] = true }
        guard
            search(
                isPaid: paid, cost: cost + price(goal, isPaid), weight: weight + weights[goal], chosen: chosen + [goal],
                left: rest, meter)
        else { return false }
        return search(isPaid: isPaid, cost: cost, weight: weight, chosen: chosen, left: rest, meter)
    }

    private func price(_ goal: Int, _ isPaid: [Bool]) -> Int {
        classes[goal].reduce(0) { isPaid[$1] ? $0 : $0 + classCosts[$1] }
    }

    /// Whether more weight than the best may be within reach, or as much for less.
    private func canImprove(_ open: [Int], _ shares: [Double], _ byWorth: [Int], _ cost: Int, _ weight: Int) -> Bool {
        var room = Double(budget - cost)
        var most = Double(weight)
        // Least cost at which the best weight could be met.
        var needed = Double(best.weight - weight)
        var least = Double(cost)
        for index in byWorth {
            let worth = Double(weights[open[index]])
            if needed > 0 {
                least += shares[index] * min(1, needed / worth)
                needed -= worth
            }
            if shares[index] <= room {
                room -= shares[index]
                most += worth
            } else {
                most += worth * room / shares[index]
                room = 0
            }
        }
        // A margin for the rounding of shares, far below one unit.
        if most + 1e-6 >= Double(best.weight + 1) { return true }
        return most + 1e-6 >= Double(best.weight) && least < Double(best.cost) - 1e-6
    }
}
