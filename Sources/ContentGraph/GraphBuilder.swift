/// Makes a `ContentGraph`: add nodes in site order, then edges, then build.
public struct GraphBuilder {
    /// Where the graph comes from.
    public var metadata = GraphMetadata()
    /// What the import could not use.
    public var findings: [Finding] = []
    /// The texts of the nodes, and any others of whoever makes the graph: only those of nodes go into it.
    public let texts: TextStore
    private var columns = NodeColumns()
    /// The node whose key is a text, by the number of the text; -1 for none.
    private var nodesByKey: [Int32] = []
    private var edges: [PackedEdge] = []

    /// Makes an empty builder of nodes whose texts are kept in `texts`.
    public init(texts: TextStore = TextStore()) { self.texts = texts }

    /// Number of nodes so far.
    public var nodeCount: Int { columns.kinds.count }

    /// The node with a key, if it was added.
    public func node(withKey key: String) -> NodeID? { texts.knownNumber(of: key).flatMap(node(withKey:)) }

    /// The node whose key is the text with a number, if it was added.
    public func node(withKey key: UInt32) -> NodeID? {
        guard Int(key) < nodesByKey.count, nodesByKey[Int(key)] >= 0 else { return nil }
        return NodeID(Int(nodesByKey[Int(key)]))
    }

    /// Adds a node. Its key must be new: two nodes with one key are a mistake of the program.
    @discardableResult
    public mutating func add(_ record: NodeRecord) -> NodeID { add(NodeDraft(record, in: texts)) }

    /// Adds a node whose texts are in `texts` already. Its key must be new, as above.
    @discardableResult
    public mutating func add(_ draft: NodeDraft) -> NodeID {
        let node = NodeID(columns.kinds.count)
        while nodesByKey.count <= Int(draft.key) { nodesByKey.append(-1) }
        precondition(nodesByKey[Int(draft.key)] < 0, "two nodes have the key \(texts[draft.key])")
        nodesByKey[Int(draft.key)] = Int32(node.index)
        columns.kinds.append(draft.kind.rawValue)
        columns.flags.append(draft.status.rawValue | (draft.isPasswordProtected ? 16 : 0))
        columns.keys.append(draft.key)
        columns.titles.append(draft.title)
        columns.slugs.append(draft.slug)
        columns.urls.append(draft.url)
        columns.levels.append(draft.level)
        columns.media.append(draft.medium)
        columns.tools.append(draft.tool)
        columns.starts.append(draft.start)
        columns.seconds.append(draft.seconds.map { UInt32(clamping: $0) } ?? .max)
        columns.siteIDs.append(draft.siteID.map(Int64.init) ?? .min)
        columns.files.append(UInt32(clamping: draft.source?.file ?? 0))
        columns.lines.append(UInt32(clamping: draft.source?.line ?? 0))
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

    /// Makes the graph. Complexity: O(nodes + edges + texts).
    public consuming func build() -> ContentGraph {
        var kindOffsets = [UInt32](repeating: 0, count: NodeKind.allCases.count + 1)
        for kind in columns.kinds { kindOffsets[Int(kind) + 1] += 1 }
        for kind in 1..<kindOffsets.count { kindOffsets[kind] += kindOffsets[kind - 1] }
        var next = kindOffsets
        var byKind = [UInt32](repeating: 0, count: nodeCount)
        for (node, kind) in columns.kinds.enumerated() {
            byKind[Int(next[Int(kind)])] = UInt32(node)
            next[Int(kind)] += 1
        }
        let strings = texts.extract(namedBy: &columns)
        let (columns, metadata, findings, edges) = (columns, metadata, findings, edges)
        // The texts that no node names are the most of what is held here: they are given back before edges take room.
        _ = consume self
        let (forward, backward) = PackedEdge.bothWays(edges, nodeCount: columns.kinds.count)
        return ContentGraph(
            metadata: metadata, findings: findings, columns: columns, strings: strings, forward: forward,
            backward: backward, byKind: byKind, kindOffsets: kindOffsets)
    }
}

/// An edge in 12 bytes: a large site has millions.
private struct PackedEdge {
    var from: UInt32
    var to: UInt32
    var packed: UInt32

    /// Edges by their origins, and the other way round: counting leaves those that enter a node in site order of their
    /// origins.
    static func bothWays(_ list: consuming [PackedEdge], nodeCount: Int) -> (
        forward: PackedEdges, backward: PackedEdges
    ) {
        var edges = consume list
        let forward = pack(count: edges.count, nodeCount: nodeCount) { take in
            for edge in edges { take(edge) }
        }
        edges = []
        let backward = pack(count: forward.packed.count, nodeCount: nodeCount) { take in
            for node in 0..<nodeCount {
                for index in Int(forward.graph.offsets[node])..<Int(forward.graph.offsets[node + 1]) {
                    take(
                        PackedEdge(from: forward.graph.targets[index], to: UInt32(node), packed: forward.packed[index]))
                }
            }
        }
        return (forward, backward)
    }

    /// A stable order by origin and kind, by counting: the edges of a kind keep theirs.
    @inline(__always)
    private static func pack(
        count: Int, nodeCount: Int, _ forEach: (_ take: (PackedEdge) -> Void) -> Void
    ) -> PackedEdges {
        let kinds = EdgeKind.allCases.count
        func bucket(_ edge: PackedEdge) -> Int { Int(edge.from) * kinds + Int(edge.packed >> 28) }
        var starts = [UInt32](repeating: 0, count: nodeCount * kinds + 1)
        forEach { starts[bucket($0) + 1] += 1 }
        for index in 1..<starts.count { starts[index] += starts[index - 1] }
        let offsets = (0...nodeCount).map { starts[$0 * kinds] }
        var targets = [UInt32](repeating: 0, count: count)
        var packed = [UInt32](repeating: 0, count: count)
        forEach { edge in
            let place = Int(starts[bucket(edge)])
            targets[place] = edge.to
            packed[place] = edge.packed
            starts[bucket(edge)] += 1
        }
        return PackedEdges(graph: Digraph(offsets: offsets, targets: targets), packed: packed)
    }
}
