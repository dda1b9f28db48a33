/// Makes a `ContentGraph`: add nodes in site order, then edges, then build.
public struct GraphBuilder {
    /// Where the graph comes from.
    public var metadata = GraphMetadata()
    /// What the import could not use.
    public var findings: [Finding] = []
    private var columns = NodeColumns()
    private var strings = StringInterner()
    private var nodesByKey: [String: NodeID] = [:]
    private var edges: [(from: UInt32, edge: Edge)] = []

    /// Makes an empty builder.
    public init() {}

    /// Number of nodes so far.
    public var nodeCount: Int { columns.kinds.count }

    /// The node with a key, if it was added.
    public func node(withKey key: String) -> NodeID? { nodesByKey[key] }

    /// Adds a node. Its key must be new: two nodes with one key are a mistake of the program.
    @discardableResult
    public mutating func add(_ record: NodeRecord) -> NodeID {
        let node = NodeID(columns.kinds.count)
        precondition(nodesByKey.updateValue(node, forKey: record.key) == nil, "two nodes have the key \(record.key)")
        columns.kinds.append(record.kind.rawValue)
        columns.flags.append(record.status.rawValue | (record.isPasswordProtected ? 16 : 0))
        columns.keys.append(strings.number(of: record.key))
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
        edges.append((UInt32(node.index), edge))
    }

    /// Adds an edge of a kind that carries nothing.
    public mutating func add(_ kind: EdgeKind, from: NodeID, to: NodeID) {
        add(Edge(kind: kind, node: to), from: from)
    }

    /// Makes the graph. Complexity: O(nodes + edges), but for the sort of the edges of each node by kind.
    public func build() -> ContentGraph {
        let byKind = (0..<UInt32(nodeCount)).sorted {
            (columns.kinds[Int($0)], $0) < (columns.kinds[Int($1)], $1)
        }
        var kindOffsets = [UInt32](repeating: 0, count: NodeKind.allCases.count + 1)
        for kind in columns.kinds { kindOffsets[Int(kind) + 1] += 1 }
        for kind in 1..<kindOffsets.count { kindOffsets[kind] += kindOffsets[kind - 1] }
        return ContentGraph(
            metadata: metadata, findings: findings, columns: columns, strings: strings.table,
            forward: pack(edges.map { (Int($0.from), $0.edge) }),
            backward: pack(
                edges.map { item in
                    var edge = item.edge
                    edge.node = NodeID(Int(item.from))
                    return (item.edge.node.index, edge)
                }.sorted { ($0.0, $0.1.node) < ($1.0, $1.1.node) }),
            byKind: byKind, kindOffsets: kindOffsets)
    }

    private func pack(_ edges: [(from: Int, edge: Edge)]) -> PackedEdges {
        // A stable order by origin and kind, by counting: the edges of a kind keep theirs.
        let kinds = EdgeKind.allCases.count
        var starts = [UInt32](repeating: 0, count: nodeCount * kinds + 1)
        for item in edges { starts[item.from * kinds + Int(item.edge.kind.rawValue) + 1] += 1 }
        for index in 1..<starts.count { starts[index] += starts[index - 1] }
        let offsets = (0...nodeCount).map { starts[$0 * kinds] }
        var targets = [UInt32](repeating: 0, count: edges.count)
        var packed = [UInt32](repeating: 0, count: edges.count)
        for item in edges {
            let bucket = item.from * kinds + Int(item.edge.kind.rawValue)
            let place = Int(starts[bucket])
            targets[place] = UInt32(item.edge.node.index)
            packed[place] = item.edge.packed
            starts[bucket] += 1
        }
        return PackedEdges(graph: Digraph(offsets: offsets, targets: targets), packed: packed)
    }
}
