/// Improves a plan by many small changes: some items go, the cheapest ways to what is missing then come, and what became
/// needless goes. A change that costs a little more is kept too, less and less so as the search goes on (threshold
/// accepting: Dueck and Scheuer, 1990; ruin and recreate: Schrimpf et al., 2000).
///
/// With a budget, plans are within it, and reach what they can: goals that no longer fit are left, and others tried. What a
/// goal that is not reached is worth counts as cost.
///
/// Costs are whole numbers and the random ones come from a fixed seed, so that every machine finds the same plan.
final class LocalSearch {
    /// How many units of the state's work are one of a `WorkMeter`.
    private static let fineness = 5

    private let tables: ProblemTables
    private let state: PlanState
    private let bounds: WayBounds
    private let ways: WaySearch
    private let prices: MovePrices
    private let neighbours: PlanNeighbours
    private let budget: Int?
    private var random = SplitMix(state: 0x5EED)
    private var best: [Int32] = []
    private var bestRank = 0
    /// Items of the best plans of the rounds of the last search.
    private(set) var met: Set<Int> = []
    private var roundRank = 0
    private var roundBest: [Int32] = []
    /// Whether the plan changed since the bounds were taken.
    private var hasChanged = true
    private let removed = Stack<Int32>()
    private let candidates = Stack<Int32>()
    private let targets = Stack<Int32>()
    /// Goals that a change may bring back, and whether each was reached before it.
    private let wantedGoals = Stack<Int32>()
    private let wasReached: Scratch<Bool>
    /// With a budget, the cost that is taken for a unit of weight.
    private var costOfWeight = 0

    /// - Parameters:
    ///   - problem: its costs add up to less than 2³⁰, and so do the weights of its goals where there is a budget.
    ///   - budget: most that a plan may cost; nil where it has to reach all goals.
    init(_ problem: FlatProblem, budget: Int? = nil) {
        self.budget = budget
        tables = ProblemTables(problem)
        wasReached = Scratch(repeating: false, count: problem.goals.count)
        state = PlanState(tables)
        prices = MovePrices(tables)
        bounds = WayBounds(tables)
        ways = WaySearch(state, bounds, prices)
        neighbours = PlanNeighbours(state)
    }

    /// Takes values of a linear program, from 0 to 1 for each item, to begin afresh where they point.
    func takeGuide(_ values: [Double]) { prices.takeGuide(values) }

    /// The best plan found from a plan with some work; both can be followed in their order.
    func improved(_ plan: [Int], maxWork: Int, _ meter: WorkMeter) -> [Int] {
        guard !plan.isEmpty || budget != nil else { return plan }
        best = plan.map(Int32.init)
        state.load(best)
        bestRank = rank
        state.work = 0
        // Of several rounds, each starts from the best plan.
        let rounds = min(max(maxWork / (tables.itemCount * 300), 2), 12)
        met = []
        for round in 1...rounds {
            if round > 1 { state.load(best) }
            // Where there are many rounds, every other one begins afresh.
            (roundBest, roundRank) = (best, .max)
            if rounds > 3, round % 2 == 0 { beginAfresh() }
            search(until: maxWork * Self.fineness / rounds * round, meter)
            if meter.clockStruck { break }
            met.formUnion(roundBest.lazy.map(Int.init))
        }
        meter.used += state.work / Self.fineness
        return best.map(Int.init)
    }

    /// A round: from a wide threshold to none.
    private func search(until end: Int, _ meter: WorkMeter) {
        guard hasItems() else { return }
        let start = state.work
        var boundsAt = start
        hasChanged = true
        if budget != nil {
            // Twice what a unit of what is reached costs: at that alone, all goals would be given up by and by.
            let reached = tables.goalWeights.reduce(0, +) - state.openWeight
            costOfWeight = min(max(state.cost * 2 / max(reached, 1), 1), 1 << 30)
        }
        // Up to three times the cost of an item.
        let widest = Double(state.cost) / Double(state.members.count) * 3
        var changes = 0
        while state.work < end {
            changes += 1
            // The work is added to the meter at the end: until then, only the clock can strike.
            if changes % 1024 == 0, meter.isSpent { return }
            if hasChanged, state.work >= boundsAt {
                let before = state.work
                bounds.update(from: state)
                boundsAt = state.work + (state.work - before) * 12
                hasChanged = false
            }
            let left = max(0, 1 - Double(state.work - start) / Double(end - start))
            let unit = random.unit()
            change(threshold: Int(widest * left * left * unit * unit), slack: left * left * unit / 5)
            // It may have given up all goals.
            guard hasItems() else { return }
        }
    }

    /// Whether the plan has items, if need be after a new beginning.
    private func hasItems() -> Bool {
        if state.members.isEmpty { beginAfresh() }
        return !state.members.isEmpty
    }

    /// The cost of the plan, with that of what it does not reach and of being over the budget.
    private var score: Int {
        state.cost + state.openWeight * costOfWeight + max(0, state.cost - (budget ?? .max)) * 3
    }

    /// What is to be least: the weight of what is not reached, then the cost.
    private var rank: Int { state.openWeight << 31 + state.cost }

    /// One change, kept where it costs at most `threshold` more.
    /// - Parameter slack: the part of the budget by which a plan may exceed it on the way to a better one.
    private func change(threshold: Int, slack: Double) {
        let before = score
        let costBefore = state.cost
        state.work += 20
        state.begin()
        noteReached()
        prices.begin(noise: random.next(), shares: random.below(3) > 0)
        switch random.below(20) {
        case 0: insert()
        case 1..<13: ruin(1)
        default: ruin(2 + random.below(7))
        }
        state.resettle()
        // Every other change looks for nothing new: it makes room, at half the work.
        chooseGoals(others: budget == nil ? 0 : random.below(2))
        pricePaid()
        // Few items, and now and then many: what is near is what most changes need.
        let looks = random.below(5) == 0 ? 200 : 50
        let limit = budget.map { max(costBefore, $0 + Int(Double($0) * slack)) } ?? before + threshold
        guard repair(within: limit, looks: looks) else { return state.takeBack() }
        dropNeedless()
        guard score <= before + threshold else { return state.takeBack() }
        hasChanged = true
        note()
    }

    /// Notes the plan where it is the best so far.
    private func note() {
        guard rank < roundRank, state.cost <= budget ?? .max else { return }
        (roundBest, roundRank) = (state.order, rank)
        if roundRank < bestRank { (best, bestRank) = (roundBest, roundRank) }
    }

    /// Makes a new plan from nothing, where the guide points if there is one.
    private func beginAfresh() {
        state.load([])
        noteReached()
        prices.begin(
            noise: random.next(), shares: random.below(3) > 0, isGuided: prices.hasGuide && random.below(4) > 0)
        chooseGoals(others: tables.goalCount)
        wantGoals()
        bounds.update(from: state)
        // What is new is dear until it was searched: it may exceed the budget. No sum of costs is greater than the other.
        if repair(within: budget.map { $0 + $0 / 10 * 3 } ?? 1 << 30, looks: tables.itemCount) {
            dropNeedless()
            note()
        } else {
            state.load(best)
        }
    }

    // MARK: Ruin

    /// Follows an item that the plan does not have.
    private func insert() {
        for _ in 0..<8 {
            let item = Int32(random.below(tables.itemCount))
            state.work += 4
            if !state.isIn(item), state.canFollow(item) { return state.add(item) }
        }
    }

    /// Removes items that have to do with each other.
    private func ruin(_ count: Int) {
        removed.truncate()
        removed.push(state.members[random.below(state.members.count)])
        for _ in 1..<count + 1 where removed.count < count {
            let other = neighbours.draw(removed[random.below(removed.count)], &random)
            if let other, !removed.values.contains(other) { removed.push(other) }
        }
        for (number, item) in removed.values.enumerated() {
            // What may come back, does so if nothing is cheaper.
            if number == 0 || random.below(2) == 0 { prices.bar(item) }
            if state.isIn(item) { state.remove(item) } else { state.forget(item) }
        }
    }

    // MARK: Recreate

    /// What was displaced is paid for; what is missing is wanted.
    private func pricePaid() {
        for item in state.displaced.values {
            prices.makeFree(item)
            for group in tables.groupRange(item) where !state.isMet(group) {
                for skill in tables.groups[group] { want(skill) }
            }
        }
        wantGoals()
    }

    private func wantGoals() {
        for goal in wantedGoals.values {
            for skill in tables.goalSkills[goal] where !state.isHeld(skill) { want(skill) }
        }
    }

    private func want(_ skill: Int32) { state.work += prices.want(skill) / 4 }

    private func noteReached() {
        guard budget != nil else { return }
        for goal in 0..<tables.goalCount { wasReached.base[goal] = state.lack(Int32(goal)) <= 0 }
    }

    /// Chooses the goals to bring back, in a random order: all where there is no budget; else those that the change cost,
    /// and some others.
    /// - Parameter others: how many others at most.
    private func chooseGoals(others: Int) {
        wantedGoals.truncate()
        var left = others
        state.work += tables.goalCount / 4
        guard state.openGoals > 0 else { return }
        let start = random.below(tables.goalCount)
        for step in 0..<tables.goalCount {
            let goal = (start + step) % tables.goalCount
            guard state.lack(Int32(goal)) > 0 else { continue }
            if budget != nil, !wasReached.base[goal] {
                guard left > 0 else { continue }
                left -= 1
            }
            wantedGoals.push(Int32(goal))
        }
        for place in 0..<wantedGoals.count {
            let other = place + random.below(wantedGoals.count - place)
            (wantedGoals[place], wantedGoals[other]) = (wantedGoals[other], wantedGoals[place])
        }
    }

    /// Brings the cheapest ways to the wanted goals, one after the other. Returns whether that was done at no more than a
    /// cost; with a budget, a goal that does not fit is left.
    private func repair(within limit: Int, looks: Int) -> Bool {
        for goal in wantedGoals.values where !reach(goal, within: limit, looks: looks) && budget == nil { return false }
        return state.cost <= limit
    }

    /// Brings the cheapest ways to a goal. Returns whether it is reached; the plan is as before where it is not.
    private func reach(_ goal: Int32, within limit: Int, looks: Int) -> Bool {
        let mark = state.mark
        while state.lack(goal) > 0, state.cost <= limit {
            targets.truncate()
            for skill in tables.goalSkills[goal] where !state.isHeld(skill) { targets.push(skill) }
            // Prices are up to a quarter above costs.
            let most = (limit - state.cost + 1) * MovePrices.unit * 5 / 4
            guard ways.follow(to: targets.values, below: most, looks: looks) else { break }
        }
        if state.lack(goal) <= 0, state.cost <= limit { return true }
        state.takeBack(to: mark)
        return false
    }

    /// Leaves out what the change made needless, dearest first.
    private func dropNeedless() {
        candidates.truncate()
        state.work += state.members.count * 2
        for item in state.members.values where !state.isPlainlyNeeded(item) { candidates.push(item) }
        candidates.sort { (tables.costs[Int($1)], $0) < (tables.costs[Int($0)], $1) }
        for item in candidates.values where state.isIn(item) && !state.isPlainlyNeeded(item) {
            _ = state.dropIfNeedless(item)
        }
    }
}
