extension Digraph {
    /// All that can be reached from `starts`, with them, in order of index. Complexity: O(nodes + edges reached).
    public func closure(of starts: some Sequence<Int>) -> [Int] {
        var isSeen = [Bool](repeating: false, count: nodeCount)
        var queue = [UInt32](repeating: 0, count: nodeCount)
        let offsets = offsets.span
        let targets = targets.span
        var filled = 0
        for start in starts where !isSeen[start] {
            isSeen[start] = true
            queue[filled] = UInt32(truncatingIfNeeded: start)
            filled &+= 1
        }
        var next = 0
        while next < filled {
            let node = Int(queue[next])
            next &+= 1
            for index in Int(offsets[node])..<Int(offsets[node &+ 1]) {
                let target = Int(targets[index])
                if !isSeen[target] {
                    isSeen[target] = true
                    queue[filled] = UInt32(truncatingIfNeeded: target)
                    filled &+= 1
                }
            }
        }
        // Where much was reached, reading the marks in order is faster than sorting.
        if filled < nodeCount / 64 { return queue[..<filled].sorted().map(Int.init) }
        var reached: [Int] = []
        reached.reserveCapacity(filled)
        for node in 0..<nodeCount where isSeen[node] { reached.append(node) }
        return reached
    }
}
