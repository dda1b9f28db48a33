import ContentGraph

/// The texts of a harvest, each kept once and named by a number: a large site says most things more than once, and a
/// `String` for each would take several times the memory.
final class TextStore {
    private var interner = StringInterner()
    /// Texts asked for lately, by the last bits of their numbers: findings name one title many times, and share it so.
    private var recent = [(number: UInt32, text: String)](repeating: (0, ""), count: 256)
    /// Number of "publish", the status that is asked about most.
    let publish: UInt32

    init() { publish = interner.number(of: "publish") }

    /// The text of a number.
    subscript(number: UInt32) -> String {
        let place = Int(number) & (recent.count - 1)
        if recent[place].number != number { recent[place] = (number, interner[number]) }
        return recent[place].text
    }

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
