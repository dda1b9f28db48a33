/// Texts that many parts of a program name by number, each kept once: a large site says most things more than once, and
/// a `String` for each would take several times the memory.
///
/// What is read of a site and the graph that is made of it share one, so that a text which goes into the graph is
/// neither looked up nor kept a second time. Number 0 is the empty text.
public final class TextStore {
    // Unchecked: a store is used on one thread, and nothing that it calls while it changes reaches it again.
    @exclusivity(unchecked) private var interner = StringInterner()
    /// Texts asked for lately, by the last bits of their numbers: findings name one title many times, and share it so.
    @exclusivity(unchecked) private var recent = [(number: UInt32, text: String)](repeating: (0, ""), count: 256)
    /// Room for texts that are put together.
    @exclusivity(unchecked) private var scratch: [UInt8] = []

    /// Makes a store that knows the empty text.
    public init() {}

    /// The text of a number.
    public subscript(number: UInt32) -> String {
        let place = Int(number) & (recent.count - 1)
        if recent[place].number != number { recent[place] = (number, interner[number]) }
        return recent[place].text
    }

    /// Number of different texts.
    public var count: Int { interner.count }

    /// The number of a text, new or known.
    public func number(of text: String) -> UInt32 { interner.number(of: text) }

    /// The number of the text with these bytes, new or known.
    public func number(of bytes: UnsafeBufferPointer<UInt8>) -> UInt32 { interner.number(of: bytes) }

    /// The number of a text put together of the texts of two numbers and what stands between them, new or known.
    public func number(of first: UInt32, _ middle: StaticString, _ last: UInt32) -> UInt32 {
        scratch.removeAll(keepingCapacity: true)
        interner.withBytes(of: first) { scratch.append(contentsOf: $0) }
        scratch.append(contentsOf: UnsafeBufferPointer(start: middle.utf8Start, count: middle.utf8CodeUnitCount))
        interner.withBytes(of: last) { scratch.append(contentsOf: $0) }
        return scratch.withUnsafeBufferPointer { interner.number(of: $0) }
    }

    /// The number of a text that is known; nil for another.
    public func knownNumber(of text: String) -> UInt32? { interner.knownNumber(of: text) }

    /// Calls `body` with the bytes of the text of a number.
    public func withBytes<R>(of number: UInt32, _ body: (UnsafeBufferPointer<UInt8>) -> R) -> R {
        interner.withBytes(of: number, body)
    }

    /// The texts that the columns of nodes name, without the others: see `StringExtract`.
    func extract(namedBy columns: inout NodeColumns) -> StringTable {
        var extract = StringExtract(interner.table)
        extract.renumber(&columns)
        return extract.table()
    }
}
