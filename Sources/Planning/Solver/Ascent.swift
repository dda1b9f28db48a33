/// What a dual ascent gives besides its bound: a plan where its reduced costs point, and the items that no better plan
/// can have.
struct Ascent {
    /// No plan costs less.
    let bound: Int
    /// A plan where the reduced costs point.
    let plan: [Int]?
    /// The landmarks that prove the bound.
    let landmarks: [[Int32]]
    /// By item, what is left of the dearest way to it.
    private let leastLeft: [Int]

    init(_ problem: FlatProblem, meter: WorkMeter) {
        let ascent = DualAscent(problem, maxWork: meter.left / 4, &meter.used)
        bound = ascent.bound
        landmarks = ascent.landmarks
        let goals = Array(problem.goals.indices)
        let improver = PlanImprover(problem: problem)
        // A small share of the true cost decides among what the ascent made free.
        let costs = problem.costs.indices.map {
            Double(ascent.reducedCosts[$0]) + Double(problem.costs[$0]) * 0.001
        }
        plan = improver.plan(reaching: goals, costs: costs, &meter.used).map {
            improver.withoutNeedless($0, goals: goals, &meter.used)
        }
        leastLeft = MaximumCosts(problem, costs: ascent.reducedCosts).item
        meter.used += problem.itemCount * 20
    }

    /// Items that a plan cheaper than `cutoff` may have: a plan pays the shares of the landmarks, and besides at least
    /// what is left of the dearest way to each of its items.
    func kept(below cutoff: Int) -> [Int] { leastLeft.indices.filter { leastLeft[$0] < cutoff - bound } }

    /// Whether enough items are in no plan cheaper than `cutoff` for a new reduction to pay.
    func isMuchSmaller(below cutoff: Int) -> Bool {
        leastLeft.count { $0 < cutoff - bound } * 20 < leastLeft.count * 19
    }
}

/// For every item, the least that must be paid for the dearest of what it requires, with itself: the maximum heuristic
/// (Bonet and Geffner, 2001).
struct MaximumCosts {
    /// By item; `Int.max` where it cannot be followed, or costs more than the limit.
    let item: [Int]

    /// - Parameter costs: none is negative, and each with the limit is a whole number.
    init(_ problem: FlatProblem, costs: [Int], limit: Int = .max / 2) {
        var total = [Int](repeating: .max, count: problem.itemCount)
        var isSettled = [Bool](repeating: false, count: problem.skillCount)
        var unmet = (0..<problem.itemCount).map { problem.groupRange($0).count }
        var isMet = [Bool](repeating: false, count: problem.groups.count)
        var queue = BinaryHeap<Entry>()
        func offer(_ item: Int, _ before: Int) {
            guard before + costs[item] <= limit else { return }
            total[item] = before + costs[item]
            for place in problem.taught.range(item) {
                let skill = problem.taught.values[place]
                if !isSettled[Int(skill)] { queue.push(Entry(cost: total[item], skill: skill)) }
            }
        }
        for item in 0..<problem.itemCount where unmet[item] == 0 { offer(item, 0) }
        while let entry = queue.pop() {
            let skill = Int(entry.skill)
            guard !isSettled[skill] else { continue }
            isSettled[skill] = true
            for place in problem.consumers.range(skill) {
                let group = Int(problem.consumers.values[place])
                guard !isMet[group] else { continue }
                isMet[group] = true
                let item = Int(problem.groupItem[group])
                unmet[item] -= 1
                // The last group to be met is the dearest.
                if unmet[item] == 0 { offer(item, entry.cost) }
            }
        }
        item = total
    }

    private struct Entry: Comparable {
        var cost: Int
        var skill: Int32

        static func < (left: Entry, right: Entry) -> Bool { (left.cost, left.skill) < (right.cost, right.skill) }
    }
}
