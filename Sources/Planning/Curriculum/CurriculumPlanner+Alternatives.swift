public import ContentGraph

extension CurriculumPlanner {
    /// The best curricula that differ, the best first: those of least time for the same goals, no two of the same
    /// tutorials.
    ///
    /// Each curriculum found divides what is left: without its first tutorial; with the first and without the second;
    /// and so on (Lawler, "A procedure for computing the k best solutions to discrete optimization problems", 1972).
    /// Complexity: at most as many plans as `count` times the steps.
    public func alternatives(_ request: PlanningRequest, count: Int) -> [Curriculum] {
        let first = plan(request)
        var found = [first]
        var open = BinaryHeap<Branch>()
        var order = 0
        expand(first, request, fixed: request.mustHave, like: first, &open, &order)
        while found.count < count, let branch = open.pop() {
            let isNew = !found.contains { $0.tutorials == branch.curriculum.tutorials }
            if isNew { found.append(restored(branch.curriculum, request)) }
            expand(
                branch.curriculum, branch.request, fixed: branch.request.mustHave, like: first, &open, &order)
        }
        return found
    }

    private struct Branch: Comparable {
        var curriculum: Curriculum
        var request: PlanningRequest
        var order: Int
        static func < (left: Branch, right: Branch) -> Bool {
            (left.curriculum.totalSeconds, left.order) < (right.curriculum.totalSeconds, right.order)
        }
        static func == (left: Branch, right: Branch) -> Bool { left.order == right.order }
    }

    private func expand(
        _ curriculum: Curriculum, _ request: PlanningRequest, fixed: [NodeID], like first: Curriculum,
        _ open: inout BinaryHeap<Branch>, _ order: inout Int
    ) {
        var kept = fixed
        for tutorial in curriculum.steps.map(\.tutorial).sorted() where !fixed.contains(tutorial) {
            // What nothing else teaches has no alternative.
            let hasOther = graph.targets(from: tutorial, .teaches).contains { skill in
                graph.providers(of: skill).contains { $0 != tutorial && request.allows($0, graph) }
            }
            guard hasOther else { continue }
            var part = request
            part.avoidedTutorials.insert(tutorial)
            part.requiredTutorials = kept
            let other = plan(part, carriesProof: false)
            if reachesSame(other, as: first), kept.allSatisfy(other.tutorials.contains) {
                open.push(Branch(curriculum: other, request: part, order: order))
                order += 1
            }
            kept.append(tutorial)
        }
    }

    /// Whether a curriculum leaves out no more than another one does.
    private func reachesSame(_ other: Curriculum, as first: Curriculum) -> Bool {
        func left(_ curriculum: Curriculum) -> Set<NodeID> {
            Set(curriculum.unreached.filter { if case .avoided = $0.reason { false } else { true } }.map(\.tutorial))
        }
        func held(_ curriculum: Curriculum) -> Set<NodeID> {
            curriculum.tutorials.reduce(into: []) { $0.formUnion(graph.targets(from: $1, .teaches)) }
        }
        let goals = Set(
            first.steps.filter { $0.reason == .goal }.flatMap { graph.targets(from: $0.tutorial, .teaches) })
        return left(other).isSubset(of: left(first)) && goals.isSubset(of: held(other))
    }

    /// A curriculum of a part as an answer to the request itself; its proof was of the part, and is left out.
    private func restored(_ curriculum: Curriculum, _ request: PlanningRequest) -> Curriculum {
        var curriculum = curriculum
        curriculum.request = request
        curriculum.unreached.removeAll { entry in
            if case .avoided = entry.reason { request.allows(entry.tutorial, graph) } else { false }
        }
        let proof = curriculum.certificate
        curriculum.certificate = Certificate(
            lowerBoundSeconds: 0, reachedWeight: proof.reachedWeight, weightBound: nil, nodes: proof.nodes,
            work: proof.work, clockStruck: proof.clockStruck)
        return curriculum
    }
}

extension Curriculum {
    /// Tutorials of its steps.
    public var tutorials: Set<NodeID> { Set(steps.map(\.tutorial)) }
}
