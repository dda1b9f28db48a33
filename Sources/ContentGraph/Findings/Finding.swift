/// Something in a site's content that a person should know: what was left out, what is missing, what is doubtful.
///
/// It carries facts and no sentence: the catalogue of `Reports` words it in each language.
public struct Finding: Codable, Sendable, Equatable {
    /// How much it matters.
    public enum Severity: String, Codable, Sendable, CaseIterable, Comparable {
        /// Something that learners need is lost or can't be reached.
        case error
        /// Something is doubtful, or will be wrong for some learners.
        case warning
        /// Good to know.
        case info

        private var rank: Int { Self.allCases.firstIndex(of: self)! }

        /// Worst first.
        public static func < (left: Severity, right: Severity) -> Bool { left.rank < right.rank }
    }

    /// What it speaks of.
    public struct Place: Codable, Sendable, Equatable {
        /// `post`, `term` or `file`.
        public var kind: String
        /// Identifier on the site.
        public var id: Int?
        /// Post type or taxonomy.
        public var type: String
        /// Title or name.
        public var title: String
        /// Name of the file; empty where it is not known.
        public var file: String
        /// Line, from 1; 0 where it is not known.
        public var line: Int
        /// Offset in bytes in the file's text, for damage; nil elsewhere.
        public var byteOffset: Int?

        /// Makes a place.
        public init(
            kind: String, id: Int? = nil, type: String = "", title: String = "", file: String = "", line: Int = 0,
            byteOffset: Int? = nil
        ) {
            self.kind = kind
            self.id = id
            self.type = type
            self.title = title
            self.file = file
            self.line = line
            self.byteOffset = byteOffset
        }
    }

    /// How much it matters.
    public var severity: Severity
    /// Stable name of the rule, such as `prerequisite_is_draft`.
    public var rule: String
    /// What it is about.
    public var place: Place
    /// Other contents concerned, in an order that means something to the rule.
    public var related: [Place]
    /// The particulars, by the names that the catalogue's sentences use.
    public var arguments: [String: String]

    /// Makes a finding.
    public init(
        _ severity: Severity, _ rule: String, _ place: Place, related: [Place] = [], arguments: [String: String] = [:]
    ) {
        self.severity = severity
        self.rule = rule
        self.place = place
        self.related = related
        self.arguments = arguments
    }
}
