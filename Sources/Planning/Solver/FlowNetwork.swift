/// The items that a fractional solution follows, as a network: each item lets through as much as its value, from one of
/// its groups, the one that the least reaches, to the skills that it teaches.
struct FlowNetwork {
    private let problem: FlatProblem
    /// Items in use, and the number of each; -1 for others.
    private var items: [Int32] = []
    private var numberOf: [Int32]
    private var capacity: [Double] = []
    /// Skills of the group that was kept; none for items that require nothing.
    private var tails: [[Int32]] = []

    init(_ problem: FlatProblem, _ values: [Double]) {
        self.problem = problem
        numberOf = [Int32](repeating: -1, count: problem.itemCount)
        for item in 0..<problem.itemCount where values[item] > 1e-6 {
            numberOf[item] = Int32(items.count)
            items.append(Int32(item))
            capacity.append(values[item])
        }
        let reach = reach()
        for item in items {
            var best: (sum: Double, skills: [Int32]) = (.infinity, [])
            for group in problem.groupRange(Int(item)) {
                let skills = Array(problem.groups[group])
                let sum = skills.reduce(0) { $0 + reach[Int($1)] }
                if sum < best.sum { best = (sum, skills) }
            }
            tails.append(best.skills)
        }
    }

    /// How much could come to each skill at most, from below, so that circular support counts for nothing.
    private func reach() -> [Double] {
        var bySkill = [Double](repeating: 0, count: problem.skillCount)
        var through = [Double](repeating: 0, count: items.count)
        for _ in 0..<12 {
            var changed = false
            for (number, item) in items.enumerated() {
                var value = capacity[number]
                for group in problem.groupRange(Int(item)) {
                    var sum = 0.0
                    for place in problem.groups.range(group) { sum += bySkill[Int(problem.groups.values[place])] }
                    value = min(value, sum)
                }
                guard value > through[number] + 1e-9 else { continue }
                let more = value - through[number]
                through[number] = value
                for place in problem.taught.range(Int(item)) { bySkill[Int(problem.taught.values[place])] += more }
                changed = true
            }
            if !changed { break }
        }
        return bySkill
    }

    /// The skills on the near side of a minimum cut before any of `targets`; nil where as much as `enough` gets through.
    ///
    /// Augmenting paths of least length (Edmonds and Karp, 1972) over items: from an item to those that need, in the
    /// group they kept, a skill that it teaches.
    /// - Parameter barred: items that let everything through, so that another cut is found.
    func minimumCut(to targets: [Int], below enough: Double, barred: Set<Int32>, _ work: inout Int) -> [Bool]? {
        guard enough > 0 else { return nil }
        var capacity = capacity
        for item in barred where numberOf[Int(item)] >= 0 { capacity[Int(numberOf[Int(item)])] = 2 }
        // Flow through each item, and from one item to the next.
        var flow = [Double](repeating: 0, count: items.count)
        var between: [UInt64: Double] = [:]
        var isTarget = [Bool](repeating: false, count: problem.skillCount)
        for skill in targets { isTarget[skill] = true }
        func key(_ from: Int, _ to: Int) -> UInt64 { UInt64(from) << 32 | UInt64(to) }
        var total = 0.0
        // States: 2n is the entrance of item n, 2n + 1 its exit.
        while true {
            var parent = [Int32](repeating: -2, count: items.count * 2)
            var queue: [Int] = []
            for number in items.indices where tails[number].isEmpty {
                parent[2 * number] = -1
                queue.append(2 * number)
            }
            var next = 0
            var end = -1
            while next < queue.count, end < 0 {
                let state = queue[next]
                next += 1
                let number = state / 2
                func visit(_ other: Int) {
                    if parent[other] == -2 {
                        parent[other] = Int32(state)
                        queue.append(other)
                    }
                }
                if state % 2 == 0 {
                    if flow[number] < capacity[number] - 1e-9 { visit(2 * number + 1) }
                    // Back along what comes in.
                    for skill in tails[number] {
                        for place in problem.providers.range(Int(skill)) {
                            let other = numberOf[Int(problem.providers.values[place])]
                            if other >= 0, between[key(Int(other), number), default: 0] > 1e-9 {
                                visit(2 * Int(other) + 1)
                            }
                        }
                    }
                } else {
                    for place in problem.taught.range(Int(items[number])) {
                        let skill = Int(problem.taught.values[place])
                        if isTarget[skill] {
                            end = state
                            break
                        }
                        for group in problem.consumers.range(skill) {
                            let item = problem.groupItem[Int(problem.consumers.values[group])]
                            let other = Int(numberOf[Int(item)])
                            if other >= 0, other != number, tails[other].contains(Int32(skill)) { visit(2 * other) }
                        }
                    }
                    if flow[number] > 1e-9 { visit(2 * number) }
                }
            }
            work += queue.count * 2 + items.count / 16 + 8
            guard end >= 0 else { return reachedSkills(parent) }
            // The least that every step of the path lets through.
            var amount = Double.infinity
            var state = end
            while parent[state] >= 0 {
                let before = Int(parent[state])
                amount = min(amount, room(before, state, flow, between, capacity))
                state = before
            }
            state = end
            while parent[state] >= 0 {
                let before = Int(parent[state])
                if before / 2 == state / 2 {
                    flow[state / 2] += before % 2 == 0 ? amount : -amount
                } else if before % 2 == 1 {
                    between[key(before / 2, state / 2), default: 0] += amount
                } else {
                    between[key(state / 2, before / 2), default: 0] -= amount
                }
                state = before
            }
            total += amount
            if total >= enough { return nil }
        }
    }

    private func room(
        _ before: Int, _ state: Int, _ flow: [Double], _ between: [UInt64: Double], _ capacity: [Double]
    ) -> Double {
        if before / 2 == state / 2 {
            return before % 2 == 0 ? capacity[state / 2] - flow[state / 2] : flow[state / 2]
        }
        if before % 2 == 1 { return .infinity }
        return between[UInt64(state / 2) << 32 | UInt64(before / 2), default: 0]
    }

    private func reachedSkills(_ parent: [Int32]) -> [Bool] {
        var reached = [Bool](repeating: false, count: problem.skillCount)
        for number in items.indices where parent[2 * number + 1] != -2 {
            for place in problem.taught.range(Int(items[number])) { reached[Int(problem.taught.values[place])] = true }
        }
        return reached
    }
}
