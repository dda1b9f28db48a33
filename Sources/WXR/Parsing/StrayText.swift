/// Text between records, as far as a finding needs it.
struct StrayText {
    var position = SourcePosition(file: 0, byteOffset: 0, line: 1)
    var blankBeforeProlog = false
    var bytes: [UInt8] = []

    var isEmpty: Bool { bytes.isEmpty }

    var excerpt: String {
        String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    mutating func add(_ more: UnsafeBufferPointer<UInt8>) {
        bytes.append(contentsOf: more.prefix(max(0, 160 - bytes.count)))
        if bytes.isEmpty { bytes.append(UInt8(ascii: "?")) }
    }
}
