/// Borders of sets of skills out of reach: an item of the border is followed before any skill of the target is held, in
/// every valid order.
struct LandmarkBorder {
    private let problem: FlatProblem
    private var outMark: [UInt32]
    private var seenMark: [UInt32]
    private var mark: UInt32 = 0

    init(_ problem: FlatProblem) {
        self.problem = problem
        outMark = [UInt32](repeating: 0, count: problem.skillCount)
        seenMark = [UInt32](repeating: 0, count: problem.itemCount)
    }

    /// The border of a set grown from a target backwards over what is not reached.
    ///
    /// What does not cross must be kept out of reach itself. The more crosses, the nearer the border is to the target.
    /// - Parameters:
    ///   - skills: the target; none of them is reached.
    ///   - item: an item that needs the target, which cannot help itself.
    ///   - crosses: whether an item may be of the border although it could be kept out of reach.
    /// - Complexity: linear in the set.
    mutating func items(
        before skills: [Int], helping item: Int32?, reached: [Bool], _ work: inout Int,
        crosses: (Int32) -> Bool = { _ in false }
    ) -> [Int32] {
        mark += 1
        var queue = skills
        for skill in queue { outMark[skill] = mark }
        var crossing: [Int32] = []
        while let skill = queue.popLast() {
            for place in problem.providers.range(skill) {
                let provider = problem.providers.values[place]
                guard seenMark[Int(provider)] != mark, provider != item else { continue }
                seenMark[Int(provider)] = mark
                work += 2
                guard !crosses(provider), let group = blockingGroup(of: Int(provider), reached) else {
                    crossing.append(provider)
                    continue
                }
                for other in problem.groups.range(group) {
                    let needed = Int(problem.groups.values[other])
                    if outMark[needed] != mark {
                        outMark[needed] = mark
                        queue.append(needed)
                    }
                }
            }
        }
        // What was let cross before its group went out of reach need not cross.
        crossing.removeAll { crosser in
            problem.groupRange(Int(crosser)).contains { group in
                problem.groups.range(group).allSatisfy { outMark[Int(problem.groups.values[$0])] == mark }
            }
        }
        return crossing.sorted()
    }

    /// A group of an item of which no skill is reached: one that is out of reach already, else the smallest.
    private func blockingGroup(of item: Int, _ reached: [Bool]) -> Int? {
        var best: Int?
        var least = Int.max
        for group in problem.groupRange(item) {
            var new = 0
            var isBlocked = true
            for place in problem.groups.range(group) {
                let skill = Int(problem.groups.values[place])
                if reached[skill] {
                    isBlocked = false
                    break
                }
                if outMark[skill] != mark { new += 1 }
            }
            if isBlocked, new < least { (best, least) = (group, new) }
        }
        return best
    }
}
