import ContentGraph
import Planning

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
    func plan(_ request: PlanningRequest) throws -> Curriculum {
        let curriculum = planner.plan(request)
        let faults = verifier.faults(in: curriculum)
        guard faults.isEmpty else {
            throw CommandFailure(
                .software, "error.verification",
                ["profile": graph.title(request.profile), "faults": faults.map { "\($0)" }.joined(separator: ", ")])
        }
        return curriculum
    }
}
