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

    private typealias Requirement = (from: Int, to: Int, skill: NodeID)

    let providers: SoleProviders

    /// Cuts what must be cut in `requirements` and calls `report` for each cycle found. Complexity: linear in the
    /// requirements; in those of a cycle, quadratic at worst.
    func cut(_ requirements: inout RequirementList, report: (Cycle) -> Void) {
        let all = requirements.entries.keys.sorted().flatMap { edges(of: $0, requirements) }
        // Most nodes of a graph have no part in a requirement.
        let nodes = Set(all.flatMap { [$0.from, $0.to] }).sorted()
        for component in cyclicComponents(of: nodes, all) {
            let members = Set(component)
            var left = component.flatMap { edges(of: NodeID($0), requirements) }.filter { members.contains($0.to) }
            var cycle = cycle(of: component, left)
            var rest = component
            while let first = rest.first {
                for edge in left where edge.from == first && rest.contains(edge.to) {
                    requirements.cut(from: NodeID(edge.from), to: edge.skill)
                    cycle.cut.append((NodeID(edge.from), NodeID(edge.to)))
                }
                left.removeAll { $0.from == first && rest.contains($0.to) }
                rest = cyclicComponents(of: component, left).first ?? []
            }
            report(cycle)
        }
    }

    /// The cycles among some nodes, which are in order of index.
    private func cyclicComponents(of nodes: [Int], _ edges: [Requirement]) -> [[Int]] {
        let numbers = Dictionary(uniqueKeysWithValues: nodes.enumerated().map { ($1, $0) })
        let local = Digraph(nodeCount: nodes.count, edges: edges.map { (numbers[$0.from]!, numbers[$0.to]!) })
        return local.cyclicComponents().map { $0.map { nodes[$0] } }
    }

    /// What a tutorial requires that only one tutorial teaches.
    private func edges(of tutorial: NodeID, _ requirements: RequirementList) -> [Requirement] {
        (requirements.entries[tutorial] ?? []).compactMap { entry in
            guard entry.state == .used, let provider = providers[entry.skill] else { return nil }
            return (tutorial.index, provider.index, entry.skill)
        }
    }

    private func cycle(of component: [Int], _ all: [Requirement]) -> Cycle {
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
