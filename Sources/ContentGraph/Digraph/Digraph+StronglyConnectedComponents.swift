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
        var visits = [Visit](repeating: Visit(), count: nodeCount)
        // A node is on each of these at most once.
        var path = [UInt32](repeating: 0, count: nodeCount)
        var stack = [UInt32](repeating: 0, count: nodeCount)
        var depth = 0
        var height = 0
        var visited: UInt32 = 0
        var count: Int32 = 0
        for root in 0..<nodeCount where visits[root].number == none {
            path[0] = UInt32(truncatingIfNeeded: root)
            depth = 1
            while depth > 0 {
                let node = Int(path[depth &- 1])
                var visit = visits[node]
                if visit.number == none {
                    visit.number = visited
                    visit.low = visited
                    visit.edge = offsets[node]
                    // Before its successors are looked at: an edge to itself must find it.
                    visits[node] = visit
                    visited &+= 1
                    stack[height] = UInt32(truncatingIfNeeded: node)
                    height &+= 1
                }
                let end = offsets[node &+ 1]
                var descended = false
                while visit.edge < end {
                    let target = Int(targets[Int(visit.edge)])
                    visit.edge &+= 1
                    let other = visits[target]
                    if other.number == none {
                        path[depth] = UInt32(truncatingIfNeeded: target)
                        depth &+= 1
                        descended = true
                        break
                    }
                    if other.number < visit.low, other.component < 0 { visit.low = other.number }
                }
                visits[node] = visit
                if descended { continue }
                depth &-= 1
                if depth > 0 {
                    let parent = Int(path[depth &- 1])
                    if visit.low < visits[parent].low { visits[parent].low = visit.low }
                }
                guard visit.low == visit.number else { continue }
                while height > 0 {
                    height &-= 1
                    let member = Int(stack[height])
                    visits[member].component = count
                    if member == node { break }
                }
                count &+= 1
            }
        }
        return (visits.map { Int($0.component) }, Int(count))
    }

    /// What is known of a node on the way: side by side, so that a look at a node is a look at one place of memory.
    private struct Visit {
        var number = UInt32.max
        var low: UInt32 = 0
        var edge: UInt32 = 0
        var component: Int32 = -1
    }

    /// The components that hold a cycle: more than one node, or one that points to itself. In order of their
    /// first members; members in order of index.
    public func cyclicComponents() -> [[Int]] {
        let (component, count) = stronglyConnectedComponents()
        var sizes = [UInt32](repeating: 0, count: count)
        for number in component { sizes[number] += 1 }
        // Most components are single nodes: only the others get a list.
        var places: [Int: Int] = [:]
        var cyclic: [[Int]] = []
        for node in 0..<nodeCount
        where sizes[component[node]] > 1 || successors(of: node).contains(UInt32(node)) {
            let place = places[component[node], default: cyclic.count]
            if place == cyclic.count {
                places[component[node]] = place
                cyclic.append([])
            }
            cyclic[place].append(node)
        }
        return cyclic
    }
}
