/// Skills of a goal of which all but so many must be held.
struct GoalTarget {
    var skills: [Int]
    var spare: Int

    /// A set of skills not yet held of which one must be; nil where enough are held.
    func needed(_ holds: [Bool]) -> [Int]? {
        let missing = skills.filter { !holds[$0] }
        return missing.count > spare ? Array(missing.prefix(spare + 1)) : nil
    }
}

extension FlatProblem.Goal {
    /// What must be held to reach it: skills one by one where it wants all of its own.
    var targets: [GoalTarget] {
        let spare = skills.count - atLeast
        return spare == 0 ? skills.map { .init(skills: [$0], spare: 0) } : [.init(skills: skills, spare: spare)]
    }
}
