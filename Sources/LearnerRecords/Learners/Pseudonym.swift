/// Who a learner is to Parcours: a keyed hash that the site makes of its account, or a random number of one visit.
///
/// Nothing else is accepted, so that no name, address or number of a person can stand in its place: 32 to 128 hexadecimal
/// digits in lower case, such as PHP's `hash_hmac('sha256', …)` gives.
public struct Pseudonym: Sendable, Hashable, CustomStringConvertible {
    /// The digits.
    public let text: String

    /// Takes a pseudonym; nil where the text is none.
    public init?(_ text: some StringProtocol) {
        guard (32...128).contains(text.utf8.count), text.utf8.allSatisfy(Self.isDigit) else { return nil }
        self.text = String(text)
    }

    /// The digits.
    public var description: String { text }

    private static func isDigit(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(byte)
    }
}
