/// For every skill and item, the skills that every valid order holds before it: fact landmarks of the delete-free
/// problem, complete (Keyder, Richter and Helmert, "Sound and complete landmarks for and/or graphs", 2010).
struct SkillLandmarks {
    private var bySkill: [BitSet]
    private let requires: [[[Int]]]
    private let skillCount: Int

    /// Greatest fixed point, from all skills down. Complexity: O(passes · edges · skills / 64).
    init(skillCount: Int, teaches: [[Int]], requires: [[[Int]]]) {
        self.skillCount = skillCount
        self.requires = requires
        // A skill that nothing teaches is out of use: it is not looked at.
        bySkill = [BitSet](repeating: BitSet(count: skillCount, full: true), count: skillCount)
        var waiters = [[Int]](repeating: [], count: skillCount)
        for (item, groups) in requires.enumerated() {
            for group in groups { for skill in group where waiters[skill].last != item { waiters[skill].append(item) } }
        }
        var isReached = [Bool](repeating: false, count: skillCount)
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
            let before = beforeItem(item, isReached)
            for skill in teaches[item] {
                let known = bySkill[skill]
                if isReached[skill] { bySkill[skill].formIntersection(before) } else { bySkill[skill] = before }
                bySkill[skill].insert(skill)
                let isNew = !isReached[skill]
                isReached[skill] = true
                guard isNew || bySkill[skill] != known else { continue }
                for waiter in waiters[skill] where !isQueued[waiter] {
                    isQueued[waiter] = true
                    queue.append(waiter)
                }
            }
        }
    }

    private func beforeItem(_ item: Int, _ isReached: [Bool]) -> BitSet {
        var all = BitSet(count: skillCount)
        for group in requires[item] {
            var shared: BitSet?
            for skill in group where isReached[skill] {
                if shared == nil { shared = bySkill[skill] } else { shared!.formIntersection(bySkill[skill]) }
            }
            if let shared { all.formUnion(shared) }
        }
        return all
    }

    /// Skills held before an item is followed.
    func beforeItem(_ item: Int) -> BitSet {
        var all = BitSet(count: skillCount)
        for group in requires[item] { all.formUnion(shared(group)) }
        return all
    }

    /// Skills held once a skill is, itself among them.
    func beforeSkill(_ skill: Int) -> BitSet { bySkill[skill] }

    private func shared(_ group: [Int]) -> BitSet {
        var set = bySkill[group[0]]
        for skill in group.dropFirst() { set.formIntersection(bySkill[skill]) }
        return set
    }

    /// Whether a group is met wherever some others are.
    func isImplied(_ group: [Int], by others: [[Int]]) -> Bool {
        others.contains { other in
            let held = shared(other)
            return group.contains { held.contains($0) }
        }
    }
}
