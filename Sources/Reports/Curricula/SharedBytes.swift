import Synchronization

/// Texts that many curricula have in common, side by side in memory: an answer is put together from a hundred of them, and
/// where each lay apart, to find them took longer than all else.
///
/// `@unchecked`: a text and the address of its chunk are written under the lock, before its piece is handed out, and never
/// after. Whoever has a piece got it from there, through a lock or from the task that did.
final class SharedBytes: @unchecked Sendable {
    /// Where a text lies, in eight bytes.
    struct Piece: Sendable {
        fileprivate var place: UInt32
        let count: UInt32

        /// A text of so many bytes that lies elsewhere.
        static func elsewhere(count: Int) -> Piece { Piece(place: .max, count: UInt32(count)) }
        var isElsewhere: Bool { place == .max }
    }

    private static let chunkBytes = 4 << 20
    private static let mostChunks = 16
    private let chunks = UnsafeMutablePointer<UnsafeMutableRawPointer>.allocate(capacity: mostChunks)
    private let end = Mutex(0)

    deinit {
        let used = end.withLock { ($0 + Self.chunkBytes - 1) / Self.chunkBytes }
        for chunk in 0..<used { chunks[chunk].deallocate() }
        chunks.deallocate()
    }

    /// Keeps a text for as long as this lives; nil where there is no room for it: no request can fill the memory.
    func add(_ bytes: [UInt8]) -> Piece? {
        guard (1...Self.chunkBytes).contains(bytes.count) else { return nil }
        return end.withLock { end in
            let left = Self.chunkBytes - end % Self.chunkBytes
            let start = bytes.count <= left ? end : end + left
            guard start + bytes.count <= Self.chunkBytes * Self.mostChunks else { return nil }
            let (chunk, offset) = start.quotientAndRemainder(dividingBy: Self.chunkBytes)
            if offset == 0 {
                // In whole huge pages, where the system has them.
                chunks[chunk] = .allocate(byteCount: Self.chunkBytes, alignment: 2 << 20)
            }
            (chunks[chunk] + offset).copyMemory(from: bytes, byteCount: bytes.count)
            end = start + bytes.count
            return Piece(place: UInt32(start), count: UInt32(bytes.count))
        }
    }

    /// Copies a text of this to a place of its length.
    @inline(__always)
    func copy(_ piece: Piece, to place: UnsafeMutableRawPointer) {
        let (chunk, offset) = Int(piece.place).quotientAndRemainder(dividingBy: Self.chunkBytes)
        place.copyMemory(from: chunks[chunk] + offset, byteCount: Int(piece.count))
    }
}
