public import ContentGraph

/// Plans curricula over one content graph.
public struct CurriculumPlanner: Sendable {
    let graph: ContentGraph
    private let estimate: DurationEstimate

    /// Makes a planner; it may serve many requests.
    public init(_ graph: ContentGraph) {
        self.graph = graph
        estimate = DurationEstimate(graph)
    }

    /// The curriculum that a request calls for. The same graph and request give the same curriculum.
    public func plan(_ request: PlanningRequest) -> Curriculum {
        let source = GraphProblem(request, graph, estimate)
        let selection = selection(source, request)
        // The goals of tutorials that must come stand behind those of the axes.
        let axisGoals = source.goalOrigins.indices
        let reached = selection.reached.filter(axisGoals.contains)
        let places = StepOrder.order(selection.items, goalItems: source.goalItems, reached: reached, source.problem)
        let steps = places.map { place in
            Curriculum.Step(
                tutorial: source.tutorials[place.item], seconds: source.seconds[place.item].seconds,
                isEstimated: source.seconds[place.item].isEstimated, axis: source.goalOrigins[place.goal].axis,
                need: source.goalOrigins[place.goal].need,
                reason: place.before.map { .prerequisite(of: source.tutorials[$0]) } ?? .goal)
        }
        let landmarks = LandmarkProof.landmarks(source.problem, goals: selection.reached).map { items, share in
            Certificate.Landmark(tutorials: items.map { source.tutorials[$0] }.sorted(), seconds: share)
        }
        let certificate = Certificate(
            lowerBoundSeconds: max(selection.lowerBound, landmarks.reduce(0) { $0 + $1.seconds }), landmarks: landmarks,
            reachedWeight: selection.reached.reduce(0) { $0 + source.problem.goals[$1].weight },
            weightBound: selection.weightBound, nodes: selection.nodes, work: selection.work,
            clockStruck: selection.clockStruck)
        return Curriculum(
            request: request, steps: steps,
            sessions: SessionSplit.sessions(of: steps, length: request.sessionSeconds),
            unreached: unreached(source, reached, Set(steps.map(\.tutorial)), request), certificate: certificate)
    }

    /// The choice of items: of least time, then of the fewest that were not planned before.
    private func selection(_ source: GraphProblem, _ request: PlanningRequest) -> Selection {
        let planner = ExactPlanner(seconds: request.searchSeconds)
        guard !request.previousTutorials.isEmpty else { return planner.select(source.problem) }
        // Every new tutorial costs one part of a second so small that all of them together cost less than a second.
        let scale = source.problem.items.count + 1
        let previous = Set(request.previousTutorials)
        var problem = source.problem
        for item in problem.items.indices {
            problem.items[item].cost *= scale
            if !previous.contains(source.tutorials[item]) { problem.items[item].cost += 1 }
        }
        // Rounding up leaves room for the small parts, and for nothing more.
        problem.budget = problem.budget.map { $0 * scale + scale - 1 }
        var selection = planner.select(problem)
        selection.lowerBound /= scale
        return selection
    }

    private func unreached(
        _ source: GraphProblem, _ reached: [Int], _ planned: Set<NodeID>, _ request: PlanningRequest
    ) -> [Curriculum.Unreached] {
        var all: [Curriculum.Unreached] = []
        var seen: Set<NodeID> = []
        let isReached = Set(reached)
        for goal in source.goalOrigins.indices {
            var missing = source.blocked.filter { $0.goal == goal }.map(\.item)
            if !isReached.contains(goal), let budget = request.budgetSeconds {
                let short = missingSeconds(for: goal, besides: reached, source, budget, request)
                missing += source.goalItems[goal].map {
                    .init(tutorial: source.tutorials[$0], reason: .overBudget(missingSeconds: short))
                }
            }
            for item in missing where !planned.contains(item.tutorial) && seen.insert(item.tutorial).inserted {
                all.append(item)
            }
        }
        return all
    }

    /// Seconds more that would reach a goal besides those that are reached.
    private func missingSeconds(
        for goal: Int, besides reached: [Int], _ source: GraphProblem, _ budget: Int, _ request: PlanningRequest
    ) -> Int {
        var problem = source.problem
        problem.budget = nil
        problem.goals = (reached + [goal]).map { source.problem.goals[$0] }
        let items = ExactPlanner(seconds: request.searchSeconds / 5).select(problem).items
        return max(0, items.reduce(0) { $0 + problem.items[$1].cost } - budget)
    }
}
