import ContentGraph

/// Times of tutorials as the verifier counts them: what the site states; else the median of the medium, where at least
/// five tutorials of it state theirs, else of all; 10 minutes where none does.
struct StatedTimes {
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

    /// Seconds that a tutorial takes.
    func seconds(_ tutorial: NodeID) -> Int {
        if let stated = graph.seconds(tutorial) { return stated }
        if let known = byMedium[graph.medium(tutorial)], known.count >= 5 { return known[known.count / 2] }
        return all.isEmpty ? 600 : all[all.count / 2]
    }
}
