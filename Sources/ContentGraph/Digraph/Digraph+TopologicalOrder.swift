extension Digraph {
    /// The nodes in an order where each comes after all that point to it; nil where there is a cycle.
    ///
    /// The order is deterministic. Kahn, "Topological sorting of large networks", 1962. Complexity: O(nodes + edges).
    public func topologicalOrder() -> [Int]? {
        var order = [UInt32](repeating: 0, count: nodeCount)
        var waiting = [UInt32](repeating: 0, count: nodeCount)
        let offsets = offsets.span
        let targets = targets.span
        for index in targets.indices { waiting[Int(targets[index])] &+= 1 }
        var filled = 0
        for node in 0..<nodeCount where waiting[node] == 0 {
            order[filled] = UInt32(truncatingIfNeeded: node)
            filled &+= 1
        }
        var next = 0
        while next < filled {
            let node = Int(order[next])
            next &+= 1
            for index in Int(offsets[node])..<Int(offsets[node &+ 1]) {
                let target = Int(targets[index])
                waiting[target] &-= 1
                if waiting[target] == 0 {
                    order[filled] = UInt32(truncatingIfNeeded: target)
                    filled &+= 1
                }
            }
        }
        return filled == nodeCount ? order.map(Int.init) : nil
    }
}
