public import ContentGraph

/// The best curricula for a request, no two of the same tutorials.
public struct CurriculumAlternatives: Sendable {
    /// The best first: that of the request, then those of least time that reach the same goals, within the time allowed,
    /// and none of whose tutorials can be spared.
    public var curricula: [Curriculum]
    /// Whether the search came to its end: where there are fewer than were asked for, no other exists.
    public var isComplete: Bool

    /// Puts curricula together.
    public init(curricula: [Curriculum], isComplete: Bool) {
        self.curricula = curricula
        self.isComplete = isComplete
    }
}

extension CurriculumPlanner {
    /// The best curricula that differ; see `AlternativeSearch`.
    /// - Parameter count: how many, that of the request among them.
    public func alternatives(_ request: PlanningRequest, count: Int) -> CurriculumAlternatives {
        let source = GraphProblem(request, graph, estimate)
        let chosen = selection(source, request)
        let first = curriculum(of: chosen, source, request, carriesProof: true)
        var problem = source.problem
        problem.goals = chosen.reached.map { problem.goals[$0] }
        // Not all that was chosen is a step: see `useful`.
        let steps = chosen.items.filter { item in
            first.steps.contains { $0.tutorial == source.tutorials[item] && $0.practised == source.practised[item] }
        }
        var known: Set<Set<NodeID>> = [first.tutorials]
        let search = AlternativeSearch(
            problem, besides: steps, count: count - 1, seconds: request.searchSeconds,
            isNew: { items in known.insert(Set(items.map { source.tutorials[$0] })).inserted })
        let others = search.found.map { items in
            // By the way it may reach goals that were not asked of it.
            let reached = source.problem.reached(by: items)
            let selection = Selection(
                items: items, reached: reached, lowerBound: first.certificate.lowerBoundSeconds, nodes: chosen.nodes,
                work: chosen.work, clockStruck: chosen.clockStruck)
            return curriculum(of: selection, source, request, carriesProof: false)
        }
        return CurriculumAlternatives(curricula: [first] + others, isComplete: search.isComplete)
    }
}

extension Curriculum {
    /// Tutorials of its steps.
    public var tutorials: Set<NodeID> { Set(steps.map(\.tutorial)) }
}
