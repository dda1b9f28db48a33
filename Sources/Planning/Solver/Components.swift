/// The parts of a problem that share no item, skill or goal: each can be planned by itself.
struct Components {
    /// A part as a problem of its own, and the item that each of its items is in the whole.
    struct Part {
        var problem: PlanningProblem
        var items: [Int]
    }

    let parts: [Part]

    /// Complexity: linear in the problem.
    init(_ problem: FlatProblem) {
        // Union and find over skills; an item joins all that it teaches and requires.
        var parent = Array(0..<problem.skillCount)
        func root(_ skill: Int) -> Int {
            var node = skill
            while parent[node] != node {
                parent[node] = parent[parent[node]]
                node = parent[node]
            }
            return node
        }
        func join(_ first: Int, _ second: Int) {
            let (left, right) = (root(first), root(second))
            if left != right { parent[max(left, right)] = min(left, right) }
        }
        for item in 0..<problem.itemCount {
            guard let first = problem.taught[item].first else { continue }
            for skill in problem.taught[item] { join(Int(first), Int(skill)) }
            for group in problem.groupRange(item) {
                for skill in problem.groups[group] { join(Int(first), Int(skill)) }
            }
        }
        for goal in problem.goals { for skill in goal.skills.dropFirst() { join(goal.skills[0], skill) } }
        var number: [Int: Int] = [:]
        var members: [[Int]] = []
        var skillNumber = [Int](repeating: -1, count: problem.skillCount)
        var skillCounts: [Int] = []
        for skill in 0..<problem.skillCount {
            let part: Int
            if let known = number[root(skill)] {
                part = known
            } else {
                part = skillCounts.count
                number[root(skill)] = part
                skillCounts.append(0)
            }
            skillNumber[skill] = skillCounts[part]
            skillCounts[part] += 1
        }
        func part(_ skill: Int) -> Int { number[root(skill)]! }
        members = [[Int]](repeating: [], count: skillCounts.count)
        for item in 0..<problem.itemCount where !problem.taught.range(item).isEmpty {
            members[part(Int(problem.taught[item].first!))].append(item)
        }
        var goals = [[PlanningProblem.Goal]](repeating: [], count: skillCounts.count)
        for goal in problem.goals {
            goals[part(goal.skills[0])].append(
                .init(skills: goal.skills.map { skillNumber[$0] }, atLeast: goal.atLeast, weight: goal.weight))
        }
        parts = members.indices.filter { !goals[$0].isEmpty }.map { part in
            let items = members[part].map { problem.item($0) { skillNumber[$0] } }
            return Part(
                problem: PlanningProblem(skillCount: skillCounts[part], items: items, goals: goals[part]),
                items: members[part])
        }
    }
}
