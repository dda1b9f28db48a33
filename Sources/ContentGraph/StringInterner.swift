#if canImport(Glibc)
    import Glibc
#endif

/// Gives equal strings one number, and keeps each once, in one buffer. Number 0 is the empty string.
///
/// What only looks is mutating all the same: where an interner is a property of a class, its lists would otherwise be
/// retained for each look.
struct StringInterner {
    private(set) var table = StringTable()
    /// Open addressing. A slot holds the number of a string, and its mark 8 bits of the string's hash that are never 0: 0
    /// is free. Marks lie close together and tell most strings apart without a look at them, so that three quarters of the
    /// slots may be taken. The size is a power of two.
    private var marks = [UInt8](repeating: 0, count: 1024)
    private var slots = [UInt32](repeating: 0, count: 1024)

    /// Makes an interner that knows the empty string.
    init() { _ = number(of: "") }

    /// Number of different strings.
    var count: Int { table.count }

    /// The string of a number.
    subscript(number: UInt32) -> String { table[number] }

    /// The number of a string, new or known.
    mutating func number(of string: String) -> UInt32 {
        if string.isEmpty, table.count > 0 { return 0 }
        var string = string
        return string.withUTF8 { number(of: $0) }
    }

    /// Calls `body` with the bytes of the string of a number.
    mutating func withBytes<R>(of number: UInt32, _ body: (UnsafeBufferPointer<UInt8>) -> R) -> R {
        table.withBytes(of: number, body)
    }

    /// The number of a string that is known; nil for another.
    mutating func knownNumber(of string: String) -> UInt32? {
        var string = string
        return string.withUTF8 { knownNumber(of: $0) }
    }

    /// The number of the string with these bytes; nil where it is not known.
    mutating func knownNumber(of bytes: UnsafeBufferPointer<UInt8>) -> UInt32? {
        let slot = slot(of: bytes, Self.hash(bytes))
        return marks[slot] == 0 ? nil : slots[slot]
    }

    /// The number of the string with these bytes, new or known. Complexity: O(length) on average.
    mutating func number(of bytes: UnsafeBufferPointer<UInt8>) -> UInt32 {
        let hash = Self.hash(bytes)
        let slot = slot(of: bytes, hash)
        guard marks[slot] == 0 else { return slots[slot] }
        let number = UInt32(table.count)
        table.bytes.append(contentsOf: bytes)
        table.ends.append(UInt32(table.bytes.count))
        marks[slot] = Self.mark(hash)
        slots[slot] = number
        if table.count * 4 > slots.count * 3 { grow() }
        return number
    }

    /// The slot that holds a string, or the free one where it belongs.
    private mutating func slot(of bytes: UnsafeBufferPointer<UInt8>, _ hash: UInt64) -> Int {
        let mark = Self.mark(hash)
        var slot = Int(truncatingIfNeeded: hash) & (marks.count - 1)
        while marks[slot] != 0 {
            if marks[slot] == mark, table.equals(slots[slot], bytes) { break }
            slot = (slot + 1) & (marks.count - 1)
        }
        return slot
    }

    private mutating func grow() {
        let size = slots.count * 2
        (marks, slots) = ([UInt8](repeating: 0, count: size), [UInt32](repeating: 0, count: size))
        for number in 0..<UInt32(table.count) {
            let hash = table.withBytes(of: number) { Self.hash($0) }
            var slot = Int(truncatingIfNeeded: hash) & (size - 1)
            while marks[slot] != 0 { slot = (slot + 1) & (size - 1) }
            marks[slot] = Self.mark(hash)
            slots[slot] = number
        }
    }

    private static func mark(_ hash: UInt64) -> UInt8 { UInt8(truncatingIfNeeded: hash >> 56) | 1 }

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
