import ContentGraph

/// What keeps a tutorial out of reach: a set of tutorials that are not on offer, and of skills that nothing teaches, with
/// which it could be followed, and without any one of which it could not; or else a circle of requirements.
struct MissingCauses {
    private let graph: ContentGraph
    private let request: PlanningRequest

    init(_ graph: ContentGraph, _ request: PlanningRequest) {
        self.graph = graph
        self.request = request
    }

    /// The causes for a tutorial, in the order of the site; none where only a circle of requirements keeps it away.
    /// - Complexity: linear in what stands behind the tutorial, for each thing that is missing there.
    func causes(for tutorial: NodeID) -> [NodeID] {
        let part = PartBehind(tutorial, graph, request)
        guard let way = part.way(to: tutorial, missing: []) else { return [] }
        // Of one way, what is missing on it; then whatever can still be spared.
        var causes = part.missing.filter(way.contains)
        for cause in causes.reversed() {
            let fewer = causes.filter { $0 != cause }
            if part.way(to: tutorial, missing: Set(part.missing).subtracting(fewer)) != nil { causes = fewer }
        }
        return causes
    }

    /// Tutorials of which each requires the next, and the last the first, on the way to a tutorial that no mending brings
    /// within reach; none where one does.
    func circle(before tutorial: NodeID) -> [NodeID] { PartBehind(tutorial, graph, request).circle(before: tutorial) }
}

/// The tutorials that may come before one, on offer or not.
private struct PartBehind {
    private var tutorials: [NodeID] = []
    /// What is not on offer and the skills without any tutorial, in site order.
    private(set) var missing: [NodeID] = []
    private let graph: ContentGraph
    private let held: Set<NodeID>

    init(_ tutorial: NodeID, _ graph: ContentGraph, _ request: PlanningRequest) {
        self.graph = graph
        held = request.heldSkills
        var found: Set<NodeID> = [tutorial]
        var skills: Set<NodeID> = []
        var queue = [tutorial]
        while let next = queue.popLast() {
            for skill in graph.requirementGroups(of: next).joined()
            where !held.contains(skill) && skills.insert(skill).inserted {
                let providers = graph.providers(of: skill)
                if providers.isEmpty { missing.append(skill) }
                for provider in providers where found.insert(provider).inserted { queue.append(provider) }
            }
        }
        tutorials = found.sorted()
        missing += tutorials.filter { !request.allows($0, graph) && $0 != tutorial }
        missing.sort()
    }

    /// Tutorials and unheld skills of one way to a tutorial; nil where it is out of reach.
    /// - Parameter absent: what is taken to be missing.
    func way(to goal: NodeID, missing absent: Set<NodeID>) -> Set<NodeID>? {
        var holds = held
        // What each skill came from, itself where nothing teaches it and it is taken to be there; and in which order.
        var source: [NodeID: (node: NodeID, rank: Int)] = [:]
        for skill in missing where graph.kind(skill) != .tutorial && !absent.contains(skill) {
            holds.insert(skill)
            source[skill] = (skill, 0)
        }
        var left = tutorials.filter { !absent.contains($0) }
        var count = left.count + 1
        while left.count < count, left.contains(goal) {
            count = left.count
            left.removeAll { tutorial in
                guard graph.requirementGroups(of: tutorial).allSatisfy({ $0.contains(where: holds.contains) })
                else { return false }
                for skill in graph.targets(from: tutorial, .teaches) where holds.insert(skill).inserted {
                    source[skill] = (tutorial, source.count)
                }
                return true
            }
        }
        guard !left.contains(goal) else { return nil }
        var way: Set<NodeID> = [goal]
        var queue = [goal]
        while let next = queue.popLast() {
            for group in graph.requirementGroups(of: next) where !group.contains(where: held.contains) {
                // The earliest, since a later one may stand on this very tutorial.
                guard let from = group.compactMap({ source[$0] }).min(by: { $0.rank < $1.rank })?.node else { continue }
                if way.insert(from).inserted, graph.kind(from) == .tutorial { queue.append(from) }
            }
        }
        return way
    }

    /// A circle of requirements that is left where all that is missing is taken to be there.
    func circle(before goal: NodeID) -> [NodeID] {
        var holds = held.union(missing)
        var left = tutorials
        var count = left.count + 1
        while left.count < count {
            count = left.count
            left.removeAll { tutorial in
                guard graph.requirementGroups(of: tutorial).allSatisfy({ $0.contains(where: holds.contains) })
                else { return false }
                holds.formUnion(graph.targets(from: tutorial, .teaches))
                return true
            }
        }
        var path = [goal]
        // Whatever teaches a skill that cannot be held waits for such a skill itself.
        while let wanted = graph.requirementGroups(of: path.last!).first(where: { !$0.contains(where: holds.contains) }
        ),
            let next = wanted.lazy.flatMap(graph.providers).first
        {
            if let start = path.firstIndex(of: next) { return Array(path[start...]) }
            path.append(next)
        }
        return []
    }
}
