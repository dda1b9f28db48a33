/// Reads the format of PHP's `serialize()` without making any object.
///
/// Lengths count bytes, as in PHP. Nothing is guessed: a value whose lengths do not match is refused with its
/// place, except that line endings which XML or an editor changed from CR LF to LF are put back where every
/// length proves it.
public struct PHPUnserializer {
    /// Deepest nesting that is read.
    public static let maximumDepth = 200

    private let bytes: UnsafeBufferPointer<UInt8>
    private let lineEndings: LineEndings
    private var index = 0

    private enum LineEndings { case asWritten, carriageReturnsLost }

    /// Reads a value. Complexity: linear in its length.
    /// - Throws: `PHPUnserializeError`.
    public static func decode(_ text: String) throws(PHPUnserializeError) -> PHPValue {
        var text = text
        var result: Result<PHPValue, PHPUnserializeError> = .success(.null)
        text.withUTF8 { bytes in result = Result { () throws(PHPUnserializeError) in try decode(bytes) } }
        return try result.get()
    }

    /// Reads a value from its bytes.
    /// - Throws: `PHPUnserializeError`.
    public static func decode(_ bytes: UnsafeBufferPointer<UInt8>) throws(PHPUnserializeError) -> PHPValue {
        do {
            return try decode(bytes, .asWritten)
        } catch {
            guard Bytes.firstIndex(of: ASCII.newline, in: bytes, from: 0) != nil,
                let mended = try? decode(bytes, .carriageReturnsLost)
            else { throw error }
            return mended
        }
    }

    /// Whether a value is read only by putting line endings back.
    static func needsLineEndings(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        (try? decode(bytes, .asWritten)) == nil && (try? decode(bytes, .carriageReturnsLost)) != nil
    }

    private static func decode(
        _ bytes: UnsafeBufferPointer<UInt8>, _ lineEndings: LineEndings
    ) throws(PHPUnserializeError) -> PHPValue {
        var reader = PHPUnserializer(bytes: bytes, lineEndings: lineEndings)
        let value = try reader.value(depth: 0)
        while reader.index < bytes.count, ASCII.isSpace(bytes[reader.index]) { reader.index += 1 }
        guard reader.index == bytes.count else { throw reader.error(.trailingBytes) }
        return value
    }

    private init(bytes: UnsafeBufferPointer<UInt8>, lineEndings: LineEndings) {
        self.bytes = bytes
        self.lineEndings = lineEndings
    }

    private func error(_ reason: PHPUnserializeError.Reason) -> PHPUnserializeError {
        PHPUnserializeError(reason: reason, offset: index)
    }

    private mutating func next() throws(PHPUnserializeError) -> UInt8 {
        guard index < bytes.count else { throw error(.truncated) }
        defer { index += 1 }
        return bytes[index]
    }

    private mutating func expect(_ byte: Character) throws(PHPUnserializeError) {
        guard index < bytes.count else { throw error(.truncated) }
        guard bytes[index] == byte.asciiValue else { throw error(.unexpectedByte(bytes[index])) }
        index += 1
    }

    private mutating func number(until end: Character) throws(PHPUnserializeError) -> Substring {
        let start = index
        while index < bytes.count, bytes[index] != end.asciiValue {
            guard index - start < 64 else { throw error(.badNumber) }
            index += 1
        }
        let text = String(decoding: bytes[start..<index], as: UTF8.self)
        try expect(end)
        return Substring(text)
    }

    private mutating func integer(until end: Character) throws(PHPUnserializeError) -> Int {
        let start = index
        let isNegative = index < bytes.count && bytes[index] == UInt8(ascii: "-")
        if isNegative || index < bytes.count && bytes[index] == UInt8(ascii: "+") { index += 1 }
        let digits = index
        var value = 0
        while index < bytes.count, ASCII.isDigit(bytes[index]) {
            let (product, overflow) = value.multipliedReportingOverflow(by: 10)
            let (sum, carry) = product.addingReportingOverflow(Int(bytes[index] & 15))
            guard !overflow, !carry else {
                index = start
                throw error(.badNumber)
            }
            value = sum
            index += 1
        }
        guard index > digits else {
            if index >= bytes.count { throw error(.truncated) }
            index = start
            throw error(.badNumber)
        }
        try expect(end)
        return isNegative ? -value : value
    }

    private mutating func value(depth: Int) throws(PHPUnserializeError) -> PHPValue {
        guard depth <= Self.maximumDepth else { throw error(.tooDeep(limit: Self.maximumDepth)) }
        let type = try next()
        switch type {
        case UInt8(ascii: "N"):
            try expect(";")
            return .null
        case UInt8(ascii: "b"):
            try expect(":")
            return .boolean(try integer(until: ";") != 0)
        case UInt8(ascii: "i"):
            try expect(":")
            return .integer(try integer(until: ";"))
        case UInt8(ascii: "d"):
            try expect(":")
            let start = index
            let text = try number(until: ";")
            switch text {
            case "INF": return .double(.infinity)
            case "-INF": return .double(-.infinity)
            case "NAN": return .double(.nan)
            default:
                guard let value = Double(text) else {
                    index = start
                    throw error(.badNumber)
                }
                return .double(value)
            }
        case UInt8(ascii: "s"):
            try expect(":")
            let text = try string()
            try expect(";")
            return .string(text)
        case UInt8(ascii: "a"):
            try expect(":")
            return .array(try entries(depth: depth))
        case UInt8(ascii: "O"):
            try expect(":")
            let name = try string()
            try expect(":")
            return .object(className: name, try entries(depth: depth))
        case UInt8(ascii: "C"):
            try expect(":")
            let name = try string()
            try expect(":")
            let length = try integer(until: ":")
            try expect("{")
            guard length >= 0, length <= bytes.count - index else { throw error(.truncated) }
            let content = String(decoding: bytes[index..<(index + length)], as: UTF8.self)
            index += length
            try expect("}")
            return .object(className: name, [.init(key: .integer(0), value: .string(content))])
        case UInt8(ascii: "E"):
            try expect(":")
            let text = try string()
            try expect(";")
            return .string(text)
        case UInt8(ascii: "R"), UInt8(ascii: "r"):
            try expect(":")
            return .reference(try integer(until: ";"))
        default:
            index -= 1
            throw error(.unexpectedByte(type))
        }
    }

    private mutating func entries(depth: Int) throws(PHPUnserializeError) -> [PHPValue.Entry] {
        let count = try integer(until: ":")
        // The shortest entry, `i:0;N;`, takes 6 bytes: more entries than that would be a lie about memory.
        guard count >= 0, count <= (bytes.count - index) / 6 else { throw error(.impossibleCount(count)) }
        try expect("{")
        var entries: [PHPValue.Entry] = []
        entries.reserveCapacity(count)
        for _ in 0..<count {
            let key = try value(depth: depth + 1)
            switch key {
            case .integer, .string: break
            default: throw error(.unexpectedByte(index < bytes.count ? bytes[index] : 0))
            }
            entries.append(.init(key: key, value: try value(depth: depth + 1)))
        }
        try expect("}")
        return entries
    }

    /// `5:"abcde"`
    private mutating func string() throws(PHPUnserializeError) -> String {
        let start = index
        let length = try integer(until: ":")
        try expect("\"")
        let body = index
        switch lineEndings {
        case .asWritten:
            guard length >= 0, length < bytes.count - body, bytes[body + length] == UInt8(ascii: "\"") else {
                index = start
                throw error(.lengthMismatch(declared: length, found: lengthFound(from: body)))
            }
            index = body + length + 1
            return String(decoding: bytes[body..<(body + length)], as: UTF8.self)
        case .carriageReturnsLost:
            var counted = 0
            var text: [UInt8] = []
            while counted < length, index < bytes.count {
                let byte = bytes[index]
                let isLost = byte == ASCII.newline && (index == body || bytes[index - 1] != ASCII.carriageReturn)
                if isLost { text.append(ASCII.carriageReturn) }
                text.append(byte)
                counted += isLost ? 2 : 1
                index += 1
            }
            guard counted == length, index < bytes.count, bytes[index] == UInt8(ascii: "\"") else {
                // This one kept its line endings.
                index = body
                guard length >= 0, length < bytes.count - body, bytes[body + length] == UInt8(ascii: "\"") else {
                    index = start
                    throw error(.lengthMismatch(declared: length, found: lengthFound(from: body)))
                }
                index = body + length + 1
                return String(decoding: bytes[body..<(body + length)], as: UTF8.self)
            }
            index += 1
            return String(decoding: text, as: UTF8.self)
        }
    }

    private func lengthFound(from body: Int) -> Int? {
        var index = body
        while let quote = Bytes.firstIndex(of: UInt8(ascii: "\""), in: bytes, from: index) {
            if quote + 1 < bytes.count, bytes[quote + 1] == UInt8(ascii: ";") || bytes[quote + 1] == UInt8(ascii: ":") {
                return quote - body
            }
            index = quote + 1
        }
        return nil
    }
}
