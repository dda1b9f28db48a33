/// A curriculum in its JSON form as a list of parts, most of them shared with other curricula of the same graph: kept by
/// the hundred thousand it takes a few kilobytes each, and is sent without being written again.
public struct CurriculumParts: Sendable {
    /// Some bytes of the text.
    final class Part: Sendable {
        let bytes: [UInt8]
        init(_ bytes: [UInt8]) { self.bytes = bytes }
        init(_ text: StaticString) { bytes = Array(text.description.utf8) }
    }

    private var parts: [Part] = []
    /// Length of the whole, in bytes.
    public private(set) var byteCount = 0
    /// Memory that is its own and not shared, about, in bytes.
    public private(set) var ownBytes = 0

    private static let comma = Part(",")

    /// Calls for the bytes of each part, in order.
    public func forEach(_ body: ([UInt8]) -> Void) { for part in parts { body(part.bytes) } }

    /// The whole text.
    public var bytes: [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(byteCount)
        forEach { bytes += $0 }
        return bytes
    }

    mutating func append(_ part: Part) {
        parts.append(part)
        byteCount += part.bytes.count
        ownBytes += MemoryLayout<Part>.size
    }

    /// Adds values of an array, with commas between them.
    mutating func append(list: [Part]) {
        for (number, part) in list.enumerated() {
            if number > 0 { append(Self.comma) }
            append(part)
        }
    }

    /// Adds bytes that no other curriculum has.
    mutating func append(own bytes: [UInt8]) {
        append(Part(bytes))
        ownBytes += bytes.count + 48
    }
}
