import ContentGraph

/// The texts of a harvest, each kept once and named by a number: a large site says most things more than once, and a
/// `String` for each would take several times the memory.
final class TextStore {
    private var interner = StringInterner()
    /// Number of "publish", the status that is asked about most.
    let publish: UInt32

    init() { publish = interner.number(of: "publish") }

    /// The text of a number.
    subscript(number: UInt32) -> String { interner[number] }

    /// Number of different texts.
    var count: Int { interner.count }

    /// The number of a text, new or known.
    func number(of text: String) -> UInt32 { interner.number(of: text) }

    /// The number of the text with these bytes, new or known.
    func number(of bytes: UnsafeBufferPointer<UInt8>) -> UInt32 { interner.number(of: bytes) }

    /// The number of a text that is known; nil for another.
    func knownNumber(of text: String) -> UInt32? { interner.knownNumber(of: text) }

    /// Calls `body` with the bytes of the text of a number.
    func withBytes<R>(of number: UInt32, _ body: (UnsafeBufferPointer<UInt8>) -> R) -> R {
        interner.withBytes(of: number, body)
    }
}
