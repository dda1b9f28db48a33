extension ContentGraph {
    /// What a tutorial requires: one skill of each group must be held. Cut and ignored requirements are left out.
    public func requirementGroups(of tutorial: NodeID) -> [[NodeID]] {
        var groups: [(number: Int, skills: [NodeID])] = []
        for edge in edges(from: tutorial, .requires) where edge.state == .used {
            if let index = groups.firstIndex(where: { $0.number == edge.group }) {
                groups[index].skills.append(edge.node)
            } else {
                groups.append((edge.group, [edge.node]))
            }
        }
        return groups.map(\.skills)
    }

    /// The tutorials that teach a skill, in site order.
    public func providers(of skill: NodeID) -> [NodeID] { origins(to: skill, .teaches) }

    /// Which tutorials each tutorial cannot do without: tutorial → the only provider of a required skill. Indices are
    /// those of nodes. `includingCut` adds the edges that were cut. Complexity: O(nodes + edges).
    public func hardPrerequisites(includingCut: Bool = false) -> Digraph {
        var found: [(from: Int, to: Int)] = []
        for tutorial in nodes(.tutorial) {
            var sizes: [Int: Int] = [:]
            let requirements = edges(from: tutorial, .requires).filter {
                $0.state == .used || (includingCut && $0.state == .cut)
            }
            for edge in requirements { sizes[edge.group, default: 0] += 1 }
            for edge in requirements where sizes[edge.group] == 1 {
                let providers = providers(of: edge.node)
                if providers.count == 1 { found.append((tutorial.index, providers[0].index)) }
            }
        }
        return Digraph(nodeCount: nodeCount, edges: found)
    }

    /// The tutorials that must be followed before those given, with them, in site order.
    public func prerequisiteClosure(of tutorials: some Sequence<NodeID>) -> [NodeID] {
        hardPrerequisites().closure(of: tutorials.map(\.index)).map(NodeID.init)
    }
}
