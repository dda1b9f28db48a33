/// A curriculum in its JSON form as a list of parts, most of them shared with other curricula of the same graph: kept by
/// the hundred thousand it takes a few kilobytes each, and is sent without being written again.
public struct CurriculumParts: Sendable {
    private let shared: SharedBytes
    private var parts: [SharedBytes.Piece] = []
    /// The bytes of the parts that lie elsewhere, one after the other.
    private var own: [UInt8] = []
    /// Length of the whole, in bytes.
    public private(set) var byteCount = 0

    init(_ shared: SharedBytes, capacity: Int) {
        self.shared = shared
        parts.reserveCapacity(capacity)
    }

    /// Memory that is its own and not shared, about, in bytes.
    public var ownBytes: Int { parts.count * MemoryLayout<SharedBytes.Piece>.stride + own.count }

    /// Copies the whole text to a place of at least `byteCount` bytes.
    public func copy(to place: UnsafeMutableRawBufferPointer) {
        guard var end = place.baseAddress, byteCount <= place.count else { return }
        own.withUnsafeBytes { own in
            var taken = 0
            for part in parts {
                if !part.isElsewhere {
                    shared.copy(part, to: end)
                } else if let start = own.baseAddress {
                    end.copyMemory(from: start + taken, byteCount: Int(part.count))
                    taken += Int(part.count)
                }
                end += Int(part.count)
            }
        }
    }

    /// The whole text.
    public var bytes: [UInt8] {
        [UInt8](unsafeUninitializedCapacity: byteCount) { place, count in
            copy(to: UnsafeMutableRawBufferPointer(place))
            count = byteCount
        }
    }

    mutating func append(_ piece: SharedBytes.Piece) {
        parts.append(piece)
        byteCount += Int(piece.count)
    }

    /// Adds bytes that no other curriculum has.
    mutating func append(own bytes: [UInt8]) {
        parts.append(.elsewhere(count: bytes.count))
        own += bytes
        byteCount += bytes.count
    }
}
