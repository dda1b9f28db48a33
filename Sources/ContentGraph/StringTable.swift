/// Many strings in one buffer, by number; equal strings have one number.
struct StringTable: Sendable, Equatable {
    var bytes: [UInt8]
    /// Where each string ends.
    var ends: [UInt32]

    init(bytes: [UInt8] = [], ends: [UInt32] = []) {
        self.bytes = bytes
        self.ends = ends
    }

    var count: Int { ends.count }

    subscript(number: UInt32) -> String {
        let index = Int(number)
        let start = index == 0 ? 0 : Int(ends[index - 1])
        return bytes.withUnsafeBufferPointer { String(decoding: $0[start..<Int(ends[index])], as: UTF8.self) }
    }
}

/// Makes a `StringTable`.
struct StringTableBuilder {
    private(set) var table = StringTable()
    private var numbers: [String: UInt32] = [:]

    init() { _ = number(of: "") }

    /// The number of a string, new or known; 0 is the empty one.
    mutating func number(of string: String) -> UInt32 {
        if let known = numbers[string] { return known }
        let number = UInt32(table.ends.count)
        table.bytes.append(contentsOf: string.utf8)
        table.ends.append(UInt32(table.bytes.count))
        numbers[string] = number
        return number
    }
}
