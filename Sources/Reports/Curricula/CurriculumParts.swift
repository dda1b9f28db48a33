/// A curriculum in its JSON form as a list of parts, most of them shared with other curricula of the same graph: kept by
/// the hundred thousand it takes a few kilobytes each, and is sent without being written again.
public struct CurriculumParts: Sendable {
    /// Some bytes of the text, which never change.
    final class Part: Sendable {
        let bytes: [UInt8]
        init(_ bytes: [UInt8]) { self.bytes = bytes }
    }

    private var parts: [Part] = []
    /// Length of the whole, in bytes.
    public private(set) var byteCount = 0
    /// Memory that is its own and not shared, about, in bytes.
    public private(set) var ownBytes = 0

    /// Copies the whole text to a place of at least `byteCount` bytes.
    public func copy(to place: UnsafeMutableRawBufferPointer) {
        var end = 0
        for part in parts {
            part.bytes.withUnsafeBytes { bytes in
                UnsafeMutableRawBufferPointer(rebasing: place[end..<end + bytes.count]).copyMemory(from: bytes)
            }
            end += part.bytes.count
        }
    }

    /// The whole text.
    public var bytes: [UInt8] {
        [UInt8](unsafeUninitializedCapacity: byteCount) { place, count in
            copy(to: UnsafeMutableRawBufferPointer(place))
            count = byteCount
        }
    }

    mutating func append(_ part: Part) {
        parts.append(part)
        byteCount += part.bytes.count
        ownBytes += MemoryLayout<Part>.size
    }

    /// Adds bytes that no other curriculum has.
    mutating func append(own bytes: [UInt8]) {
        append(Part(bytes))
        ownBytes += bytes.count + 48
    }
}
