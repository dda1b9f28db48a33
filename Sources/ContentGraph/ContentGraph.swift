/// The content of a training site as an immutable graph: profiles, needs, axes, tutorials, skills, and what links them.
///
/// Nodes and edges lie in flat arrays (compressed adjacency), forward and backward. A graph is a value: a new import
/// makes a new one. Build one with `GraphBuilder`, `ContentGraph(snapshot:)` or `ContentGraph(json:)`.
public struct ContentGraph: Sendable, Equatable {
    /// Where it comes from.
    public let metadata: GraphMetadata
    /// What the import could not use, or found doubtful.
    public let findings: [Finding]
    let columns: NodeColumns
    let strings: StringTable
    /// Edges by origin: `packed[i]` goes with `targets[i]`; those of one node are in order of kind.
    let forward: PackedEdges
    let backward: PackedEdges
    /// Nodes by kind: the nodes of kind k are `byKind[kindOffsets[k]..<kindOffsets[k + 1]]`.
    let byKind: [UInt32]
    let kindOffsets: [UInt32]

    /// Number of nodes.
    public var nodeCount: Int { columns.kinds.count }
    /// Number of edges.
    public var edgeCount: Int { forward.graph.edgeCount }

    /// The nodes of a kind, in site order.
    public func nodes(_ kind: NodeKind) -> NodeList {
        let range = Int(kindOffsets[Int(kind.rawValue)])..<Int(kindOffsets[Int(kind.rawValue) + 1])
        return NodeList(indices: byKind[range])
    }

    /// What a node is.
    public func kind(_ node: NodeID) -> NodeKind { NodeKind(rawValue: columns.kinds[node.index])! }
    /// Stable key.
    public func key(_ node: NodeID) -> String { strings[columns.keys[node.index]] }
    /// Name.
    public func title(_ node: NodeID) -> String { strings[columns.titles[node.index]] }
    /// Last part of the address.
    public func slug(_ node: NodeID) -> String { strings[columns.slugs[node.index]] }
    /// Address; empty where there is none.
    public func url(_ node: NodeID) -> String { strings[columns.urls[node.index]] }
    /// Level, as the site words it.
    public func level(_ node: NodeID) -> String { strings[columns.levels[node.index]] }
    /// Medium, as the site words it.
    public func medium(_ node: NodeID) -> String { strings[columns.media[node.index]] }
    /// Business tool, by its slug.
    public func tool(_ node: NodeID) -> String { strings[columns.tools[node.index]] }
    /// Start of a session, as the site writes it.
    public func start(_ node: NodeID) -> String { strings[columns.starts[node.index]] }
    /// Publication status.
    public func status(_ node: NodeID) -> PublicationStatus {
        PublicationStatus(rawValue: columns.flags[node.index] & 15)!
    }
    /// Whether a password guards the page.
    public func isPasswordProtected(_ node: NodeID) -> Bool { columns.flags[node.index] & 16 != 0 }
    /// Time needed, in seconds; nil where the site does not say.
    public func seconds(_ node: NodeID) -> Int? {
        columns.seconds[node.index] == .max ? nil : Int(columns.seconds[node.index])
    }
    /// Identifier of the post or term on the site.
    public func siteID(_ node: NodeID) -> Int? {
        columns.siteIDs[node.index] == .min ? nil : Int(columns.siteIDs[node.index])
    }

    /// All that is known of a node.
    public func record(_ node: NodeID) -> NodeRecord {
        var record = NodeRecord(kind: kind(node), key: key(node), title: title(node))
        record.slug = slug(node)
        record.url = url(node)
        record.siteID = siteID(node)
        record.status = status(node)
        record.seconds = seconds(node)
        record.level = level(node)
        record.medium = medium(node)
        record.tool = tool(node)
        record.isPasswordProtected = isPasswordProtected(node)
        record.start = start(node)
        if columns.lines[node.index] > 0 {
            record.source = .init(file: Int(columns.files[node.index]), line: Int(columns.lines[node.index]))
        }
        return record
    }

    /// The node with a key; nil where there is none. Complexity: linear; look up many with a dictionary.
    public func node(withKey key: String) -> NodeID? {
        (0..<nodeCount).lazy.map(NodeID.init).first { self.key($0) == key }
    }

    /// The edges of a kind that leave a node, in order.
    public func edges(from node: NodeID, _ kind: EdgeKind) -> [Edge] { forward.edges(of: node, kind) }

    /// The edges of a kind that enter a node, in site order of their origins.
    public func edges(to node: NodeID, _ kind: EdgeKind) -> [Edge] { backward.edges(of: node, kind) }

    /// The targets of the edges of a kind that leave a node, in order.
    public func targets(from node: NodeID, _ kind: EdgeKind) -> [NodeID] { edges(from: node, kind).map(\.node) }

    /// The origins of the edges of a kind that enter a node, in site order.
    public func origins(to node: NodeID, _ kind: EdgeKind) -> [NodeID] { edges(to: node, kind).map(\.node) }

    /// The same graph with other findings.
    public func with(findings: [Finding]) -> ContentGraph {
        ContentGraph(
            metadata: metadata, findings: findings, columns: columns, strings: strings, forward: forward,
            backward: backward, byKind: byKind, kindOffsets: kindOffsets)
    }
}

/// Some nodes of a graph, in order.
public struct NodeList: RandomAccessCollection, Sendable {
    let indices32: ArraySlice<UInt32>

    init(indices: ArraySlice<UInt32>) { indices32 = indices }

    /// First position.
    public var startIndex: Int { 0 }
    /// Position after the last.
    public var endIndex: Int { indices32.count }
    /// The node at a position.
    public subscript(position: Int) -> NodeID { NodeID(Int(indices32[indices32.startIndex + position])) }
}

/// What is known of nodes, a column a property.
struct NodeColumns: Sendable, Equatable {
    var kinds: [UInt8] = []
    /// Status in the low 4 bits; 16 = behind a password.
    var flags: [UInt8] = []
    var keys: [UInt32] = []
    var titles: [UInt32] = []
    var slugs: [UInt32] = []
    var urls: [UInt32] = []
    var levels: [UInt32] = []
    var media: [UInt32] = []
    var tools: [UInt32] = []
    var starts: [UInt32] = []
    /// `UInt32.max` where it is not known.
    var seconds: [UInt32] = []
    /// `Int64.min` where there is none.
    var siteIDs: [Int64] = []
    var files: [UInt32] = []
    /// 0 where there is none.
    var lines: [UInt32] = []
}

/// Edges in compressed form with what they carry.
struct PackedEdges: Sendable, Equatable {
    var graph: Digraph
    var packed: [UInt32]

    func edges(of node: NodeID, _ kind: EdgeKind) -> [Edge] {
        let range = Int(graph.offsets[node.index])..<Int(graph.offsets[node.index + 1])
        var edges: [Edge] = []
        for index in range where packed[index] >> 28 == UInt32(kind.rawValue) {
            edges.append(Edge(packed: packed[index], node: graph.targets[index]))
        }
        return edges
    }
}
