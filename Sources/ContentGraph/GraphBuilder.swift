/// Makes a `ContentGraph`: add nodes in site order, then edges, then build.
public struct GraphBuilder {
    /// Where the graph comes from.
    public var metadata = GraphMetadata()
    /// What the import could not use.
    public var findings: [Finding] = []
    private var columns = NodeColumns()
    private var strings = StringInterner()
    /// The node whose key is a string, by the number of the string; -1 for none.
    private var nodesByKey: [Int32] = []
    private var edges: [PackedEdge] = []

    /// An edge in 12 bytes: a large site has millions.
    private struct PackedEdge {
        var from: UInt32
        var to: UInt32
        var packed: UInt32
    }

    /// Makes an empty builder.
    public init() {}

    /// Number of nodes so far.
    public var nodeCount: Int { columns.kinds.count }

    /// The node with a key, if it was added.
    public func node(withKey key: String) -> NodeID? {
        guard let number = strings.knownNumber(of: key), Int(number) < nodesByKey.count, nodesByKey[Int(number)] >= 0
        else { return nil }
        return NodeID(Int(nodesByKey[Int(number)]))
    }

    /// Adds a node. Its key must be new: two nodes with one key are a mistake of the program.
    @discardableResult
    public mutating func add(_ record: NodeRecord) -> NodeID {
        let node = NodeID(columns.kinds.count)
        let key = strings.number(of: record.key)
        while nodesByKey.count <= Int(key) { nodesByKey.append(-1) }
        precondition(nodesByKey[Int(key)] < 0, "two nodes have the key \(record.key)")
        nodesByKey[Int(key)] = Int32(node.index)
        columns.kinds.append(record.kind.rawValue)
        columns.flags.append(record.status.rawValue | (record.isPasswordProtected ? 16 : 0))
        columns.keys.append(key)
        columns.titles.append(strings.number(of: record.title))
        columns.slugs.append(strings.number(of: record.slug))
        columns.urls.append(strings.number(of: record.url))
        columns.levels.append(strings.number(of: record.level))
        columns.media.append(strings.number(of: record.medium))
        columns.tools.append(strings.number(of: record.tool))
        columns.starts.append(strings.number(of: record.start))
        columns.seconds.append(record.seconds.map { UInt32(clamping: $0) } ?? .max)
        columns.siteIDs.append(record.siteID.map(Int64.init) ?? .min)
        columns.files.append(UInt32(clamping: record.source?.file ?? 0))
        columns.lines.append(UInt32(clamping: record.source?.line ?? 0))
        return node
    }

    /// Adds an edge. Edges of one kind keep the order in which they are added.
    public mutating func add(_ edge: Edge, from node: NodeID) {
        precondition(node.index < nodeCount && edge.node.index < nodeCount, "an edge to no node")
        edges.append(PackedEdge(from: UInt32(node.index), to: UInt32(edge.node.index), packed: edge.packed))
    }

    /// Adds an edge of a kind that carries nothing.
    public mutating func add(_ kind: EdgeKind, from: NodeID, to: NodeID) {
        add(Edge(kind: kind, node: to), from: from)
    }

    /// Makes the graph. Complexity: O(nodes + edges).
    public func build() -> ContentGraph {
        var kindOffsets = [UInt32](repeating: 0, count: NodeKind.allCases.count + 1)
        for kind in columns.kinds { kindOffsets[Int(kind) + 1] += 1 }
        for kind in 1..<kindOffsets.count { kindOffsets[kind] += kindOffsets[kind - 1] }
        var next = kindOffsets
        var byKind = [UInt32](repeating: 0, count: nodeCount)
        for (node, kind) in columns.kinds.enumerated() {
            byKind[Int(next[Int(kind)])] = UInt32(node)
            next[Int(kind)] += 1
        }
        let forward = pack(edges)
        return ContentGraph(
            metadata: metadata, findings: findings, columns: columns, strings: strings.table, forward: forward,
            backward: pack(Self.turned(forward)), byKind: byKind, kindOffsets: kindOffsets)
    }

    /// The edges the other way round, by origin: counting then leaves those of a node in site order of their origins.
    private static func turned(_ forward: PackedEdges) -> [PackedEdge] {
        var edges: [PackedEdge] = []
        edges.reserveCapacity(forward.packed.count)
        for node in 0..<forward.graph.nodeCount {
            for index in Int(forward.graph.offsets[node])..<Int(forward.graph.offsets[node + 1]) {
                edges.append(
                    PackedEdge(from: forward.graph.targets[index], to: UInt32(node), packed: forward.packed[index]))
            }
        }
        return edges
    }

    /// A stable order by origin and kind, by counting: the edges of a kind keep theirs.
    private func pack(_ edges: [PackedEdge]) -> PackedEdges {
        let kinds = EdgeKind.allCases.count
        func bucket(_ edge: PackedEdge) -> Int { Int(edge.from) * kinds + Int(edge.packed >> 28) }
        var starts = [UInt32](repeating: 0, count: nodeCount * kinds + 1)
        for edge in edges { starts[bucket(edge) + 1] += 1 }
        for index in 1..<starts.count { starts[index] += starts[index - 1] }
        let offsets = (0...nodeCount).map { starts[$0 * kinds] }
        var targets = [UInt32](repeating: 0, count: edges.count)
        var packed = [UInt32](repeating: 0, count: edges.count)
        for edge in edges {
            let place = Int(starts[bucket(edge)])
            targets[place] = edge.to
            packed[place] = edge.packed
            starts[bucket(edge)] += 1
        }
        return PackedEdges(graph: Digraph(offsets: offsets, targets: targets), packed: packed)
    }
}
