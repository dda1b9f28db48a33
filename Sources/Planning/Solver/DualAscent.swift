/// A quick lower bound for reaching all goals: landmarks are taken one by one, and each lowers the costs of its items
/// by the least of them, until what costs nothing any more reaches every goal. Each landmark costs its share whatever
/// is planned, so that the shares add up to a bound (Wong, "A dual ascent approach for Steiner tree problems on a
/// directed graph", 1984; Helmert and Domshlak, "Landmarks, critical paths and abstractions: what's the difference
/// anyway?", 2009).
struct DualAscent {
    /// The bound, in the unit of the problem.
    private(set) var bound = 0
    /// The landmarks that prove it.
    private(set) var landmarks: [[Int32]] = []
    /// The share of each landmark in the bound.
    private(set) var shares: [Int] = []
    /// What is left of the cost of each item.
    private(set) var reducedCosts: [Int]

    init(_ problem: FlatProblem, maxWork: Int, _ work: inout Int) {
        var left = problem.costs
        var reach = GrowingReach(problem)
        var border = LandmarkBorder(problem)
        let stop = work + maxWork
        for item in 0..<problem.itemCount where left[item] == 0 { reach.follow(item) }
        // The target of the smallest border comes first (Wong's rule); sizes only grow old, so that one look tells.
        var queue = BinaryHeap<Entry>()
        for (number, target) in problem.goals.flatMap(\.targets).enumerated() {
            queue.push(Entry(size: 0, number: number, target: target))
        }
        while work < stop, var entry = queue.pop() {
            guard let needed = entry.target.needed(reach.holds) else { continue }
            let items = border.items(before: needed, helping: nil, reached: reach.holds, &work) {
                left[Int($0)] > 0
            }
            guard !items.isEmpty else { break }
            entry.size = items.count
            if let next = queue.first, next.size < items.count {
                queue.push(entry)
                continue
            }
            let share = items.reduce(Int.max) { min($0, left[Int($1)]) }
            bound += share
            landmarks.append(items)
            shares.append(share)
            for item in items {
                left[Int(item)] -= share
                if left[Int(item)] == 0 { reach.follow(Int(item)) }
            }
            queue.push(entry)
        }
        reducedCosts = left
    }

    /// Of `skills`, all but `spare` must be held.
    private struct Entry: Comparable {
        var size: Int
        var number: Int
        var target: GoalTarget

        static func < (left: Entry, right: Entry) -> Bool { (left.size, left.number) < (right.size, right.number) }
        static func == (left: Entry, right: Entry) -> Bool { left.number == right.number && left.size == right.size }
    }
}

/// What a growing set of items reaches.
struct GrowingReach {
    private let problem: FlatProblem
    private(set) var holds: [Bool]
    private var isAvailable: [Bool]
    private var unmet: [Int32]
    private var isMet: [Bool]

    init(_ problem: FlatProblem) {
        self.problem = problem
        holds = [Bool](repeating: false, count: problem.skillCount)
        isAvailable = [Bool](repeating: false, count: problem.itemCount)
        unmet = (0..<problem.itemCount).map { Int32(problem.groupRange($0).count) }
        isMet = [Bool](repeating: false, count: problem.groups.count)
    }

    /// Adds an item, and all that it puts within reach.
    mutating func follow(_ item: Int) {
        guard !isAvailable[item] else { return }
        isAvailable[item] = true
        guard unmet[item] == 0 else { return }
        var queue: [Int] = []
        hold(item, &queue)
        while let skill = queue.popLast() {
            for place in problem.consumers.range(skill) {
                let group = Int(problem.consumers.values[place])
                guard !isMet[group] else { continue }
                isMet[group] = true
                let other = Int(problem.groupItem[group])
                unmet[other] -= 1
                if unmet[other] == 0, isAvailable[other] { hold(other, &queue) }
            }
        }
    }

    private mutating func hold(_ item: Int, _ queue: inout [Int]) {
        for place in problem.taught.range(item) {
            let skill = Int(problem.taught.values[place])
            if !holds[skill] {
                holds[skill] = true
                queue.append(skill)
            }
        }
    }
}
