import ContentGraph

/// Cuts the cycles of prerequisites, so that the tutorials in them can be planned all the same.
///
/// In each cycle, the tutorial that comes first in site order is followed first: what it requires of the cycle is cut.
/// If a cycle is left, the same is done with it. The outcome depends on the content only.
struct CycleBreaker {
    /// A cycle and what was done about it.
    struct Cycle {
        /// Each requires the next, the last requires the first; where the cycle is more tangled, all its members in
        /// site order.
        var members: [NodeID]
        /// Every requirement among the members.
        var edges: [(from: NodeID, to: NodeID)]
        /// Those that were cut.
        var cut: [(from: NodeID, to: NodeID)]
    }

    private let providers: [NodeID: [NodeID]]
    private let nodeCount: Int

    init(requirements: RequirementList, builder: GraphBuilder) {
        let graph = builder.build()
        var providers: [NodeID: [NodeID]] = [:]
        for skill in graph.nodes(.skill) { providers[skill] = graph.providers(of: skill) }
        self.providers = providers
        nodeCount = graph.nodeCount
    }

    /// Cuts what must be cut in `requirements` and calls `report` for each cycle found.
    func cut(_ requirements: inout RequirementList, report: (Cycle) -> Void) {
        for component in digraph(requirements).cyclicComponents() {
            var cycle = self.cycle(of: component, requirements)
            var rest = component
            while let first = rest.first {
                for (from, to, skill) in edges(among: Set(rest), requirements) where from == first {
                    requirements.cut(from: NodeID(from), to: skill)
                    cycle.cut.append((NodeID(from), NodeID(to)))
                }
                let members = Set(component)
                rest = digraph(requirements).cyclicComponents().first { members.contains($0[0]) } ?? []
            }
            report(cycle)
        }
    }

    private func digraph(_ requirements: RequirementList) -> Digraph {
        Digraph(nodeCount: nodeCount, edges: edges(among: nil, requirements).map { ($0.from, $0.to) })
    }

    /// Requirements that only one tutorial can meet.
    private func edges(
        among members: Set<Int>?, _ requirements: RequirementList
    ) -> [(from: Int, to: Int, skill: NodeID)] {
        var edges: [(from: Int, to: Int, skill: NodeID)] = []
        for tutorial in requirements.entries.keys.sorted() where members?.contains(tutorial.index) ?? true {
            for entry in requirements.entries[tutorial]! where entry.state == .used {
                guard let all = providers[entry.skill], all.count == 1, members?.contains(all[0].index) ?? true else {
                    continue
                }
                edges.append((tutorial.index, all[0].index, entry.skill))
            }
        }
        return edges
    }

    private func cycle(of component: [Int], _ requirements: RequirementList) -> Cycle {
        let all = edges(among: Set(component), requirements)
        var members = component
        // A simple cycle has one requirement a member: walk along them.
        if all.count == component.count {
            let next = Dictionary(all.map { ($0.from, $0.to) }, uniquingKeysWith: { first, _ in first })
            members = [component[0]]
            while let following = next[members.last!], following != component[0], members.count < component.count {
                members.append(following)
            }
        }
        return Cycle(
            members: members.map(NodeID.init), edges: all.map { (NodeID($0.from), NodeID($0.to)) }, cut: [])
    }
}
