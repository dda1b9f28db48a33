import Dispatch

/// Sums over many independent terms on all processors, in an order that does not depend on how many there are.
enum Parallel {
    /// Terms that one processor takes at a time.
    private static let chunk = 16

    static func sum(_ count: Int, _ term: @Sendable (Int) -> Double) -> Double {
        let chunks = (count + chunk - 1) / chunk
        let parts = UnsafeMutableBufferPointer<Double>.allocate(capacity: max(1, chunks))
        defer { parts.deallocate() }
        parts.initialize(repeating: 0)
        // Each chunk writes its own cell only.
        nonisolated(unsafe) let cells = parts
        DispatchQueue.concurrentPerform(iterations: chunks) { index in
            var sum = 0.0
            for number in index * chunk..<min(count, (index + 1) * chunk) { sum += term(number) }
            cells[index] = sum
        }
        return cells.reduce(0, +)
    }
}
