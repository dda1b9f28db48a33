extension Digraph {
    /// All that can be reached from `starts`, with them, in order of index. Complexity: O(nodes + edges reached).
    public func closure(of starts: some Sequence<Int>) -> [Int] {
        var seen = [Bool](repeating: false, count: nodeCount)
        var queue: [Int] = []
        for start in starts where !seen[start] {
            seen[start] = true
            queue.append(start)
        }
        var next = 0
        while next < queue.count {
            let node = queue[next]
            next += 1
            for index in Int(offsets[node])..<Int(offsets[node + 1]) {
                let target = Int(targets[index])
                if !seen[target] {
                    seen[target] = true
                    queue.append(target)
                }
            }
        }
        return queue.sorted()
    }
}
