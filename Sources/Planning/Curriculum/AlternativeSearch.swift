/// The cheapest sets of items that reach given goals and none of which can spare an item, in the order of their costs.
///
/// A part of all sets forces some items and rules others out. The best set of a part divides the rest of it: without its
/// first item; with the first and without the second; and so on (Lawler, "A procedure for computing the k best solutions to
/// discrete optimization problems", 1972). The best set of a part may hold a forced item that it could spare: it is then no
/// answer, and its part is divided all the same.
struct AlternativeSearch {
    /// Sets of items, the cheapest first, each in an order that can be followed.
    private(set) var found: [[Int]] = []
    /// Whether the search came to its end: where fewer sets were found than asked for, no other exists.
    private(set) var isComplete = true

    private let problem: PlanningProblem
    private let mostCost: Int?
    private let seconds: Double
    private var plansLeft: Int
    private var workLeft: Int
    private var open = BinaryHeap<Part>()
    private var pushed = 0

    /// - Parameters:
    ///   - problem: its goals are all to be reached; its budget is the most that a set may cost.
    ///   - first: the best set, which is known and not among those found.
    ///   - count: how many to find besides.
    ///   - seconds: work for the plan of one part.
    ///   - isNew: whether a set is one to give; all others are passed over.
    /// - Complexity: at most 50 plans for each set that is asked for, and 200 in any case.
    init(
        _ problem: PlanningProblem, besides first: [Int], count: Int, seconds: Double, isNew: ([Int]) -> Bool
    ) {
        self.problem = problem
        self.seconds = seconds
        mostCost = problem.budget
        plansLeft = max(200, 50 * count)
        workLeft = WorkMeter(seconds: seconds).limit * 50
        divide(Part(items: first, cost: 0, forced: [], ruledOut: [], order: 0))
        while found.count < count, let part = open.pop() {
            if sparesNothing(part.items), isNew(part.items) { found.append(problem.followed(part.items)) }
            if found.count < count { divide(part) }
        }
    }

    private struct Part: Comparable {
        /// Its best set.
        var items: [Int]
        var cost: Int
        var forced: [Int]
        var ruledOut: Set<Int>
        var order: Int
        static func < (left: Part, right: Part) -> Bool { (left.cost, left.order) < (right.cost, right.order) }
        static func == (left: Part, right: Part) -> Bool { left.order == right.order }
    }

    private mutating func divide(_ part: Part) {
        var forced = part.forced
        for item in part.items.sorted() where !part.forced.contains(item) {
            let ruledOut = part.ruledOut.union([item])
            if canSpareNothing(forced, ruledOut), let best = best(forced, ruledOut) {
                pushed += 1
                open.push(
                    Part(
                        items: best, cost: problem.cost(of: best), forced: forced, ruledOut: ruledOut, order: pushed))
            }
            forced.append(item)
        }
    }

    /// The best set of a part; nil where there is none, or none within the budget.
    private mutating func best(_ forced: [Int], _ ruledOut: Set<Int>) -> [Int]? {
        let kept = problem.items.indices.filter { !ruledOut.contains($0) }
        var part = problem
        part.budget = nil
        part.items = kept.map { problem.items[$0] }
        let reachable = ReachableSkills(part)
        guard part.goals.allSatisfy({ part.isReached($0, reachable.contains) }) else { return nil }
        // Each forced item teaches a skill that nothing else does, and that is a goal.
        for (place, item) in kept.enumerated() where forced.contains(item) {
            part.items[place].teaches.append(part.skillCount)
            part.goals.append(.init(skills: [part.skillCount], atLeast: 1))
            part.skillCount += 1
        }
        guard plansLeft > 0, workLeft > 0 else {
            isComplete = false
            return nil
        }
        let selection = ExactPlanner(seconds: seconds).select(part)
        plansLeft -= 1
        workLeft -= selection.work
        guard selection.reached.count == part.goals.count else { return nil }
        if let mostCost, part.cost(of: selection.items) > mostCost {
            // A better plan may be within the budget where none was proven not to be.
            if selection.lowerBound <= mostCost { isComplete = false }
            return nil
        }
        return selection.items.map { kept[$0] }
    }

    /// Whether a set in which each forced item is needed may exist: each leads to a goal through what is not ruled out, and
    /// the others alone do not reach all goals.
    private func canSpareNothing(_ forced: [Int], _ ruledOut: Set<Int>) -> Bool {
        guard !forced.isEmpty else { return true }
        var wanted = Set(problem.goals.flatMap(\.skills))
        var useful: Set<Int> = []
        var left = problem.items.indices.filter { !ruledOut.contains($0) }
        var before = -1
        while useful.count > before {
            before = useful.count
            left.removeAll { item in
                guard problem.items[item].teaches.contains(where: wanted.contains) else { return false }
                useful.insert(item)
                wanted.formUnion(problem.items[item].requires.joined())
                return true
            }
        }
        return useful.isSuperset(of: forced) && sparesNothing(forced)
    }

    /// Whether no item of a set can go without a goal being missed.
    private func sparesNothing(_ items: [Int]) -> Bool {
        !items.contains { spared in reachesAll(items.filter { $0 != spared }) }
    }

    private func reachesAll(_ items: [Int]) -> Bool {
        problem.reached(by: problem.followed(items)).count == problem.goals.count
    }
}
