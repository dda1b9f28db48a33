public import ContentGraph

/// Checks a curriculum against the graph, sharing no code with the planner.
public struct CurriculumVerifier: Sendable {
    let graph: ContentGraph
    let times: StatedTimes

    /// Makes a verifier over a graph; it may serve many curricula.
    public init(_ graph: ContentGraph) {
        self.graph = graph
        times = StatedTimes(graph)
    }

    /// What is wrong with what a learner is to follow, with what is left out and with what is proven; empty for a good
    /// curriculum. Complexity: linear in the part of the graph that the goals touch, and for each landmark in what can be
    /// followed after its first tutorial although it is left out.
    public func faults(in curriculum: Curriculum) -> [Fault] { check(curriculum).faults }

    /// Everything that is wrong, with what a document says beside that: under which axis and for which step each one is
    /// there, and how much time is missing for what is left out.
    public func allFaults(in curriculum: Curriculum) -> [Fault] {
        let (faults, facts) = check(curriculum)
        guard let facts else { return faults }
        return faults + PlacementCheck(facts).faults() + MissingTimeCheck(facts).faults()
    }

    /// What `faults(in:)` finds, and what it was found with; nil where the request names one thing for another, since all
    /// that is checked then trusts the kinds of what it names.
    private func check(_ curriculum: Curriculum) -> (faults: [Fault], facts: CurriculumFacts?) {
        let request = RequestCheck(graph, curriculum)
        let kinds = request.kindFaults()
        guard kinds.isEmpty else { return (kinds, nil) }
        let walk = StepCheck(graph, times, curriculum).walk()
        let facts = CurriculumFacts(graph, times, curriculum, held: walk.held)
        let faults =
            walk.faults + request.faults(facts) + SessionCheck.faults(curriculum) + GoalCheck(facts).faults()
            + UnreachedCheck(facts).faults() + LandmarkCheck(facts).faults()
        return (faults, facts)
    }

    /// Weight of the goals that a curriculum reaches and of all that can be reached at all: where they are equal, more time
    /// changes nothing. Of a curriculum without faults.
    public func weights(of curriculum: Curriculum) -> (reached: Int, total: Int) {
        let held = StepCheck(graph, times, curriculum).walk().held
        return GoalCheck(CurriculumFacts(graph, times, curriculum, held: held)).weights()
    }
}
