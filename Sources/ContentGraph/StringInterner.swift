#if canImport(Glibc)
    import Glibc
#endif

/// Gives equal strings one number, and keeps each once, in one buffer. Number 0 is the empty string.
public struct StringInterner: Sendable {
    private(set) var table = StringTable()
    /// Open addressing: number + 1 of the string in each slot; 0 is free. The size is a power of two.
    private var slots = [UInt32](repeating: 0, count: 1024)

    /// Makes an interner that knows the empty string.
    public init() { _ = number(of: "") }

    /// Number of different strings.
    public var count: Int { table.count }

    /// The string of a number.
    public subscript(number: UInt32) -> String { table[number] }

    /// The number of a string, new or known.
    public mutating func number(of string: String) -> UInt32 {
        if string.isEmpty, table.count > 0 { return 0 }
        var string = string
        return string.withUTF8 { number(of: $0) }
    }

    /// Calls `body` with the bytes of the string of a number.
    public func withBytes<R>(of number: UInt32, _ body: (UnsafeBufferPointer<UInt8>) -> R) -> R {
        table.withBytes(of: number, body)
    }

    /// The number of a string that is known; nil for another.
    public func knownNumber(of string: String) -> UInt32? {
        var string = string
        return string.withUTF8 { knownNumber(of: $0) }
    }

    /// The number of the string with these bytes; nil where it is not known.
    public func knownNumber(of bytes: UnsafeBufferPointer<UInt8>) -> UInt32? {
        var slot = Int(truncatingIfNeeded: Self.hash(bytes)) & (slots.count - 1)
        while slots[slot] != 0 {
            if table.equals(slots[slot] - 1, bytes) { return slots[slot] - 1 }
            slot = (slot + 1) & (slots.count - 1)
        }
        return nil
    }

    /// The number of the string with these bytes, new or known. Complexity: O(length) on average.
    public mutating func number(of bytes: UnsafeBufferPointer<UInt8>) -> UInt32 {
        var slot = Int(truncatingIfNeeded: Self.hash(bytes)) & (slots.count - 1)
        while slots[slot] != 0 {
            if table.equals(slots[slot] - 1, bytes) { return slots[slot] - 1 }
            slot = (slot + 1) & (slots.count - 1)
        }
        let number = UInt32(table.count)
        table.bytes.append(contentsOf: bytes)
        table.ends.append(UInt32(table.bytes.count))
        slots[slot] = number + 1
        if table.count * 2 > slots.count { grow() }
        return number
    }

    private mutating func grow() {
        var larger = [UInt32](repeating: 0, count: slots.count * 2)
        for number in 0..<UInt32(table.count) {
            var slot = Int(truncatingIfNeeded: table.withBytes(of: number) { Self.hash($0) }) & (larger.count - 1)
            while larger[slot] != 0 { slot = (slot + 1) & (larger.count - 1) }
            larger[slot] = number + 1
        }
        slots = larger
    }

    /// FNV-1a over words, then over the bytes that are left, mixed so that the low bits serve.
    private static func hash(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt64 {
        let prime: UInt64 = 0x100_0000_01B3
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        let raw = UnsafeRawBufferPointer(bytes)
        var index = 0
        while index + 8 <= raw.count {
            hash = (hash ^ raw.loadUnaligned(fromByteOffset: index, as: UInt64.self)) &* prime
            hash ^= hash >> 32
            index += 8
        }
        while index < raw.count {
            hash = (hash ^ UInt64(raw[index])) &* prime
            index += 1
        }
        return hash ^ hash >> 29
    }
}

extension StringTable {
    func withBytes<R>(of number: UInt32, _ body: (UnsafeBufferPointer<UInt8>) -> R) -> R {
        let index = Int(number)
        let start = index == 0 ? 0 : Int(ends[index - 1])
        return bytes.withUnsafeBufferPointer { body(UnsafeBufferPointer(rebasing: $0[start..<Int(ends[index])])) }
    }

    func equals(_ number: UInt32, _ other: UnsafeBufferPointer<UInt8>) -> Bool {
        withBytes(of: number) { own in
            guard own.count == other.count else { return false }
            guard let left = own.baseAddress, let right = other.baseAddress else { return true }
            return memcmp(left, right, own.count) == 0
        }
    }
}
