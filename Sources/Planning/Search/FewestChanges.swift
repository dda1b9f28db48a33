/// Among the plans that reach goals of the same weight at the same cost, the one whose order has the fewest changes of axis.
///
/// Some item of the border between what a set reaches and a goal is in every plan that the set is part of: each is taken in
/// turn, without those before it, so that every set is met once. What it costs beyond its landmarks, and what it adds to one
/// that is paid already, is lost for good; no plan of this cost loses more than it costs above the landmarks' bound.
struct FewestChanges {
    /// Steps up to which plans are compared: those of which the best order is known.
    private static let mostSteps = AxisOrder.exactLimit
    /// States of an order that are looked at for each.
    private static let mostStates = 2000
    /// Work that is worth spending on it, however much there is: some five milliseconds.
    private static let mostWork = 150_000

    private let problem: PlanningProblem
    private let flat: FlatProblem
    /// Items of the problem that those of `flat` are, and the axis of each as a small number.
    private let origin: [Int]
    private let axis: [Int]
    private let ascent: DualAscent
    private let landmarksOf: Lists
    /// By goal, what must be held to reach it, and the weight that all must have together.
    private let targets: [[GoalTarget]]
    private let weight: Int
    private let maxWork: Int
    private var border: LandmarkBorder
    private var work = 0
    private var chosen: [Int] = []
    private var isLeftOut: [Bool]
    private var hits: [Int]
    private var best: (order: [Int], changes: Int)

    /// The order of the best plan that the work allows to find; that of the given plan where there is none better.
    /// - Parameters:
    ///   - items: a plan than which none costs less, in any order.
    ///   - reached: goals that it reaches: others of the same weight would do.
    ///   - work: grows by what is done, in the units of `WorkMeter`.
    static func order(
        _ items: [Int], reached: [Int], _ problem: PlanningProblem, maxWork: Int, _ work: inout Int
    ) -> [Int] {
        let order = AxisOrder.order(items, problem)
        let changes = AxisOrder.changes(order, problem)
        guard changes > 0 else { return order }
        guard items.count <= mostSteps else {
            let other = AxisOrder.order(AxisExchange.exchanged(items, problem), problem)
            work += problem.items.count
            return AxisOrder.changes(other, problem) < changes ? other : order
        }
        var search = FewestChanges((order, changes), reached, problem, maxWork)
        let cost = problem.cost(of: items)
        // Every plan has the only item of a landmark.
        let forced = search.ascent.landmarks.filter { $0.count == 1 }.map { search.axis[Int($0[0])] }
        if Set(forced).count - 1 < changes {
            search.extend(GrowingReach(search.flat), left: cost - search.ascent.bound)
        }
        work += search.work
        return search.best.order
    }

    private init(_ best: (order: [Int], changes: Int), _ reached: [Int], _ problem: PlanningProblem, _ maxWork: Int) {
        self.problem = problem
        self.best = best
        self.maxWork = min(maxWork, Self.mostWork)
        // Without a budget all goals that can be reached are, whatever they weigh: those that a plan leaves out cannot be.
        // With one, what weighs nothing may come and go.
        let goals = problem.budget == nil ? reached : problem.goals.indices.filter { problem.goals[$0].weight > 0 }
        var (flat, origin) = FlatProblem.unreduced(problem, goals: goals)
        let isAll = flat.goals.allSatisfy { reached.contains($0.origin!) }
        // What all must be reached weighs something each, whatever it is worth.
        if isAll { for goal in flat.goals.indices { flat.goals[goal].weight = 1 } }
        (self.flat, self.origin) = (flat, origin)
        weight = flat.goals.reduce(0) { reached.contains($1.origin!) ? $0 + $1.weight : $0 }
        // Landmarks are of all goals together: where some may be left out, none is taken.
        ascent = DualAscent(flat, maxWork: isAll ? self.maxWork : 0, &work)
        border = LandmarkBorder(flat)
        targets = flat.goals.map(\.targets)
        var numbers: [Int?: Int] = [:]
        axis = origin.map { item in
            let key = problem.items[item].axis
            let number = numbers[key] ?? numbers.count
            numbers[key] = number
            return number
        }
        landmarksOf = Lists(ascent.landmarks.map { $0.map(Int.init) }).transposed(bound: flat.itemCount)
        isLeftOut = [Bool](repeating: false, count: flat.itemCount)
        hits = [Int](repeating: 0, count: ascent.landmarks.count)
    }

    /// Looks at every plan that has the items chosen and none that is left out.
    /// - Parameter left: what may still be lost.
    private mutating func extend(_ reach: GrowingReach, left: Int) {
        work += 20 + flat.itemCount / 8
        let axes = Set(chosen.map { axis[$0] }).count
        guard axes - 1 < best.changes, best.changes > 0, work < maxWork, chosen.count <= Self.mostSteps else { return }
        guard let ways = ways(reach) else { return compare() }
        for way in ways {
            let lost = lost(with: way)
            if lost <= left {
                var further = reach
                further.follow(way)
                chosen.append(way)
                for landmark in landmarksOf[way] { hits[Int(landmark)] += 1 }
                extend(further, left: left - lost)
                for landmark in landmarksOf[way] { hits[Int(landmark)] -= 1 }
                chosen.removeLast()
            }
            isLeftOut[way] = true
        }
        for way in ways { isLeftOut[way] = false }
    }

    /// What is lost for good where an item is chosen.
    private func lost(with item: Int) -> Int {
        var lost = ascent.reducedCosts[item]
        for landmark in landmarksOf[item] where hits[Int(landmark)] > 0 { lost += ascent.shares[Int(landmark)] }
        return lost
    }

    /// Items of which every further plan has one; none where no plan is left, nil where enough is reached.
    private mutating func ways(_ reach: GrowingReach) -> [Int]? {
        var reached = 0
        var borders: [(ways: [Int], weight: Int)] = []
        for (goal, targets) in zip(flat.goals, targets) {
            let ways = smallestBorder(targets, reach)
            if let ways, !ways.isEmpty { borders.append((ways, goal.weight)) }
            if ways == nil { reached += goal.weight }
        }
        guard reached < weight else { return nil }
        let spare = borders.reduce(reached) { $0 + $1.weight } - weight
        guard spare >= 0 else { return [] }
        // A goal that cannot be spared needs one of its own; else any goal will do.
        let needed = borders.filter { $0.weight > spare }.map(\.ways)
        return needed.min { $0.count < $1.count } ?? Set(borders.flatMap(\.ways)).sorted()
    }

    /// The fewest items of which one is needed for a goal; nil where it is reached.
    private mutating func smallestBorder(_ targets: [GoalTarget], _ reach: GrowingReach) -> [Int]? {
        var smallest: [Int]?
        for target in targets {
            guard let needed = target.needed(reach.holds) else { continue }
            let ways = border.items(before: needed, helping: nil, reached: reach.holds, &work).map(Int.init)
                .filter { !isLeftOut[$0] }
            if ways.count < smallest?.count ?? Int.max { smallest = ways }
            if ways.count < 2 { break }
        }
        return smallest
    }

    private mutating func compare() {
        let items = chosen.map { origin[$0] }
        let order = AxisOrder.order(items, problem, mostStates: Self.mostStates)
        work += 60 * items.count
        let changes = AxisOrder.changes(order, problem)
        if changes < best.changes { best = (order, changes) }
    }
}
