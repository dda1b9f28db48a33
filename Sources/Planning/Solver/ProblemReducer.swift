/// Makes a planning problem smaller without losing any optimal plan's cost: what is held, out of reach, of no use or
/// never better than something else is taken away; what every plan must do is done.
///
/// The rules are those of delete-free planning (Imai and Fukunaga, "On a practical, integer-linear programming model
/// for delete-free tasks and its use as a heuristic for cost-optimal planning", 2015; Gefen and Brafman, "Pruning
/// methods for optimal delete-free planning", 2012).
struct ProblemReducer {
    struct Item {
        var cost: Int
        var teaches: [Int]
        var requires: [[Int]]
        /// Number in the original problem.
        var origin: Int
        var isAlive = true
    }

    var items: [Item]
    var goals: [FlatProblem.Goal]
    var isHeld: [Bool]
    /// Items that teach each skill, of those alive when they were last listed.
    var providers = Lists()
    var skillCount: Int
    /// Whether every goal must be reached.
    let isMandatory: Bool
    /// Items that every plan has, in an order that can be followed from the start.
    var prefix: [Int] = []
    var goalsReached: [Int] = []
    var goalsLost: [Int] = []
    /// Work done, in units of a `WorkMeter`.
    var work = 0
    /// Items, and entries of their lists, of those alive when they were last gone through.
    private(set) var size = 0

    /// What the reduction gave.
    struct Result: Sendable {
        var problem: FlatProblem
        /// The item of the original problem that each item is.
        var itemOrigin: [Int]
        /// Items of the original problem that every plan has, in an order that can be followed from the start.
        var prefix: [Int]
        /// Goals reached by the prefix, and goals out of reach.
        var reached: [Int]
        var lost: [Int]
        /// Cost of one unit of the reduced problem.
        var unit: Int
    }

    /// Reduces a problem; goals that are within reach are all mandatory where it has no budget.
    /// - Parameters:
    ///   - allowed: the items that may be used; nil for all.
    ///   - used: grows by the work that it takes, in units of a `WorkMeter`.
    static func reduce(_ problem: PlanningProblem, allowed: [Int]? = nil, _ used: inout Int) -> Result {
        var reducer = ProblemReducer(problem)
        if let allowed {
            let kept = Set(allowed)
            for item in reducer.items.indices where !kept.contains(item) { reducer.items[item].isAlive = false }
        }
        reducer.run()
        used += reducer.work
        return reducer.result()
    }

    private init(_ problem: PlanningProblem) {
        skillCount = problem.skillCount
        isMandatory = problem.budget == nil
        isHeld = [Bool](repeating: false, count: problem.skillCount)
        for skill in problem.held { isHeld[skill] = true }
        items = problem.items.enumerated().map { number, item in
            Item(cost: item.cost, teaches: item.teaches.distinct(), requires: item.requires, origin: number)
        }
        goals = problem.goals.enumerated().map { number, goal in
            let skills = goal.skills.distinct()
            return .init(skills: skills, atLeast: goal.atLeast, weight: goal.weight, origin: number)
        }
    }

    private mutating func run() {
        // To make it of the problem, to look at what is within reach, and to make the result.
        measure()
        work += size * 3
        keepReachable()
        while true {
            measure()
            work += size
            simplifyGroups()
            simplifyGoals()
            keepRelevant()
            if items.count(where: \.isAlive) * 4 < items.count * 3 { compact() }
            if applyFree() { continue }
            if isMandatory, applyForced() { continue }
            if dropDominated() { continue }
            if useLandmarks() { continue }
            return
        }
    }

    private mutating func measure() {
        size = goals.reduce(0) { $0 + $1.skills.count }
        for item in items where item.isAlive {
            size += 2 + item.teaches.count + item.requires.reduce(0) { $0 + $1.count + 1 }
        }
    }

    /// Forgets the items and skills that are out of use, so that what follows costs as much as what is left.
    private mutating func compact() {
        items.removeAll { !$0.isAlive }
        var numbers = [Int32](repeating: -1, count: skillCount)
        var count: Int32 = 0
        func number(_ skill: Int) -> Int {
            if numbers[skill] < 0 {
                numbers[skill] = count
                count += 1
            }
            return Int(numbers[skill])
        }
        for item in items.indices {
            for place in items[item].teaches.indices { items[item].teaches[place] = number(items[item].teaches[place]) }
            for group in items[item].requires.indices {
                for place in items[item].requires[group].indices {
                    items[item].requires[group][place] = number(items[item].requires[group][place])
                }
            }
        }
        for goal in goals.indices { goals[goal].skills = goals[goal].skills.map(number) }
        skillCount = Int(count)
        // What is held is in no requirement and no goal any more.
        isHeld = [Bool](repeating: false, count: skillCount)
        indexProviders()
    }

    // MARK: Reach

    /// Takes away items that can never be followed, and goals that can never be reached.
    private mutating func keepReachable() {
        var holds = isHeld
        // Groups are numbered through, those of an item side by side.
        var groups = Lists()
        var groupItem: [Int] = []
        var unmet = [Int](repeating: 0, count: items.count)
        for (number, item) in items.enumerated() where item.isAlive {
            for group in item.requires {
                groups.append(group)
                groupItem.append(number)
            }
            unmet[number] = item.requires.count
        }
        let waiters = groups.transposed(bound: skillCount)
        var isMet = [Bool](repeating: false, count: groups.count)
        var queue = (0..<skillCount).filter { holds[$0] }
        func follow(_ item: Int) {
            for skill in items[item].teaches where !holds[skill] {
                holds[skill] = true
                queue.append(skill)
            }
        }
        for item in items.indices where items[item].isAlive && unmet[item] == 0 { follow(item) }
        var next = 0
        while next < queue.count {
            for place in waiters.range(queue[next]) {
                let group = Int(waiters.values[place])
                guard !isMet[group] else { continue }
                isMet[group] = true
                unmet[groupItem[group]] -= 1
                if unmet[groupItem[group]] == 0 { follow(groupItem[group]) }
            }
            next += 1
        }
        for item in items.indices where items[item].isAlive {
            if unmet[item] > 0 {
                items[item].isAlive = false
                continue
            }
            for (number, group) in items[item].requires.enumerated() where !group.allSatisfy({ holds[$0] }) {
                items[item].requires[number].removeAll { !holds[$0] }
            }
        }
        for goal in goals.indices { goals[goal].skills.removeAll { !holds[$0] } }
        goalsLost = goals.filter { $0.skills.count < $0.atLeast }.compactMap(\.origin)
        goals.removeAll { $0.skills.count < $0.atLeast }
    }

    // MARK: Requirements

    /// Drops groups that are met, and those that another group implies; skills that are held are not taught again.
    private mutating func simplifyGroups() {
        for item in items.indices where items[item].isAlive {
            // Most items stay as they are, and to ask costs less than to remove nothing.
            if items[item].requires.contains(where: { $0.contains { isHeld[$0] } }) {
                items[item].requires.removeAll { $0.contains { isHeld[$0] } }
            }
            if items[item].teaches.contains(where: { isHeld[$0] }) { items[item].teaches.removeAll { isHeld[$0] } }
            let groups = items[item].requires
            guard groups.count > 1 else { continue }
            func isImplied(_ number: Int) -> Bool {
                groups.indices.contains { other in
                    let (group, smaller) = (groups[number], groups[other])
                    return other != number && smaller.count <= group.count && smaller.allSatisfy(group.contains)
                        && (smaller.count < group.count || other < number)
                }
            }
            if groups.indices.contains(where: isImplied) {
                items[item].requires = groups.indices.filter { !isImplied($0) }.map { groups[$0] }
            }
        }
    }

    private mutating func simplifyGoals() {
        for goal in goals.indices {
            let held = goals[goal].skills.count { isHeld[$0] }
            guard held > 0 else { continue }
            goals[goal].skills.removeAll { isHeld[$0] }
            goals[goal].atLeast -= held
        }
        goalsReached += goals.filter { $0.atLeast <= 0 }.compactMap(\.origin)
        goals.removeAll { $0.atLeast <= 0 }
    }

    // MARK: Use

    /// Takes away items that teach nothing that a goal, or an item with a use, needs.
    ///
    /// Every item that teaches something needed is useful: of needed skills, which alone matter afterwards, the list of
    /// providers stays true.
    private mutating func keepRelevant() {
        indexProviders()
        var isNeeded = [Bool](repeating: false, count: skillCount)
        var queue: [Int] = []
        func need(_ skill: Int) {
            if !isNeeded[skill], !isHeld[skill] {
                isNeeded[skill] = true
                queue.append(skill)
            }
        }
        for goal in goals { goal.skills.forEach(need) }
        var isUseful = [Bool](repeating: false, count: items.count)
        while let skill = queue.popLast() {
            for place in providers.range(skill) {
                let item = Int(providers.values[place])
                guard !isUseful[item] else { continue }
                isUseful[item] = true
                for group in items[item].requires { group.forEach(need) }
            }
        }
        for item in items.indices where items[item].isAlive {
            if !isUseful[item] {
                items[item].isAlive = false
            } else if !items[item].teaches.allSatisfy({ isNeeded[$0] }) {
                items[item].teaches.removeAll { !isNeeded[$0] }
            }
        }
    }

    private mutating func indexProviders() {
        var taught = Lists()
        for item in items { taught.append(item.isAlive ? item.teaches : []) }
        providers = taught.transposed(bound: skillCount)
    }

    // MARK: What every plan does

    private mutating func apply(_ item: Int) {
        prefix.append(items[item].origin)
        items[item].isAlive = false
        for skill in items[item].teaches { isHeld[skill] = true }
    }

    /// What costs nothing and requires nothing is followed at once.
    private mutating func applyFree() -> Bool {
        let free = items.indices.filter { items[$0].isAlive && items[$0].cost == 0 && items[$0].requires.isEmpty }
        for item in free { apply(item) }
        return !free.isEmpty
    }

    /// Follows what every plan must, as far as it can be followed: the only providers of what cannot be done without.
    private mutating func applyForced() -> Bool {
        var isForced = [Bool](repeating: false, count: items.count)
        var queue: [Int] = []
        func force(_ skill: Int) {
            guard let only = providers[skill].first, providers.range(skill).count == 1, !isForced[Int(only)] else {
                return
            }
            isForced[Int(only)] = true
            queue.append(Int(only))
        }
        for goal in goals where goal.atLeast == goal.skills.count { goal.skills.forEach(force) }
        while let item = queue.popLast() {
            for group in items[item].requires where group.count == 1 { force(group[0]) }
        }
        // In waves, so that a chain is followed in one go.
        var applied = false
        var ready = items.indices.filter { isForced[$0] && items[$0].requires.isEmpty }
        while !ready.isEmpty {
            applied = true
            for item in ready {
                apply(item)
                isForced[item] = false
            }
            ready = []
            for item in items.indices where isForced[item] {
                items[item].requires.removeAll { $0.contains { isHeld[$0] } }
                if items[item].requires.isEmpty { ready.append(item) }
            }
        }
        return applied
    }

    // MARK: Result

    private func result() -> Result {
        let alive = items.indices.filter { items[$0].isAlive }
        var numbers = [Int](repeating: -1, count: skillCount)
        var count = 0
        func number(_ skill: Int) -> Int {
            if numbers[skill] < 0 {
                numbers[skill] = count
                count += 1
            }
            return numbers[skill]
        }
        let flatGoals = goals.map { goal in
            var goal = goal
            goal.skills = goal.skills.map(number)
            return goal
        }
        let requires = alive.map { items[$0].requires.map { $0.map(number) } }
        let teaches = alive.map { items[$0].teaches.map(number) }
        let unit = alive.reduce(0) { Self.greatestDivisor($0, items[$1].cost) }
        return Result(
            problem: FlatProblem(
                skillCount: count, costs: alive.map { items[$0].cost / max(unit, 1) }, teaches: teaches,
                requires: requires, goals: flatGoals),
            itemOrigin: alive.map { items[$0].origin }, prefix: prefix, reached: goalsReached.sorted(), lost: goalsLost,
            unit: max(unit, 1))
    }

    private static func greatestDivisor(_ left: Int, _ right: Int) -> Int {
        var (a, b) = (left, right)
        while b != 0 { (a, b) = (b, a % b) }
        return a
    }
}

extension [Int] {
    /// Each element once, in the order of their first places.
    func distinct() -> [Int] {
        guard count > 1 else { return self }
        var seen: Set<Int> = []
        return filter { seen.insert($0).inserted }
    }
}
