extension FlatProblem {
    /// Reaching some goals of a problem as it stands, without any reduction. What can never be followed or reached, and goals
    /// that are reached already, are left out.
    /// - Returns: the problem, and the items of the whole that its own are.
    /// - Complexity: linear in the problem.
    static func unreduced(_ problem: PlanningProblem, goals: [Int]) -> (problem: FlatProblem, origin: [Int]) {
        let reach = ReachableSkills(problem)
        let followable = problem.items.indices.filter { item in
            problem.items[item].requires.allSatisfy { $0.contains(where: reach.contains) }
        }
        let missing = goals.map { goal -> FlatProblem.Goal in
            let skills = Set(problem.goals[goal].skills).sorted()
            let held = skills.count { problem.held.contains($0) }
            return .init(
                skills: skills.filter { !problem.held.contains($0) && reach.contains($0) },
                atLeast: problem.goals[goal].atLeast - held, weight: problem.goals[goal].weight, origin: goal)
        }
        let flat = FlatProblem(
            skillCount: problem.skillCount, costs: followable.map { problem.items[$0].cost },
            teaches: followable.map { item in
                problem.items[item].teaches.filter { !problem.held.contains($0) }.distinct()
            },
            requires: followable.map { item in
                problem.items[item].requires.filter { !$0.contains(where: problem.held.contains) }
                    .map { $0.filter(reach.contains) }
            },
            goals: missing.filter { 1...max(1, $0.skills.count) ~= $0.atLeast })
        return (flat, followable)
    }
}
