/// Turns the bytes of a file into UTF-8, whatever encoding they are in and whatever the prolog says they are.
struct TextDecoder {
    private enum Encoding { case utf8, utf16(bigEndian: Bool), singleByte(SingleByteEncoding) }

    private let source: TextSource
    private let report: (WXRDiagnostic.Kind, WXRDiagnostic.Action, String) -> Void
    private var encoding = Encoding.utf8
    private var declared = ""
    /// Declared as another encoding than UTF-8, and no byte has yet told whether that is true.
    private var isUndecided = false
    private var isFirst = true
    private var carried: [UInt8] = []

    init(source: TextSource, report: @escaping (WXRDiagnostic.Kind, WXRDiagnostic.Action, String) -> Void) {
        self.source = source
        self.report = report
    }

    /// The next text; nil at the end.
    mutating func next() throws(WXRFileError) -> [UInt8]? {
        while let chunk = try source.next() {
            var bytes = chunk
            if isFirst {
                isFirst = false
                bytes = start(bytes)
            }
            let text = decode(bytes)
            if !text.isEmpty { return text }
        }
        guard !carried.isEmpty else { return nil }
        let rest = carried
        carried = []
        if case .utf16 = encoding {
            report(.wrongEncoding, .partRemoved, "UTF-16: a byte is missing at the end")
            return nil
        }
        decide(utf8: 0, other: 1)
        return decode(rest)
    }

    private mutating func start(_ bytes: [UInt8]) -> [UInt8] {
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
            declared = Self.declaredEncoding(bytes)
            checkDeclared()
            return Array(bytes.dropFirst(3))
        }
        if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
            return startUTF16(Array(bytes.dropFirst(2)), bigEndian: bytes[0] == 0xFE)
        }
        if let bigEndian = Self.utf16Order(bytes) { return startUTF16(bytes, bigEndian: bigEndian) }
        declared = Self.declaredEncoding(bytes)
        switch declared {
        case "", "utf-8", "utf8", "us-ascii", "ascii": break
        case let wide where Self.isUTF16(wide): checkDeclared()
        default: isUndecided = true
        }
        return bytes
    }

    private mutating func startUTF16(_ bytes: [UInt8], bigEndian: Bool) -> [UInt8] {
        encoding = .utf16(bigEndian: bigEndian)
        declared = Self.declaredEncoding(decodeUTF16(Array(bytes.prefix(8192)), bigEndian: bigEndian))
        carried = []
        if !declared.isEmpty, !Self.isUTF16(declared) { report(.wrongEncoding, .repaired, "\(declared) → utf-16") }
        return bytes
    }

    /// The byte order of UTF-16 without a mark, from the first `<` and the blanks before it.
    private static func utf16Order(_ bytes: [UInt8]) -> Bool? {
        for bigEndian in [true, false] {
            let (zero, character) = bigEndian ? (0, 1) : (1, 0)
            var index = 0
            while index + 3 < bytes.count, bytes[index + zero] == 0, ASCII.isSpace(bytes[index + character]) {
                index += 2
            }
            if index + 3 < bytes.count, bytes[index + zero] == 0, bytes[index + character] == ASCII.less,
                bytes[index + 2 + zero] == 0
            {
                return bigEndian
            }
        }
        return nil
    }

    private static func isUTF16(_ name: String) -> Bool {
        name.hasPrefix("utf-16") || name.hasPrefix("utf16") || name.hasPrefix("ucs-2")
            || name.hasPrefix("iso-10646-ucs-2")
    }

    private func checkDeclared() {
        if !["", "utf-8", "utf8"].contains(declared) { report(.wrongEncoding, .repaired, "\(declared) → utf-8") }
    }

    private mutating func decode(_ bytes: [UInt8]) -> [UInt8] {
        let bytes = isUndecided ? look(carried + bytes) : bytes
        switch encoding {
        case .utf8: return bytes
        case .singleByte(let table):
            var output: [UInt8] = []
            output.reserveCapacity(bytes.count + bytes.count / 8)
            table.decode(bytes, to: &output)
            return output
        case .utf16(let bigEndian): return decodeUTF16(carried + bytes, bigEndian: bigEndian)
        }
    }

    /// Looks whether text declared as another encoding is really UTF-8, whose sequences accents of the others hardly
    /// ever form. Gives the bytes back without a last sequence that the end cuts.
    private mutating func look(_ bytes: [UInt8]) -> [UInt8] {
        var (utf8, other, end) = (0, 0, bytes.count)
        bytes.withUnsafeBufferPointer { buffer in
            var index = 0
            while index < buffer.count {
                if buffer[index] < 0x80 {
                    index += 1
                    continue
                }
                let length = UTF8Text.sequenceLength(buffer, at: index)
                if length > 0 {
                    utf8 += 1
                } else if UTF8Text.isCutSequence(buffer, at: index) {
                    end = index
                    break
                } else {
                    other += 1
                }
                index += max(length, 1)
            }
        }
        decide(utf8: utf8, other: other)
        carried = isUndecided ? Array(bytes[end...]) : []
        return carried.isEmpty ? bytes : Array(bytes[..<end])
    }

    /// Decides by the share of UTF-8: a few bytes of another encoding in it are damage, not the encoding.
    private mutating func decide(utf8: Int, other: Int) {
        guard utf8 + other > 0 else { return }
        isUndecided = false
        if utf8 > other {
            report(.wrongEncoding, .repaired, "\(declared) → utf-8")
        } else if let table = SingleByteEncoding(declared: declared) {
            encoding = .singleByte(table)
        } else {
            encoding = .singleByte(.windows1252)
            report(.unknownEncoding, .noted, declared)
        }
    }

    private mutating func decodeUTF16(_ bytes: [UInt8], bigEndian: Bool) -> [UInt8] {
        var output: [UInt8] = []
        output.reserveCapacity(bytes.count)
        var index = 0
        func unit(_ at: Int) -> UInt32 {
            bigEndian
                ? UInt32(bytes[at]) << 8 | UInt32(bytes[at + 1]) : UInt32(bytes[at + 1]) << 8 | UInt32(bytes[at])
        }
        while index + 1 < bytes.count {
            let first = unit(index)
            if first & 0xFC00 == 0xD800 {
                guard index + 3 < bytes.count else { break }
                let second = unit(index + 2)
                if second & 0xFC00 == 0xDC00 {
                    UTF8Text.append(0x10000 + ((first & 0x3FF) << 10 | second & 0x3FF), to: &output)
                    index += 4
                    continue
                }
            }
            // Half a surrogate pair is no UTF-8 either: it is found and reported where it stands.
            UTF8Text.append(first, to: &output)
            index += 2
        }
        carried = Array(bytes[index...])
        return output
    }

    /// The encoding that the prolog declares, in lower case; empty where it declares none.
    private static func declaredEncoding(_ bytes: [UInt8]) -> String {
        let head = String(decoding: bytes.prefix(4096), as: UTF8.self)
        guard let prolog = head.firstRange(of: "<?xml "), let end = head[prolog.upperBound...].firstRange(of: "?>"),
            let name = head[prolog.upperBound..<end.lowerBound].firstRange(of: "encoding")
        else { return "" }
        let value = head[name.upperBound..<end.lowerBound].drop { $0 != "\"" && $0 != "'" }
        guard let quote = value.first else { return "" }
        return value.dropFirst().prefix { $0 != quote }.lowercased()
    }
}
