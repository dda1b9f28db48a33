import ContentGraph
import Planning
import Reports

/// Plans curricula and lets none out that the independent verifier refuses.
struct CheckedPlanner {
    private let graph: ContentGraph
    private let planner: CurriculumPlanner
    private let verifier: CurriculumVerifier

    init(_ graph: ContentGraph) {
        self.graph = graph
        planner = CurriculumPlanner(graph)
        verifier = CurriculumVerifier(graph)
    }

    /// The curriculum of a request.
    func plan(_ request: PlanningRequest) throws -> Curriculum { try checked(planner.plan(request)) }

    /// The best curricula of a request that differ, the shortest first.
    func plans(_ request: PlanningRequest, count: Int) throws -> CurriculumAlternatives {
        guard count > 1 else { return CurriculumAlternatives(curricula: [try plan(request)], isComplete: false) }
        let found = planner.alternatives(request, count: count)
        for curriculum in found.curricula { _ = try checked(curriculum) }
        return found
    }

    private func checked(_ curriculum: Curriculum) throws -> Curriculum {
        let faults = verifier.faults(in: curriculum)
        guard faults.isEmpty else {
            let words = FaultWords(graph, Help.catalogue)
            throw CommandFailure(
                .software, "error.verification",
                [
                    "profile": graph.title(curriculum.request.profile),
                    "faults": faults.map { words.sentence($0, in: curriculum) }.joined(separator: " "),
                ])
        }
        return curriculum
    }
}
