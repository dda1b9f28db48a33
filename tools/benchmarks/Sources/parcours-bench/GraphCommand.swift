import ArgumentParser
import ContentGraph
import TestSupport

/// `parcours-bench graph`: the operations of `Digraph` on a large random graph.
struct GraphCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "graph",
        abstract: "Topological order, closure of 100 goals and strongly connected components; CPU ms, best of runs.")

    @Option(help: "Nodes.")
    var nodes = 1_000_000

    @Option(help: "Edges.")
    var edges = 5_000_000

    @Option(help: "Runs of each.")
    var runs = 5

    func run() throws {
        // The same generator as in tools/bench/graph_peers.py and graph.c: SplitMix64 from seed 1.
        var generator = SeededGenerator(seed: 1)
        var pairs: [(from: Int, to: Int)] = []
        pairs.reserveCapacity(edges)
        while pairs.count < edges {
            let one = Int(generator.next() % UInt64(nodes))
            let other = Int(generator.next() % UInt64(nodes))
            if one != other { pairs.append((min(one, other), max(one, other))) }
        }
        let graph = Digraph(nodeCount: nodes, edges: pairs)
        let reversed = graph.reversed
        let goals = (0..<100).map { nodes - 1 - $0 * 97 % nodes }
        var closure: [Int] = []
        var order: [Int]?
        var components = 0
        print("order   \(best { order = graph.topologicalOrder() }) ms, \(order?.count ?? 0) nodes")
        print("closure \(best { closure = reversed.closure(of: goals) }) ms, \(closure.count) nodes")
        print("scc     \(best { components = graph.stronglyConnectedComponents().count }) ms, \(components) components")
    }

    private func best(_ body: () -> Void) -> Int {
        var least = Double.infinity
        for _ in 0..<runs {
            let start = ProcessUsage.now.cpuSeconds
            body()
            least = min(least, ProcessUsage.now.cpuSeconds - start)
        }
        return Int((least * 1000).rounded())
    }
}
