/// Turns the bytes of a file into UTF-8, whatever encoding they are in and whatever the prolog says they are.
struct TextDecoder {
    private enum Encoding { case utf8, utf16(bigEndian: Bool), singleByte }

    private let source: TextSource
    private let report: (WXRDiagnostic.Kind, WXRDiagnostic.Action, String) -> Void
    private var encoding = Encoding.utf8
    private var declared = ""
    /// Declared as a single-byte encoding, and no byte has yet told whether that is true.
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
        carried = []
        report(.wrongEncoding, .partRemoved, "UTF-16: a byte is missing at the end")
        return nil
    }

    private mutating func start(_ bytes: [UInt8]) -> [UInt8] {
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
            declared = Self.declaredEncoding(bytes)
            checkDeclared()
            return Array(bytes.dropFirst(3))
        }
        if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
            encoding = .utf16(bigEndian: bytes[0] == 0xFE)
            return Array(bytes.dropFirst(2))
        }
        if bytes.count >= 4, bytes[0] == 0, bytes[2] == 0, bytes[1] == ASCII.less {
            encoding = .utf16(bigEndian: true)
            return bytes
        }
        if bytes.count >= 4, bytes[1] == 0, bytes[3] == 0, bytes[0] == ASCII.less {
            encoding = .utf16(bigEndian: false)
            return bytes
        }
        declared = Self.declaredEncoding(bytes)
        switch declared {
        case "", "utf-8", "utf8", "us-ascii", "ascii": break
        case "iso-8859-1", "latin1", "latin-1", "iso8859-1", "iso_8859-1", "iso-8859-15", "latin-9", "windows-1252",
            "cp1252", "cp-1252":
            isUndecided = true
        default: checkDeclared()
        }
        return bytes
    }

    private func checkDeclared() {
        if !["", "utf-8", "utf8"].contains(declared) { report(.wrongEncoding, .repaired, "\(declared) → utf-8") }
    }

    private mutating func decode(_ bytes: [UInt8]) -> [UInt8] {
        if isUndecided { decide(bytes) }
        switch encoding {
        case .utf8: return bytes
        case .singleByte:
            var output: [UInt8] = []
            output.reserveCapacity(bytes.count + bytes.count / 8)
            for byte in bytes { Windows1252.append(byte, to: &output) }
            return output
        case .utf16(let bigEndian): return decodeUTF16(carried + bytes, bigEndian: bigEndian)
        }
    }

    /// Looks whether text declared as single-byte is really UTF-8: accents of the one are never valid in the other.
    private mutating func decide(_ bytes: [UInt8]) {
        let isUTF8: Bool? = bytes.withUnsafeBufferPointer { buffer in
            var seen = false
            var index = 0
            while index < buffer.count {
                if buffer[index] < 0x80 {
                    index += 1
                    continue
                }
                let length = UTF8Text.sequenceLength(buffer, at: index)
                if length == 0 { return UTF8Text.isCutSequence(buffer, at: index) && seen ? true : false }
                seen = true
                index += length
            }
            return seen ? true : nil
        }
        guard let isUTF8 else { return }
        isUndecided = false
        if isUTF8 { report(.wrongEncoding, .repaired, "\(declared) → utf-8") } else { encoding = .singleByte }
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
            UTF8Text.append(first & 0xF800 == 0xD800 ? 0xFFFD : first, to: &output)
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
