/// The skills that a learner can come to hold at all, whatever the time.
struct ReachableSkills {
    private let isReachable: [Bool]

    /// Complexity: linear in the problem.
    init(_ problem: PlanningProblem) {
        var reachable = [Bool](repeating: false, count: problem.skillCount)
        var waiters = [[(item: Int, group: Int)]](repeating: [], count: problem.skillCount)
        var unmet = problem.items.map(\.requires.count)
        var isMet = problem.items.map { [Bool](repeating: false, count: $0.requires.count) }
        for (item, value) in problem.items.enumerated() {
            for (group, skills) in value.requires.enumerated() {
                for skill in skills { waiters[skill].append((item, group)) }
            }
        }
        var queue: [Int] = []
        func reach(_ skill: Int) {
            if !reachable[skill] {
                reachable[skill] = true
                queue.append(skill)
            }
        }
        for skill in problem.held.sorted() { reach(skill) }
        for (item, value) in problem.items.enumerated() where unmet[item] == 0 { value.teaches.forEach(reach) }
        var next = 0
        while next < queue.count {
            for (item, group) in waiters[queue[next]] where !isMet[item][group] {
                isMet[item][group] = true
                unmet[item] -= 1
                if unmet[item] == 0 { problem.items[item].teaches.forEach(reach) }
            }
            next += 1
        }
        isReachable = reachable
    }

    func contains(_ skill: Int) -> Bool { isReachable[skill] }
}
