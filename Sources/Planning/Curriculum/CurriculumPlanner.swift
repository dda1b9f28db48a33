public import ContentGraph

/// Plans curricula over one content graph.
public struct CurriculumPlanner: Sendable {
    let graph: ContentGraph
    let estimate: DurationEstimate

    /// Makes a planner; it may serve many requests.
    public init(_ graph: ContentGraph) {
        self.graph = graph
        estimate = DurationEstimate(graph)
    }

    /// The curriculum that a request calls for. The same graph and request give the same curriculum.
    public func plan(_ request: PlanningRequest) -> Curriculum { plan(request, carriesProof: true) }

    /// The same; without landmarks where the answer is compared with another and its certificate is not shown.
    func plan(_ request: PlanningRequest, carriesProof: Bool) -> Curriculum {
        let source = GraphProblem(request, graph, estimate)
        return curriculum(of: selection(source, request), source, request, carriesProof: carriesProof)
    }

    /// A choice of items as a curriculum: in order, in sessions, with what is proven and what is left out.
    func curriculum(
        of selection: Selection, _ source: GraphProblem, _ request: PlanningRequest, carriesProof: Bool
    ) -> Curriculum {
        // The goals of tutorials that must come stand behind those of the axes.
        let axisGoals = source.goalOrigins.indices
        let reached = selection.reached.filter(axisGoals.contains)
        var places = StepOrder.order(selection.items, goalItems: source.goalItems, reached: reached, source.problem)
        if let first = request.firstTutorial.flatMap(source.tutorials.firstIndex) {
            places = StepOrder.beginning(with: first, places, reached: reached, source.problem)
        }
        let mustHave = Set(request.mustHave)
        let steps = useful(places, source, request).map { place in
            var step = Curriculum.Step(
                tutorial: source.tutorials[place.item], seconds: source.seconds[place.item].seconds,
                isEstimated: source.seconds[place.item].isEstimated, axis: source.goalOrigins[place.goal].axis,
                need: source.goalOrigins[place.goal].need,
                reason: reason(place, source, reached, mustHave))
            let plan = source.plans[place.item]
            (step.mode, step.mastery, step.wholeSeconds) = (plan.mode, plan.mastery, source.whole[place.item])
            step.practised = source.practised[place.item]
            return step
        }
        let proof =
            carriesProof && !source.hasPractice ? LandmarkProof.landmarks(source.problem, goals: selection.reached) : []
        let landmarks = proof.map { items, share in
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
            unreached: unreached(source, selection.reached, steps, request), certificate: certificate)
    }

    /// The choice of items: of least time, then of the fewest that were not planned before, then of the fewest changes of axis.
    func selection(_ source: GraphProblem, _ request: PlanningRequest) -> Selection {
        guard !request.previousTutorials.isEmpty else { return selection(source.problem, request) }
        // Every new tutorial costs one part of a second so small that all of them together cost less than a second.
        let scale = source.problem.items.count + 1
        let previous = Set(request.previousTutorials)
        var problem = source.problem
        for item in problem.items.indices {
            problem.items[item].cost *= scale
            if !previous.contains(source.tutorials[item]) { problem.items[item].cost += 1 }
        }
        // Rounding up leaves room for the small parts, and for nothing more.
        let total = source.problem.items.reduce(0) { $0 + $1.cost }
        problem.budget = problem.budget.map { min(max($0, 0), total) * scale + scale - 1 }
        var selection = selection(problem, request)
        selection.lowerBound /= scale
        return selection
    }

    private func selection(_ problem: PlanningProblem, _ request: PlanningRequest) -> Selection {
        let planner = ExactPlanner(seconds: request.searchSeconds)
        var selection = planner.select(problem)
        // Steps come in the order of their axes in any case (`StepOrder`).
        if problem.hasChoice { planner.order(&selection, problem) }
        return selection
    }

    private func reason(
        _ place: StepOrder.Place, _ source: GraphProblem, _ reached: [Int], _ mustHave: Set<NodeID>
    ) -> Curriculum.Reason {
        if let before = place.before { return .prerequisite(of: source.tutorials[before]) }
        guard mustHave.contains(source.tutorials[place.item]) else { return .goal }
        let skills = source.problem.items[place.item].teaches
        return reached.contains { source.problem.goals[$0].skills.contains(where: skills.contains) } ? .goal : .request
    }

    /// The places without those that teach nothing new where they stand, such as a second free tutorial on one skill.
    private func useful(
        _ places: [StepOrder.Place], _ source: GraphProblem, _ request: PlanningRequest
    ) -> [StepOrder.Place] {
        var holds = request.heldSkills
        return places.filter { place in
            let tutorial = source.tutorials[place.item]
            let taught = taught(tutorial, practised: source.practised[place.item])
            defer { holds.formUnion(taught) }
            return request.mustHave.contains(tutorial) || !taught.allSatisfy(holds.contains)
        }
    }

    /// Skills that a step leaves the learner with: those that it practises, else those that its tutorial teaches.
    func taught(_ tutorial: NodeID, practised: [NodeID]) -> [NodeID] {
        practised.isEmpty ? graph.targets(from: tutorial, .teaches) : practised
    }

    /// Skills held after steps of a request.
    func held(after steps: [Curriculum.Step], _ request: PlanningRequest) -> Set<NodeID> {
        steps.reduce(into: request.heldSkills) { held, step in
            held.formUnion(taught(step.tutorial, practised: step.practised))
        }
    }
}
