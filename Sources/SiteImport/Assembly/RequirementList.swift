import ContentGraph

/// What tutorials require, before it is in the graph: each skill once for a tutorial, with all that say so.
struct RequirementList {
    struct Entry {
        var skill: NodeID
        var state: RequirementState
        var sources: UInt8
    }

    /// In the order of the tutorials.
    private(set) var entries: [NodeID: [Entry]] = [:]

    /// Adds a requirement, or a source that says it again.
    mutating func add(from tutorial: NodeID, to skill: NodeID, state: RequirementState, sources: UInt8) {
        if let position = entries[tutorial]?.firstIndex(where: { $0.skill == skill }) {
            entries[tutorial]![position].sources |= sources
        } else {
            entries[tutorial, default: []].append(Entry(skill: skill, state: state, sources: sources))
        }
    }

    /// The skills that a tutorial requires and that count.
    func skills(requiredBy tutorial: NodeID) -> [NodeID] {
        (entries[tutorial] ?? []).filter { $0.state == .used }.map(\.skill)
    }

    /// Cuts a requirement.
    mutating func cut(from tutorial: NodeID, to skill: NodeID) {
        if let position = entries[tutorial]?.firstIndex(where: { $0.skill == skill }) {
            entries[tutorial]![position].state = .cut
        }
    }

    /// Adds the edges, each in a group of its own: everything that a site states is required.
    func addEdges(to builder: inout GraphBuilder) {
        for tutorial in entries.keys.sorted() {
            for (group, entry) in entries[tutorial]!.enumerated() {
                builder.add(
                    Edge(kind: .requires, node: entry.skill, group: group, state: entry.state, sources: entry.sources),
                    from: tutorial)
            }
        }
    }
}
