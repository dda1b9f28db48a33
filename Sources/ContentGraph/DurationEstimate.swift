/// Durations for tutorials of which the site says none: the median of those of the same medium, else of all.
public struct DurationEstimate: Sendable {
    private let byMedium: [String: Int]
    private let overall: Int

    /// What a tutorial is counted for where a site states no duration at all: 10 minutes.
    static let withoutAny = 600

    /// Reads the durations that the site states. Complexity: linear in the tutorials.
    public init(_ graph: ContentGraph) {
        var known: [String: [Int]] = [:]
        for tutorial in graph.nodes(.tutorial) {
            if let seconds = graph.seconds(tutorial) { known[graph.medium(tutorial), default: []].append(seconds) }
        }
        byMedium = known.filter { $0.value.count >= 5 }.mapValues(Self.median)
        let all = known.values.flatMap { $0 }
        overall = all.isEmpty ? Self.withoutAny : Self.median(all)
    }

    /// Seconds that a tutorial takes, stated or estimated.
    public func seconds(of tutorial: NodeID, in graph: ContentGraph) -> (seconds: Int, isEstimated: Bool) {
        if let stated = graph.seconds(tutorial) { return (stated, false) }
        return (byMedium[graph.medium(tutorial)] ?? overall, true)
    }

    private static func median(_ values: [Int]) -> Int {
        let sorted = values.sorted()
        return sorted[sorted.count / 2]
    }
}
