/// Puts chosen items in the valid order with the fewest changes of usage axis; among those, axes and items in site order.
///
/// To follow at once all that can be followed in the current axis costs no change and opens more, so that an order is a
/// sequence of axes. Up to `exactLimit` items the sequence is the best one, by dynamic programming over what is done;
/// beyond, the axis that can be followed furthest comes next.
struct AxisOrder {
    /// Number of items up to which the order is exact.
    static let exactLimit = 30
    /// States after which the exact search gives up: only reached where many axes depend on nothing.
    static let stateLimit = 200_000

    private let problem: PlanningProblem
    /// Items in site order, and the axis of each as a small number in site order.
    private let items: [Int]
    private let axis: [Int]
    private let axisCount: Int
    private let mostStates: Int

    /// The items in order. They must be a valid plan in some order.
    static func order(_ chosen: [Int], _ problem: PlanningProblem, mostStates: Int = stateLimit) -> [Int] {
        let order = AxisOrder(chosen, problem, mostStates)
        return (chosen.count <= exactLimit ? order.exact() : nil) ?? order.greedy()
    }

    /// Changes of axis in an order.
    static func changes(_ order: [Int], _ problem: PlanningProblem) -> Int {
        zip(order, order.dropFirst()).count { problem.items[$0].axis != problem.items[$1].axis }
    }

    /// The order beyond `exactLimit`, for measuring it against the exact one.
    static func greedyOrder(_ chosen: [Int], _ problem: PlanningProblem) -> [Int] {
        AxisOrder(chosen, problem, 0).greedy()
    }

    private init(_ chosen: [Int], _ problem: PlanningProblem, _ mostStates: Int) {
        self.problem = problem
        self.mostStates = mostStates
        items = chosen.sorted()
        var numbers: [Int?: Int] = [:]
        axis = items.map { item in
            let key = problem.items[item].axis
            if let known = numbers[key] { return known }
            numbers[key] = numbers.count
            return numbers.count - 1
        }
        axisCount = numbers.count
    }

    private struct Progress {
        var isDone: [Bool]
        var holds: Set<Int>
        var order: [Int] = []
    }

    private func canFollow(_ position: Int, _ progress: Progress) -> Bool {
        !progress.isDone[position]
            && problem.items[items[position]].requires.allSatisfy { $0.contains(where: progress.holds.contains) }
    }

    /// Follows all that can be followed in an axis, in site order. Returns how many items that were.
    private func follow(_ number: Int, _ progress: inout Progress) -> Int {
        let before = progress.order.count
        var changed = true
        while changed {
            changed = false
            for position in items.indices where axis[position] == number && canFollow(position, progress) {
                progress.isDone[position] = true
                progress.holds.formUnion(problem.items[items[position]].teaches)
                progress.order.append(items[position])
                changed = true
            }
        }
        return progress.order.count - before
    }

    private var start: Progress {
        Progress(isDone: [Bool](repeating: false, count: items.count), holds: problem.held)
    }

    /// The axis of which the most can be followed at once comes next; one that can be ended comes first of all.
    private func greedy() -> [Int] {
        var ready = ReadyItems(items, axis, axisCount, problem)
        var order: [Int] = []
        while let next = ready.bestAxis() { order += ready.follow(next).map { items[$0] } }
        return order
    }

    /// The best sequence of axes; nil where there are too many to look at.
    private func exact() -> [Int]? {
        var known: [UInt32: Int] = [:]
        guard changes(after: start, last: -1, &known) != nil else { return nil }
        var progress = start
        var last = -1
        while progress.order.count < items.count {
            var best: (changes: Int, axis: Int, progress: Progress)?
            for number in 0..<axisCount where number != last {
                var next = progress
                guard follow(number, &next) > 0, let rest = changes(after: next, last: number, &known) else { continue }
                if best == nil || rest < best!.changes { best = (rest, number, next) }
            }
            guard let best else { return nil }
            (progress, last) = (best.progress, best.axis)
        }
        return progress.order
    }

    /// Fewest axes still to come; nil where too many states were looked at.
    private func changes(after progress: Progress, last: Int, _ known: inout [UInt32: Int]) -> Int? {
        var mask: UInt32 = 0
        for position in items.indices where progress.isDone[position] { mask |= 1 << UInt32(position) }
        // All that the last axis allows is done: which one it was does not matter.
        if let value = known[mask] { return value }
        guard known.count < mostStates else { return nil }
        if progress.order.count == items.count { return 0 }
        var best = Int.max
        for number in 0..<axisCount where number != last {
            var next = progress
            guard follow(number, &next) > 0 else { continue }
            guard let rest = changes(after: next, last: number, &known) else { return nil }
            best = min(best, rest + 1)
            // An axis that is ended for good, and on which others may wait, is never better left for later.
            if !items.indices.contains(where: { axis[$0] == number && !next.isDone[$0] }) { break }
        }
        known[mask] = best
        return best
    }
}

/// The items that can be followed at a point of an order, by axis.
private struct ReadyItems {
    private let problem: PlanningProblem
    private let items: [Int]
    private let axis: [Int]
    /// Positions that can be followed, by axis, and the number of all that are left.
    private var ready: [BinaryHeap<Int>]
    private var readyCount: [Int]
    private var leftCount: [Int]
    private var unmet: [Int]
    private var isMet: [[Bool]]
    private var waiters: [Int: [(position: Int, group: Int)]] = [:]
    private var holds: Set<Int>

    init(_ items: [Int], _ axis: [Int], _ axisCount: Int, _ problem: PlanningProblem) {
        self.problem = problem
        self.items = items
        self.axis = axis
        holds = problem.held
        ready = [BinaryHeap<Int>](repeating: BinaryHeap(), count: axisCount)
        readyCount = [Int](repeating: 0, count: axisCount)
        leftCount = readyCount
        unmet = []
        isMet = []
        for (position, item) in items.enumerated() {
            let met = problem.items[item].requires.map { $0.contains(where: problem.held.contains) }
            for (group, skills) in problem.items[item].requires.enumerated() where !met[group] {
                for skill in skills { waiters[skill, default: []].append((position, group)) }
            }
            isMet.append(met)
            unmet.append(met.count { !$0 })
            leftCount[axis[position]] += 1
            if unmet[position] == 0 { add(position) }
        }
    }

    private mutating func add(_ position: Int) {
        ready[axis[position]].push(position)
        readyCount[axis[position]] += 1
    }

    /// The axis to go on with; nil at the end.
    func bestAxis() -> Int? {
        var best: (score: Int, axis: Int)?
        for number in readyCount.indices where readyCount[number] > 0 {
            let score = readyCount[number] + (readyCount[number] == leftCount[number] ? items.count : 0)
            if best == nil || score > best!.score { best = (score, number) }
        }
        return best?.axis
    }

    /// Follows all that can be followed in an axis, in site order. Returns the positions.
    mutating func follow(_ number: Int) -> [Int] {
        var followed: [Int] = []
        while let position = ready[number].pop() {
            readyCount[number] -= 1
            leftCount[number] -= 1
            followed.append(position)
            for skill in problem.items[items[position]].teaches where holds.insert(skill).inserted {
                for waiter in waiters[skill] ?? [] where !isMet[waiter.position][waiter.group] {
                    isMet[waiter.position][waiter.group] = true
                    unmet[waiter.position] -= 1
                    if unmet[waiter.position] == 0 { add(waiter.position) }
                }
            }
        }
        return followed
    }
}
