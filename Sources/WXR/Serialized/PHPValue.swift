/// A value of PHP, as `serialize()` writes it.
public indirect enum PHPValue: Sendable, Equatable {
    /// `N;`
    case null
    /// `b:1;`
    case boolean(Bool)
    /// `i:42;`
    case integer(Int)
    /// `d:0.5;`
    case double(Double)
    /// `s:2:"ok";`
    case string(String)
    /// `a:1:{...}`: keys are integers or strings, in their order.
    case array([Entry])
    /// `O:8:"stdClass":1:{...}`: never made into an object, only read.
    case object(className: String, [Entry])
    /// `R:2;` or `r:2;`: the value with that number.
    case reference(Int)

    /// A key and its value.
    public struct Entry: Sendable, Equatable {
        /// Integer or string.
        public var key: PHPValue
        /// Value.
        public var value: PHPValue

        /// Makes an entry.
        public init(key: PHPValue, value: PHPValue) {
            self.key = key
            self.value = value
        }
    }

    /// Every scalar of the value as text, in order, through arrays of any depth: how a relationship field of
    /// Advanced Custom Fields lists its posts. Complexity: linear in the value.
    public var scalars: [String] {
        switch self {
        case .null, .reference: []
        case .boolean(let value): [value ? "1" : ""]
        case .integer(let value): [String(value)]
        case .double(let value): [String(value)]
        case .string(let value): [value]
        case .array(let entries), .object(_, let entries): entries.flatMap(\.value.scalars)
        }
    }
}
