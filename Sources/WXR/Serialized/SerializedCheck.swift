/// Tells at reading time whether a meta value that looks serialized can be read, without building it.
enum SerializedCheck {
    enum Damage {
        /// Carriage returns were lost, and the lengths prove where.
        case lineEndings
        case corrupt(PHPUnserializeError)
    }

    /// Whether a value starts as an array or an object does and is one at its end: what WordPress serializes.
    static func looksSerialized(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        guard bytes.count >= 6, bytes[1] == UInt8(ascii: ":"), ASCII.isDigit(bytes[2]) else { return false }
        guard bytes[0] == UInt8(ascii: "a") || bytes[0] == UInt8(ascii: "O") else { return false }
        // `a:3:{` or `O:8:"`: otherwise it is prose that happens to start so.
        var index = 3
        while index < min(bytes.count, 24), ASCII.isDigit(bytes[index]) { index += 1 }
        guard index + 1 < bytes.count, bytes[index] == UInt8(ascii: ":") else { return false }
        return bytes[index + 1] == (bytes[0] == UInt8(ascii: "a") ? UInt8(ascii: "{") : UInt8(ascii: "\""))
    }

    /// What is wrong with a serialized value; nil where nothing is. Complexity: linear, without allocation for
    /// an intact value.
    static func damage(of bytes: UnsafeBufferPointer<UInt8>) -> Damage? {
        var index = 0
        if skipValue(bytes, &index, depth: 0) {
            while index < bytes.count, ASCII.isSpace(bytes[index]) { index += 1 }
            if index == bytes.count { return nil }
        }
        if PHPUnserializer.needsLineEndings(bytes) { return .lineEndings }
        do {
            _ = try PHPUnserializer.decode(bytes)
            return nil
        } catch {
            return .corrupt(error)
        }
    }

    /// Steps over one value. False where it is not plainly intact, whatever the reason.
    private static func skipValue(_ bytes: UnsafeBufferPointer<UInt8>, _ index: inout Int, depth: Int) -> Bool {
        guard depth < PHPUnserializer.maximumDepth, index + 1 < bytes.count else { return false }
        let type = bytes[index]
        index += 2
        switch type {
        case UInt8(ascii: "N"): return true
        case UInt8(ascii: "b"), UInt8(ascii: "i"), UInt8(ascii: "d"):
            guard let end = Bytes.firstIndex(of: UInt8(ascii: ";"), in: bytes, from: index), end > index else {
                return false
            }
            index = end + 1
            return true
        case UInt8(ascii: "s"):
            guard let length = skipNumber(bytes, &index), length <= bytes.count - index - 3,
                bytes[index] == UInt8(ascii: "\""), bytes[index + length + 1] == UInt8(ascii: "\""),
                bytes[index + length + 2] == UInt8(ascii: ";")
            else { return false }
            index += length + 3
            return true
        case UInt8(ascii: "a"):
            guard let count = skipNumber(bytes, &index), index < bytes.count, bytes[index] == UInt8(ascii: "{") else {
                return false
            }
            index += 1
            for _ in 0..<count {
                guard skipValue(bytes, &index, depth: depth + 1), skipValue(bytes, &index, depth: depth + 1) else {
                    return false
                }
            }
            guard index < bytes.count, bytes[index] == UInt8(ascii: "}") else { return false }
            index += 1
            return true
        default: return false
        }
    }

    /// Steps over `12:`.
    private static func skipNumber(_ bytes: UnsafeBufferPointer<UInt8>, _ index: inout Int) -> Int? {
        var value = 0
        let start = index
        while index < bytes.count, ASCII.isDigit(bytes[index]), index - start < 15 {
            value = value * 10 + Int(bytes[index] & 15)
            index += 1
        }
        guard index > start, index < bytes.count, bytes[index] == UInt8(ascii: ":") else { return nil }
        index += 1
        return value
    }
}
