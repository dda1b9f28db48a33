extension Digraph {
    /// The strongly connected components: for each node the number of its component. Components are numbered so that
    /// each comes after those that it points to.
    ///
    /// Tarjan, "Depth-first search and linear graph algorithms", 1972, without recursion, so that a long chain does
    /// not overflow the stack. Complexity: O(nodes + edges).
    public func stronglyConnectedComponents() -> (component: [Int], count: Int) {
        let none = UInt32.max
        var component = [Int](repeating: -1, count: nodeCount)
        var number = [UInt32](repeating: none, count: nodeCount)
        var low = [UInt32](repeating: 0, count: nodeCount)
        var edge = [UInt32](repeating: 0, count: nodeCount)
        var path: [Int] = []
        var stack: [Int] = []
        var visited: UInt32 = 0
        var count = 0
        for root in 0..<nodeCount where number[root] == none {
            path.append(root)
            while let node = path.last {
                if number[node] == none {
                    number[node] = visited
                    low[node] = visited
                    visited += 1
                    edge[node] = offsets[node]
                    stack.append(node)
                }
                var descended = false
                while edge[node] < offsets[node + 1] {
                    let target = Int(targets[Int(edge[node])])
                    edge[node] += 1
                    if number[target] == none {
                        path.append(target)
                        descended = true
                        break
                    }
                    if component[target] < 0 { low[node] = min(low[node], number[target]) }
                }
                if descended { continue }
                path.removeLast()
                if let parent = path.last { low[parent] = min(low[parent], low[node]) }
                if low[node] == number[node] {
                    while let member = stack.popLast() {
                        component[member] = count
                        if member == node { break }
                    }
                    count += 1
                }
            }
        }
        return (component, count)
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
