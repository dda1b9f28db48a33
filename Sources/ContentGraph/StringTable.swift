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
        withBytes(of: number) { String(decoding: $0, as: UTF8.self) }
    }
}
