extension Digraph {
    /// The strongly connected components: for each node the number of its component. Components are numbered so that
    /// each comes after those that it points to.
    ///
    /// Tarjan, "Depth-first search and linear graph algorithms", 1972, without recursion, so that a long chain does
    /// not overflow the stack. Complexity: O(nodes + edges).
    public func stronglyConnectedComponents() -> (component: [Int], count: Int) {
        let none = UInt32.max
        let offsets = offsets.span
        let targets = targets.span
        var component = [Int32](repeating: -1, count: nodeCount)
        var number = [UInt32](repeating: none, count: nodeCount)
        var low = [UInt32](repeating: 0, count: nodeCount)
        var edge = [UInt32](repeating: 0, count: nodeCount)
        // A node is on each of these at most once.
        var path = [UInt32](repeating: 0, count: nodeCount)
        var stack = [UInt32](repeating: 0, count: nodeCount)
        var depth = 0
        var height = 0
        var visited: UInt32 = 0
        var count: Int32 = 0
        for root in 0..<nodeCount where number[root] == none {
            path[0] = UInt32(truncatingIfNeeded: root)
            depth = 1
            while depth > 0 {
                let node = Int(path[depth &- 1])
                if number[node] == none {
                    number[node] = visited
                    low[node] = visited
                    visited &+= 1
                    edge[node] = offsets[node]
                    stack[height] = UInt32(truncatingIfNeeded: node)
                    height &+= 1
                }
                var next = edge[node]
                let end = offsets[node &+ 1]
                var lowest = low[node]
                var descended = false
                while next < end {
                    let target = Int(targets[Int(next)])
                    next &+= 1
                    let found = number[target]
                    if found == none {
                        path[depth] = UInt32(truncatingIfNeeded: target)
                        depth &+= 1
                        descended = true
                        break
                    }
                    if found < lowest, component[target] < 0 { lowest = found }
                }
                edge[node] = next
                low[node] = lowest
                if descended { continue }
                depth &-= 1
                if depth > 0 {
                    let parent = Int(path[depth &- 1])
                    if lowest < low[parent] { low[parent] = lowest }
                }
                guard lowest == number[node] else { continue }
                while height > 0 {
                    height &-= 1
                    let member = Int(stack[height])
                    component[member] = count
                    if member == node { break }
                }
                count &+= 1
            }
        }
        return (component.map(Int.init), Int(count))
    }

    /// The components that hold a cycle: more than one node, or one that points to itself. Members in order of index.
    public func cyclicComponents() -> [[Int]] {
        let (component, count) = stronglyConnectedComponents()
        var members = [[Int]](repeating: [], count: count)
        for node in 0..<nodeCount { members[component[node]].append(node) }
        return members.filter { $0.count > 1 || successors(of: $0[0]).contains(UInt32($0[0])) }
            .sorted { $0[0] < $1[0] }
    }
}
