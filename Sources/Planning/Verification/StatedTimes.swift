import ContentGraph

/// Times of tutorials as the verifier counts them: what the site states; else the median of the medium, where at least
/// five tutorials of it state theirs, else of all; 10 minutes where none does.
struct StatedTimes: Sendable {
    private let graph: ContentGraph
    private var byMedium: [String: [Int]] = [:]
    private let all: [Int]

    init(_ graph: ContentGraph) {
        self.graph = graph
        for tutorial in graph.nodes(.tutorial) {
            if let seconds = graph.seconds(tutorial) { byMedium[graph.medium(tutorial), default: []].append(seconds) }
        }
        byMedium = byMedium.mapValues { $0.sorted() }
        all = byMedium.values.joined().sorted()
    }

    /// Expected seconds of a tutorial under what is assumed of the learner, as `AssumedMastery` states it: of several skills
    /// that it teaches and that are not held, the least mastered decides.
    func seconds(_ tutorial: NodeID, _ request: PlanningRequest) -> (mode: StepMode, seconds: Int) {
        let whole = seconds(tutorial)
        guard let assumed = request.mastery else { return (.full, whole) }
        var lacked: [NodeID] = []
        for edge in graph.edges(from: tutorial, .teaches) where !request.heldSkills.contains(edge.node) {
            lacked.append(edge.node)
        }
        if !lacked.isEmpty, lacked.allSatisfy({ assumed.decayed.contains($0) }) {
            return (.review, Int((Double(whole) * 0.4).rounded()))
        }
        var least = lacked.isEmpty ? 0 : 1.0
        for skill in lacked { least = min(least, assumed.probabilities[skill] ?? 0) }
        if least < assumed.unknownBelow { return (.full, whole) }
        if least >= 0.6 { return (.check, Int((Double(whole) * (0.3 + 1 - least)).rounded())) }
        return (.skim, Int((Double(whole) * (0.5 + (1 - least) * 0.5)).rounded()))
    }

    /// Seconds that a tutorial takes.
    func seconds(_ tutorial: NodeID) -> Int {
        if let stated = graph.seconds(tutorial) { return stated }
        if let known = byMedium[graph.medium(tutorial)], known.count >= 5 { return known[known.count / 2] }
        return all.isEmpty ? 600 : all[all.count / 2]
    }
}
