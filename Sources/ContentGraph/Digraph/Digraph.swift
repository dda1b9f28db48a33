/// A directed graph in compressed adjacency form: the edges of node `i` are `targets[offsets[i]..<offsets[i + 1]]`.
public struct Digraph: Sendable, Equatable {
    /// Where the edges of each node start; one more than there are nodes.
    public let offsets: [UInt32]
    /// The other end of each edge.
    public let targets: [UInt32]

    /// Number of nodes.
    public var nodeCount: Int { offsets.count - 1 }
    /// Number of edges.
    public var edgeCount: Int { targets.count }

    /// Makes a graph from its edges; those of one node keep their order. Complexity: O(nodes + edges).
    public init(nodeCount: Int, edges: [(from: Int, to: Int)]) {
        var offsets = [UInt32](repeating: 0, count: nodeCount + 1)
        for edge in edges { offsets[edge.from + 1] += 1 }
        for node in 0..<nodeCount { offsets[node + 1] += offsets[node] }
        var next = offsets
        var targets = [UInt32](repeating: 0, count: edges.count)
        for edge in edges {
            targets[Int(next[edge.from])] = UInt32(edge.to)
            next[edge.from] += 1
        }
        self.offsets = offsets
        self.targets = targets
    }

    init(offsets: [UInt32], targets: [UInt32]) {
        self.offsets = offsets
        self.targets = targets
    }

    /// The nodes that `node` points to.
    public func successors(of node: Int) -> ArraySlice<UInt32> {
        targets[Int(offsets[node])..<Int(offsets[node + 1])]
    }

    /// The same edges the other way round. Complexity: O(nodes + edges).
    public var reversed: Digraph {
        var edges: [(from: Int, to: Int)] = []
        edges.reserveCapacity(edgeCount)
        for node in 0..<nodeCount { for target in successors(of: node) { edges.append((Int(target), node)) } }
        return Digraph(nodeCount: nodeCount, edges: edges)
    }
}
