#if canImport(Glibc)
    import Glibc
#endif

/// Reading and writing UTF-8 byte by byte.
enum UTF8Text {
    /// Length of the well-formed sequence that starts at `index`; 0 where there is none (RFC 3629).
    @inline(__always)
    static func sequenceLength(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Int {
        let first = bytes[index]
        if first < 0x80 { return 1 }
        let left = bytes.count - index
        func continuation(_ offset: Int) -> Bool { bytes[index + offset] & 0xC0 == 0x80 }
        switch first {
        case 0xC2...0xDF: return left >= 2 && continuation(1) ? 2 : 0
        case 0xE0...0xEF:
            guard left >= 3, continuation(1), continuation(2) else { return 0 }
            if first == 0xE0 && bytes[index + 1] < 0xA0 { return 0 }
            if first == 0xED && bytes[index + 1] > 0x9F { return 0 }
            // U+FFFE and U+FFFF are no characters of XML.
            if first == 0xEF && bytes[index + 1] == 0xBF && bytes[index + 2] >= 0xBE { return 0 }
            return 3
        case 0xF0...0xF4:
            guard left >= 4, continuation(1), continuation(2), continuation(3) else { return 0 }
            if first == 0xF0 && bytes[index + 1] < 0x90 { return 0 }
            if first == 0xF4 && bytes[index + 1] > 0x8F { return 0 }
            return 4
        default: return 0
        }
    }

    /// Whether the bytes could be the start of a sequence that the end of the buffer cuts.
    static func isCutSequence(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
        let left = bytes.count - index
        let wanted = bytes[index] >= 0xF0 ? 4 : bytes[index] >= 0xE0 ? 3 : bytes[index] >= 0xC2 ? 2 : 1
        guard left < wanted else { return false }
        return (1..<max(left, 1)).allSatisfy { bytes[index + $0] & 0xC0 == 0x80 }
    }

    /// Appends the UTF-8 of a scalar.
    @inline(__always)
    static func append(_ scalar: UInt32, to output: inout [UInt8]) {
        switch scalar {
        case 0..<0x80: output.append(UInt8(scalar))
        case 0x80..<0x800:
            output.append(UInt8(0xC0 | scalar >> 6))
            output.append(UInt8(0x80 | scalar & 0x3F))
        case 0x800..<0x10000:
            output.append(UInt8(0xE0 | scalar >> 12))
            output.append(UInt8(0x80 | scalar >> 6 & 0x3F))
            output.append(UInt8(0x80 | scalar & 0x3F))
        default:
            output.append(UInt8(0xF0 | scalar >> 18 & 0x07))
            output.append(UInt8(0x80 | scalar >> 12 & 0x3F))
            output.append(UInt8(0x80 | scalar >> 6 & 0x3F))
            output.append(UInt8(0x80 | scalar & 0x3F))
        }
    }
}

/// Searching bytes with the C library's vectorised routines.
enum Bytes {
    /// Index of the first `byte` at or after `start`; nil where there is none.
    @inline(__always)
    static func firstIndex(of byte: UInt8, in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
        guard start < bytes.count, let base = bytes.baseAddress,
            let found = memchr(base + start, Int32(byte), bytes.count - start)
        else { return nil }
        return UnsafeRawPointer(found) - UnsafeRawPointer(base)
    }

    /// Index of the first `needle` at or after `start`; nil where there is none. `anchor` is the place in the
    /// needle of its rarest byte, which is what the search runs on.
    static func firstIndex(
        of needle: StaticString, anchor: Int = 0, in bytes: UnsafeBufferPointer<UInt8>, from start: Int = 0
    ) -> Int? {
        let rare = needle.utf8Start[anchor]
        var index = max(start, 0) + anchor
        while let found = firstIndex(of: rare, in: bytes, from: index) {
            if has(needle, in: bytes, at: found - anchor) { return found - anchor }
            index = found + 1
        }
        return nil
    }

    /// Whether `needle` stands at `index`.
    @inline(__always)
    static func has(_ needle: StaticString, in bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
        guard index >= 0, bytes.count - index >= needle.utf8CodeUnitCount, let base = bytes.baseAddress else {
            return false
        }
        return memcmp(base + index, needle.utf8Start, needle.utf8CodeUnitCount) == 0
    }

    /// Number of newlines in a range.
    static func newlines(in bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Int {
        var count = 0
        for index in range where bytes[index] == ASCII.newline { count &+= 1 }
        return count
    }
}
