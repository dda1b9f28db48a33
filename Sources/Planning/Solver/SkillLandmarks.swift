/// For every skill and item, the skills that every valid order holds before it: fact landmarks of the delete-free
/// problem, complete (Keyder, Richter and Helmert, "Sound and complete landmarks for and/or graphs", 2010).
struct SkillLandmarks {
    private let problem: FlatProblem
    private let words: Int
    /// A row of bits for each skill: those held once it is, itself among them. All bits where nothing teaches it.
    private let rows: Scratch<UInt64>
    /// What it took, in units of a `WorkMeter`.
    private(set) var work: Int

    /// Greatest fixed point, from all skills down. Complexity: O(passes · edges · skills / 64).
    init(_ problem: FlatProblem) {
        self.problem = problem
        words = (problem.skillCount + 63) / 64
        rows = Scratch(repeating: .max, count: problem.skillCount * words)
        work = problem.skillCount * words / 50
        let before = Scratch<UInt64>(repeating: 0, count: words)
        let shared = Scratch<UInt64>(repeating: 0, count: words)
        var isReached = [Bool](repeating: false, count: problem.skillCount)
        var queue = (0..<problem.itemCount).filter { problem.groupRange($0).isEmpty }
        var isQueued = [Bool](repeating: false, count: problem.itemCount)
        for item in queue { isQueued[item] = true }
        var next = 0
        while next < queue.count {
            let item = queue[next]
            next += 1
            isQueued[item] = false
            work += 1
            guard problem.canFollow(item, isReached) else { continue }
            collect(before: item, isReached, into: before.base, shared.base)
            for place in problem.taught.range(item) {
                let skill = Int(problem.taught.values[place])
                let isNarrower = narrow(skill, to: before.base)
                guard isNarrower || !isReached[skill] else { continue }
                isReached[skill] = true
                for place in problem.consumers.range(skill) {
                    let waiter = Int(problem.groupItem[Int(problem.consumers.values[place])])
                    guard !isQueued[waiter] else { continue }
                    isQueued[waiter] = true
                    queue.append(waiter)
                }
            }
        }
    }

    /// What is held before an item, as far as is known: the skills held before all skills of some group.
    private mutating func collect(
        before item: Int, _ isReached: [Bool], into all: UnsafeMutablePointer<UInt64>,
        _ shared: UnsafeMutablePointer<UInt64>
    ) {
        all.update(repeating: 0, count: words)
        for group in problem.groupRange(item) {
            shared.update(repeating: .max, count: words)
            for place in problem.groups.range(group) {
                let skill = Int(problem.groups.values[place])
                // What is not reached yet has all bits, and takes none away.
                guard isReached[skill] else { continue }
                let row = rows.base + skill &* words
                for word in 0..<words { shared[word] &= row[word] }
                work += words / 50 + 1
            }
            for word in 0..<words { all[word] |= shared[word] }
        }
    }

    /// Takes from the row of a skill what is neither it nor among some others. Returns whether that was anything.
    private mutating func narrow(_ skill: Int, to others: UnsafeMutablePointer<UInt64>) -> Bool {
        let row = rows.base + skill &* words
        let (place, bit) = (skill >> 6, UInt64(1) << UInt64(skill & 63))
        let isAmong = others[place] & bit != 0
        others[place] |= bit
        var lost: UInt64 = 0
        for word in 0..<words {
            lost |= row[word] & ~others[word]
            row[word] &= others[word]
        }
        if !isAmong { others[place] &= ~bit }
        work += words / 50 + 1
        return lost != 0
    }

    /// Whether a skill is held wherever one of a group is.
    @inline(__always)
    private func holds(_ skill: Int32, where group: Int) -> Bool {
        for place in problem.groups.range(group) {
            let row = Int(problem.groups.values[place]) &* words
            if rows.base[row &+ Int(skill) >> 6] & 1 << UInt64(skill & 63) == 0 { return false }
        }
        return true
    }

    /// Whether a skill is held before an item is followed.
    func isHeld(_ skill: Int32, beforeItem item: Int) -> Bool {
        for group in problem.groupRange(item) where holds(skill, where: group) { return true }
        return false
    }

    /// Adds to a set the skills held once a skill is, itself among them.
    func addHeld(with skill: Int, to set: inout BitSet) {
        set.formUnion(UnsafeBufferPointer(start: rows.base + skill * words, count: words))
    }

    /// Whether a group is met wherever another one is.
    func isImplied(_ group: Int, by other: Int) -> Bool {
        for place in problem.groups.range(group) where holds(problem.groups.values[place], where: other) { return true }
        return false
    }
}
