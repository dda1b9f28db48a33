public import ContentGraph

/// Plans curricula over one content graph.
public struct CurriculumPlanner: Sendable {
    private let graph: ContentGraph
    private let estimate: DurationEstimate

    /// Makes a planner; it may serve many requests.
    public init(_ graph: ContentGraph) {
        self.graph = graph
        estimate = DurationEstimate(graph)
    }

    /// The curriculum that a request calls for. The same graph and request give the same curriculum.
    public func plan(_ request: PlanningRequest) -> Curriculum {
        let source = GraphProblem(request, graph, estimate)
        let selection = ClosurePlanner().select(source.problem)
        let places = StepOrder.order(
            selection.items, goalItems: source.goalItems, reached: selection.reached, source.problem)
        let steps = places.map { place in
            Curriculum.Step(
                tutorial: source.tutorials[place.item], seconds: source.seconds[place.item].seconds,
                isEstimated: source.seconds[place.item].isEstimated, axis: source.goalOrigins[place.goal].axis,
                need: source.goalOrigins[place.goal].need,
                reason: place.before.map { .prerequisite(of: source.tutorials[$0]) } ?? .goal)
        }
        return Curriculum(
            request: request, steps: steps,
            sessions: SessionSplit.sessions(of: steps.map(\.seconds), length: request.sessionSeconds),
            unreached: unreached(source, selection, Set(steps.map(\.tutorial))),
            lowerBoundSeconds: selection.lowerBound)
    }

    private func unreached(
        _ source: GraphProblem, _ selection: Selection, _ planned: Set<NodeID>
    ) -> [Curriculum.Unreached] {
        var all: [Curriculum.Unreached] = []
        var seen: Set<NodeID> = []
        let reached = Set(selection.reached)
        for goal in source.problem.goals.indices {
            var missing = source.blocked.filter { $0.goal == goal }.map(\.item)
            if !reached.contains(goal) {
                missing += source.goalItems[goal].map { .init(tutorial: source.tutorials[$0], reason: .overBudget) }
            }
            for item in missing where !planned.contains(item.tutorial) && seen.insert(item.tutorial).inserted {
                all.append(item)
            }
        }
        return all
    }
}
