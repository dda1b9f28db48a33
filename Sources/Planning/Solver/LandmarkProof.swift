/// Landmarks that prove a lower bound for reaching some goals of a problem, as it stands and without any reduction, so
/// that they can be checked on it.
enum LandmarkProof {
    /// Items of each landmark, and its share. Complexity: that of a dual ascent.
    static func landmarks(_ problem: PlanningProblem, goals: [Int]) -> [(items: [Int], share: Int)] {
        let reach = ReachableSkills(problem)
        let followable = problem.items.indices.filter { item in
            problem.items[item].requires.allSatisfy { $0.contains(where: reach.contains) }
        }
        let missing = goals.map { goal -> FlatProblem.Goal in
            let skills = Set(problem.goals[goal].skills).sorted()
            let held = skills.count { problem.held.contains($0) }
            return .init(
                skills: skills.filter { !problem.held.contains($0) && reach.contains($0) },
                atLeast: problem.goals[goal].atLeast - held, weight: 1)
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
            goals: missing.filter { $0.atLeast > 0 })
        var work = 0
        let ascent = DualAscent(flat, maxWork: 20_000_000, &work)
        return zip(ascent.landmarks, ascent.shares).filter { $0.1 > 0 }.map { landmark, share in
            (landmark.map { followable[Int($0)] }, share)
        }
    }
}
