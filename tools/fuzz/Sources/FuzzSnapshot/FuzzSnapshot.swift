@_spi(Fuzzing) import ContentGraph
import FuzzDriver

#if canImport(Glibc)
    import Glibc
#endif

/// Any bytes are a graph or a typed error. The checksum would stop the fuzzer at the door: the bytes are given as the
/// sections of a snapshot whose head is right.
private func fuzzSnapshot(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let bytes = Array(UnsafeBufferPointer(start: start, count: count))
    read(bytes)
    read(ContentGraph.snapshotWithRightHead(bytes))
    return 0
}

private func read(_ bytes: [UInt8]) {
    guard let graph = try? bytes.withUnsafeBytes({ try ContentGraph(snapshot: $0) }) else { return }
    for node in 0..<graph.nodeCount {
        _ = graph.record(NodeID(node))
        for kind in EdgeKind.allCases {
            _ = graph.edges(from: NodeID(node), kind) + graph.edges(to: NodeID(node), kind)
        }
    }
    _ = graph.hardPrerequisites().cyclicComponents()
}

@main enum FuzzSnapshot {
    static func main() { exit(fuzz { fuzzSnapshot($0, $1) }) }
}
