/// Why a serialized value cannot be read.
public struct PHPUnserializeError: Error, Sendable, Equatable, CustomStringConvertible {
    /// What is wrong.
    public enum Reason: Sendable, Equatable {
        /// The value ends too early.
        case truncated
        /// A byte that cannot stand there.
        case unexpectedByte(UInt8)
        /// A string is not as long as it says; `found` is the length up to the next quote that closes it.
        case lengthMismatch(declared: Int, found: Int?)
        /// A number that cannot be read.
        case badNumber
        /// Nested deeper than the limit.
        case tooDeep(limit: Int)
        /// An array that declares more entries than there are bytes.
        case impossibleCount(Int)
        /// Bytes after the end of the value.
        case trailingBytes
    }

    /// What is wrong.
    public var reason: Reason
    /// Offset in bytes in the value.
    public var offset: Int

    /// Makes an error.
    public init(reason: Reason, offset: Int) {
        self.reason = reason
        self.offset = offset
    }

    /// A stable name of the reason and its numbers, for messages in other languages.
    public var facts: (code: String, numbers: [String: String]) {
        let place = ["offset": "\(offset)"]
        switch reason {
        case .truncated: return ("truncated", place)
        case .unexpectedByte(let byte): return ("byte", place.merging(["byte": String(byte, radix: 16)]) { $1 })
        case .lengthMismatch(let declared, let found):
            return (
                "length", place.merging(["declared": "\(declared)", "found": found.map(String.init) ?? "?"]) { $1 }
            )
        case .badNumber: return ("number", place)
        case .tooDeep(let limit): return ("deep", place.merging(["limit": "\(limit)"]) { $1 })
        case .impossibleCount(let count): return ("count", place.merging(["count": "\(count)"]) { $1 })
        case .trailingBytes: return ("trailing", place)
        }
    }

    /// The error in one English line.
    public var description: String {
        switch reason {
        case .truncated: "the value ends too early (byte \(offset))"
        case .unexpectedByte(let byte): "unexpected byte 0x\(String(byte, radix: 16)) at \(offset)"
        case .lengthMismatch(let declared, let found):
            "a string declares \(declared) bytes\(found.map { " and has \($0)" } ?? "") (byte \(offset))"
        case .badNumber: "a number cannot be read (byte \(offset))"
        case .tooDeep(let limit): "nested deeper than \(limit) (byte \(offset))"
        case .impossibleCount(let count): "an array declares \(count) entries (byte \(offset))"
        case .trailingBytes: "bytes after the end of the value (byte \(offset))"
        }
    }
}
