import ContentGraph
import TestSupport
import Testing

@Suite struct DigraphTests {
    private static func random(_ seed: UInt64) -> Digraph {
        var generator = SeededGenerator(seed: seed)
        let count = Int.random(in: 1...9, using: &generator)
        let edges = (0..<Int.random(in: 0...16, using: &generator)).map { _ in
            (from: Int.random(in: 0..<count, using: &generator), to: Int.random(in: 0..<count, using: &generator))
        }
        return Digraph(nodeCount: count, edges: edges)
    }

    /// Which node reaches which, by Warshall's algorithm.
    private static func reach(_ graph: Digraph) -> [[Bool]] {
        let count = graph.nodeCount
        var reach = (0..<count).map { from in (0..<count).map { graph.successors(of: from).contains(UInt32($0)) } }
        for middle in 0..<count {
            for from in 0..<count where reach[from][middle] {
                for to in 0..<count where reach[middle][to] { reach[from][to] = true }
            }
        }
        return reach
    }

    @Test func agreesWithBruteForce() {
        for seed in 0..<2000 {
            let graph = Self.random(UInt64(seed))
            let reach = Self.reach(graph)
            let nodes = 0..<graph.nodeCount
            let (component, _) = graph.stronglyConnectedComponents()
            for left in nodes {
                for right in nodes {
                    let together = left == right || (reach[left][right] && reach[right][left])
                    #expect((component[left] == component[right]) == together, "seed \(seed)")
                    if reach[left][right] { #expect(component[left] >= component[right], "seed \(seed)") }
                }
            }
            let isAcyclic = nodes.allSatisfy { !reach[$0][$0] }
            let order = graph.topologicalOrder()
            #expect((order != nil) == isAcyclic, "seed \(seed)")
            if let order {
                #expect(order.sorted() == Array(nodes))
                for node in nodes {
                    for next in graph.successors(of: node) {
                        #expect(order.firstIndex(of: node)! < order.firstIndex(of: Int(next))!)
                    }
                }
            }
            #expect(graph.cyclicComponents().flatMap { $0 }.sorted() == nodes.filter { reach[$0][$0] }, "seed \(seed)")
            let closure = graph.closure(of: [0])
            #expect(closure == nodes.filter { $0 == 0 || reach[0][$0] }, "seed \(seed)")
            #expect(graph.reversed.reversed.edgeCount == graph.edgeCount)
        }
    }

    @Test func aLongChainDoesNotOverflowTheStack() {
        let count = 300_000
        let chain = Digraph(nodeCount: count, edges: (0..<(count - 1)).map { ($0, $0 + 1) })
        #expect(chain.topologicalOrder()?.first == 0)
        #expect(chain.stronglyConnectedComponents().count == count)
        #expect(chain.closure(of: [0]).count == count)
    }
}
