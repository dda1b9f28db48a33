/// For every skill and item, the skills that every valid order holds before it: fact landmarks of the delete-free
/// problem, complete (Keyder, Richter and Helmert, "Sound and complete landmarks for and/or graphs", 2010).
struct SkillLandmarks {
    private let requires: [[[Int]]]
    private let words: Int
    /// A row of bits for each skill: those held once it is, itself among them. All bits where nothing teaches it.
    private let rows: Scratch<UInt64>

    /// Greatest fixed point, from all skills down. Complexity: O(passes · edges · skills / 64).
    init(skillCount: Int, teaches: [[Int]], requires: [[[Int]]]) {
        self.requires = requires
        let words = (skillCount + 63) / 64
        self.words = words
        rows = Scratch(repeating: .max, count: skillCount * words)
        let rows = rows.base
        let before = Scratch<UInt64>(repeating: 0, count: words)
        var isReached = [Bool](repeating: false, count: skillCount)
        var waiters = [[Int]](repeating: [], count: skillCount)
        for (item, groups) in requires.enumerated() {
            for group in groups { for skill in group where waiters[skill].last != item { waiters[skill].append(item) } }
        }
        var isQueued = [Bool](repeating: false, count: requires.count)
        var queue: [Int] = []
        for (item, groups) in requires.enumerated() where groups.isEmpty {
            queue.append(item)
            isQueued[item] = true
        }
        var next = 0
        while next < queue.count {
            let item = queue[next]
            next += 1
            isQueued[item] = false
            guard requires[item].allSatisfy({ $0.contains { isReached[$0] } }) else { continue }
            for word in 0..<words {
                var all: UInt64 = 0
                for group in requires[item] {
                    // What is not reached yet has all bits, and takes none away.
                    var shared = UInt64.max
                    for skill in group { shared &= rows[skill &* words &+ word] }
                    all |= shared
                }
                before.base[word] = all
            }
            for skill in teaches[item] {
                let row = rows + skill * words
                var isNew = !isReached[skill]
                isReached[skill] = true
                for word in 0..<words {
                    let own: UInt64 = word == skill >> 6 ? 1 << UInt64(skill & 63) : 0
                    let kept = row[word] & (before.base[word] | own)
                    if kept != row[word] {
                        row[word] = kept
                        isNew = true
                    }
                }
                guard isNew else { continue }
                for waiter in waiters[skill] where !isQueued[waiter] {
                    isQueued[waiter] = true
                    queue.append(waiter)
                }
            }
        }
    }

    /// Whether a skill is held wherever one of a group is.
    @inline(__always)
    private func holds(_ skill: Int, where group: [Int]) -> Bool {
        for other in group where rows.base[other &* words &+ skill >> 6] & 1 << UInt64(skill & 63) == 0 { return false }
        return true
    }

    /// Whether a skill is held before an item is followed.
    func isHeld(_ skill: Int, beforeItem item: Int) -> Bool { requires[item].contains { holds(skill, where: $0) } }

    /// Adds to a set the skills held once a skill is, itself among them.
    func addHeld(with skill: Int, to set: inout BitSet) {
        set.formUnion(UnsafeBufferPointer(start: rows.base + skill * words, count: words))
    }

    /// Whether a group is met wherever some others are.
    func isImplied(_ group: [Int], by others: [[Int]]) -> Bool {
        others.contains { other in group.contains { holds($0, where: other) } }
    }
}
