/// Improves a plan by many small changes: some items go, the cheapest ways to what is missing then come, and what became
/// needless goes. A change that costs a little more is kept too, less and less so as the search goes on (threshold
/// accepting: Dueck and Scheuer, 1990; ruin and recreate: Schrimpf et al., 2000).
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
    private var random = SplitMix(state: 0x5EED)
    private var best: [Int32] = []
    private var bestCost = 0
    /// Items of the best plans of the rounds of the last search.
    private(set) var met: Set<Int> = []
    private var roundCost = 0
    private var roundBest: [Int32] = []
    /// Whether the plan changed since the bounds were taken.
    private var hasChanged = true
    private let removed = Stack<Int32>()
    private let candidates = Stack<Int32>()
    private let targets = Stack<Int32>()

    /// - Parameter problem: its costs add up to less than 2³⁰.
    init(_ problem: FlatProblem) {
        tables = ProblemTables(problem)
        state = PlanState(tables)
        prices = MovePrices(tables)
        bounds = WayBounds(tables)
        ways = WaySearch(state, bounds, prices)
    }

    /// Takes values of a linear program, from 0 to 1 for each item, to begin afresh where they point.
    func takeGuide(_ values: [Double]) { prices.takeGuide(values) }

    /// The best plan found from a plan with some work; both can be followed in their order.
    func improved(_ plan: [Int], maxWork: Int, _ meter: WorkMeter) -> [Int] {
        guard !plan.isEmpty else { return plan }
        best = plan.map(Int32.init)
        state.load(best)
        bestCost = state.cost
        state.work = 0
        // Of several rounds, each starts from the best plan.
        let rounds = min(max(maxWork / (tables.itemCount * 300), 2), 12)
        met = []
        for round in 1...rounds {
            if round > 1 { state.load(best) }
            // Where there are many rounds, every other one begins afresh.
            if rounds > 3, round % 2 == 0 { beginAfresh() }
            (roundBest, roundCost) = (best, .max)
            search(until: maxWork * Self.fineness / rounds * round, meter)
            if meter.clockStruck { break }
            met.formUnion(roundBest.lazy.map(Int.init))
        }
        meter.used += state.work / Self.fineness
        return best.map(Int.init)
    }

    /// A round: from a wide threshold to none.
    private func search(until end: Int, _ meter: WorkMeter) {
        guard !state.members.isEmpty else { return }
        let start = state.work
        var boundsAt = start
        hasChanged = true
        // Up to three times the cost of an item.
        let widest = Double(state.cost) / Double(state.members.count) * 3
        var changes = 0
        while state.work < end, !state.members.isEmpty {
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
            change(threshold: Int(widest * left * left * unit * unit))
        }
    }

    /// One change, kept where it costs at most `threshold` more.
    private func change(threshold: Int) {
        let before = state.cost
        state.work += 20
        state.begin()
        prices.begin(noise: random.next(), shares: random.below(3) > 0)
        switch random.below(20) {
        case 0: insert()
        case 1..<13: ruin(1)
        default: ruin(2 + random.below(7))
        }
        state.resettle()
        pricePaid()
        // Few items, and now and then many: what is near is what most changes need.
        let looks = random.below(5) == 0 ? 200 : 50
        guard repair(within: before + threshold, looks: looks) else { return state.takeBack() }
        dropNeedless()
        guard state.cost <= before + threshold else { return state.takeBack() }
        hasChanged = true
        if state.cost < roundCost {
            (roundBest, roundCost) = (state.order, state.cost)
            if roundCost < bestCost { (best, bestCost) = (roundBest, roundCost) }
        }
    }

    /// Makes a new plan from nothing, where the guide points if there is one.
    private func beginAfresh() {
        state.load([])
        prices.begin(
            noise: random.next(), shares: random.below(3) > 0, isGuided: prices.hasGuide && random.below(4) > 0)
        wantGoals()
        bounds.update(from: state)
        // No sum of costs is greater.
        if repair(within: 1 << 30, looks: tables.itemCount) { dropNeedless() } else { state.load(best) }
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
            let other = neighbour(of: removed[random.below(removed.count)])
            if let other, !removed.values.contains(other) { removed.push(other) }
        }
        for (number, item) in removed.values.enumerated() {
            // What may come back, does so if nothing is cheaper.
            if number == 0 || random.below(2) == 0 { prices.bar(item) }
            if state.isIn(item) { state.remove(item) } else { state.forget(item) }
        }
    }

    /// An item of the plan that shares a requirement, a skill or a goal with another one.
    private func neighbour(of item: Int32) -> Int32? {
        state.work += 6
        let skill = random.element(tables.taught[item])
        switch random.below(3) {
        case 0: return skill.flatMap(user)
        case 1: return requirement(of: item)
        default:
            guard let skill else { return nil }
            if let goal = random.element(tables.goalsOfSkill[skill]) {
                return random.element(tables.goalSkills[goal]).flatMap(provider)
            }
            return user(of: skill).flatMap(requirement)
        }
    }

    /// An item of the plan that requires a skill.
    private func user(of skill: Int32) -> Int32? {
        let groups = tables.consumers[skill]
        return random.first(of: groups.count) { place in
            let user = tables.groupItem[Int(groups[place])]
            return state.isIn(user) ? user : nil
        }
    }

    /// An item of the plan that teaches a skill that another one requires.
    private func requirement(of item: Int32) -> Int32? {
        let groups = tables.groupRange(item)
        guard !groups.isEmpty else { return nil }
        return random.element(tables.groups[groups.lowerBound + Int32(random.below(groups.count))]).flatMap(provider)
    }

    /// An item of the plan that teaches a skill.
    private func provider(of skill: Int32) -> Int32? {
        let providers = tables.providers[skill]
        return random.first(of: providers.count) { state.isIn(providers[$0]) ? providers[$0] : nil }
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
        for goal in 0..<Int32(tables.goalCount) where state.lack(goal) > 0 {
            for skill in tables.goalSkills[goal] where !state.isHeld(skill) { want(skill) }
        }
    }

    private func want(_ skill: Int32) { state.work += prices.want(skill) / 4 }

    /// Brings the cheapest ways to the goals that are not reached, one after the other. Returns whether all are, at
    /// no more than a cost.
    private func repair(within limit: Int, looks: Int) -> Bool {
        while state.openGoals > 0 {
            guard state.cost <= limit, let goal = openGoal() else { return false }
            targets.truncate()
            for skill in tables.goalSkills[goal] where !state.isHeld(skill) { targets.push(skill) }
            // Prices are up to a quarter above costs.
            let most = (limit - state.cost + 1) * MovePrices.unit * 5 / 4
            guard ways.follow(to: targets.values, below: most, looks: looks) else { return false }
        }
        return state.cost <= limit
    }

    /// Some goal that is not reached.
    private func openGoal() -> Int32? {
        state.work += tables.goalCount / 4
        return random.first(of: tables.goalCount) { state.lack(Int32($0)) > 0 ? Int32($0) : nil }
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

extension SplitMix {
    /// Some element; nil where there is none.
    fileprivate mutating func element(_ list: UnsafeBufferPointer<Int32>) -> Int32? {
        list.isEmpty ? nil : list[below(list.count)]
    }

    /// The first value that is there, from a random place on and around.
    fileprivate mutating func first(of count: Int, _ value: (Int) -> Int32?) -> Int32? {
        guard count > 0 else { return nil }
        let start = below(count)
        for step in 0..<count {
            let place = start &+ step
            if let found = value(place < count ? place : place &- count) { return found }
        }
        return nil
    }
}
