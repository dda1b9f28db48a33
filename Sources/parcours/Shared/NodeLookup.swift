import ContentGraph
import SiteImport

/// Finds the contents that a person names on the command line: by number, slug, key or title.
struct NodeLookup {
    let graph: ContentGraph

    /// The profile of a name.
    func profile(_ name: String) throws -> NodeID {
        guard !graph.nodes(.profile).isEmpty else { throw CommandFailure(.badData, "error.no_profiles") }
        return try find(name, among: Array(graph.nodes(.profile)))
            ?? fail("error.no_such_profile", name, graph.nodes(.profile))
    }

    /// The need of a profile with a name.
    func need(_ name: String, of profile: NodeID) throws -> NodeID {
        let needs = graph.targets(from: profile, .hasNeed)
        return try find(name, among: needs) ?? fail("error.no_such_need", name, needs)
    }

    /// The tutorial of a name.
    func tutorial(_ name: String) throws -> NodeID {
        try find(name, among: Array(graph.nodes(.tutorial))) ?? fail("error.no_such_tutorial", name, [])
    }

    /// A medium of the site's tutorials, as the site words it.
    func medium(_ name: String) throws -> String {
        let known = Set(graph.nodes(.tutorial).map(graph.medium)).subtracting([""]).sorted()
        if let medium = known.first(where: { TextKey.fold($0) == TextKey.fold(name) }) { return medium }
        throw CommandFailure(
            .usage, "error.no_such_medium", ["name": name, "known": known.joined(separator: ", ")])
    }

    private func find(_ name: String, among nodes: [NodeID]) throws -> NodeID? {
        let folded = TextKey.fold(name)
        // Many nodes have no slug: an empty name is none of them.
        guard !folded.isEmpty else { return nil }
        let tests: [(NodeID) -> Bool] = [
            { graph.siteID($0).map(String.init) == name }, { graph.key($0) == name }, { graph.slug($0) == name },
            { TextKey.fold(graph.title($0)) == folded }, { TextKey.fold(graph.slug($0)) == folded },
        ]
        for test in tests {
            let found = nodes.filter(test)
            if found.count == 1 { return found[0] }
            if found.count > 1 {
                let known = found.map { "\(graph.siteID($0) ?? 0) (« \(graph.title($0)) »)" }.joined(separator: ", ")
                throw CommandFailure(.usage, "error.ambiguous", ["name": name, "known": known])
            }
        }
        return nil
    }

    private func fail(_ key: String, _ name: String, _ known: some Sequence<NodeID>) throws -> NodeID {
        throw CommandFailure(.usage, key, ["name": name, "known": known.map(graph.slug).joined(separator: ", ")])
    }
}
