import ContentGraph

extension CurriculumPlanner {
    /// Tutorials of the goals, and those asked for by name, that are not steps although the learner lacks their skills.
    func unreached(
        _ source: GraphProblem, _ reached: [Int], _ steps: [Curriculum.Step], _ request: PlanningRequest
    ) -> [Curriculum.Unreached] {
        var all: [Curriculum.Unreached] = []
        var seen = Set(steps.map(\.tutorial))
        let held = held(after: steps, request)
        func add(_ item: Curriculum.Unreached) { if seen.insert(item.tutorial).inserted { all.append(item) } }
        let short = missingSeconds(source, reached, request)
        for goal in source.goalOrigins.indices {
            for item in source.blocked where item.goal == goal { add(item.item) }
            guard short[goal] != nil else { continue }
            for tutorial in source.goalTutorials[goal]
            where !graph.targets(from: tutorial, .teaches).allSatisfy(held.contains) {
                // Of the axes that ask for it, the one that is the cheapest to add.
                let least = short.filter { source.goalTutorials[$0.key].contains(tutorial) }.values.min() ?? 0
                add(.init(tutorial: tutorial, reason: .overBudget(missingSeconds: least)))
            }
        }
        for tutorial in request.mustHave where !seen.contains(tutorial) {
            let obstacle =
                source.obstacle(toRequired: tutorial)
                ?? (source.goalOrigins.isEmpty
                    ? .noAxis : .overBudget(missingSeconds: missingSeconds(for: tutorial, reached, source, request)))
            add(GraphProblem.unreached(tutorial, obstacle, graph, request))
        }
        return all
    }

    /// For each goal of an axis that the time allowed is too short for, the seconds more that would reach it besides those
    /// that are reached.
    private func missingSeconds(
        _ source: GraphProblem, _ reached: [Int], _ request: PlanningRequest
    ) -> [Int: Int] {
        guard let budget = request.budgetSeconds else { return [:] }
        let isReached = Set(reached)
        return source.goalOrigins.indices.reduce(into: [:]) { short, goal in
            guard !isReached.contains(goal) else { return }
            short[goal] = missingSeconds(
                for: source.problem.goals[goal], besides: reached, source.problem, budget, request)
        }
    }

    /// The same for a tutorial that was asked for by name.
    private func missingSeconds(
        for tutorial: NodeID, _ reached: [Int], _ source: GraphProblem, _ request: PlanningRequest
    ) -> Int {
        guard let budget = request.budgetSeconds, let item = source.tutorials.firstIndex(of: tutorial) else { return 0 }
        var problem = source.problem
        // The same as `GraphProblem` has for it: a skill that nothing else teaches.
        problem.items[item].teaches.append(problem.skillCount)
        problem.skillCount += 1
        let goal = PlanningProblem.Goal(skills: [problem.skillCount - 1], atLeast: 1)
        return missingSeconds(for: goal, besides: reached, problem, budget, request)
    }

    private func missingSeconds(
        for goal: PlanningProblem.Goal, besides reached: [Int], _ problem: PlanningProblem, _ budget: Int,
        _ request: PlanningRequest
    ) -> Int {
        var wider = problem
        wider.budget = nil
        wider.goals = reached.map { problem.goals[$0] } + [goal]
        let items = ExactPlanner(seconds: request.searchSeconds / 5).select(wider).items
        return max(0, wider.cost(of: items) - budget)
    }
}
