import ContentGraph

/// Numbers of some nodes of a graph. Of a small graph in a flat array, which is quicker than hashing; of a large one in a
/// dictionary, so that the work follows the nodes that have a number and not the graph.
struct NodeNumbers {
    private static let mostFlat = 16_384
    private var flat: [Int32]
    private var hashed: [NodeID: Int] = [:]

    init(_ graph: ContentGraph) {
        flat = graph.nodeCount <= Self.mostFlat ? Array(repeating: -1, count: graph.nodeCount) : []
    }

    subscript(node: NodeID) -> Int? {
        get {
            guard !flat.isEmpty else { return hashed[node] }
            let number = Int(flat[node.index])
            return number < 0 ? nil : number
        }
        set {
            if flat.isEmpty { hashed[node] = newValue } else { flat[node.index] = Int32(newValue ?? -1) }
        }
    }
}
