/// What a learner did: the closed vocabulary of learning events. `docs/events.md` describes it for those who send them.
///
/// Objects are stable keys of contents (`post/45`).
public enum Activity: Sendable, Hashable {
    /// A page was open for some seconds.
    case viewed(page: String, seconds: Double)
    /// A video was watched, or a page scrolled, up to a share of its length (0 to 1).
    case progressed(page: String, share: Double)
    /// A page was followed to its end.
    case completed(page: String)
    /// A question of a page was answered.
    case answered(page: String, isCorrect: Bool)
    /// The learner says how well they master what a page or a skill is about: 0, not at all, to 1, "I already know this".
    case selfAssessed(object: String, level: Double)
    /// The learner searched the site, and opened a result or none.
    case searched(query: String?, landedOn: String?)
    /// The learner rated a page: 1 to 5 stars.
    case rated(page: String, stars: Int)
    /// The learner asked for help, on a page or in general.
    case askedForHelp(page: String?)
    /// The learner used in the business tool, so many times, what a page or a skill is about.
    case usedFeature(object: String, times: Int)

    /// The kinds of activity, by the names that events and the database give them.
    public enum Verb: String, Sendable, CaseIterable {
        /// See the cases of `Activity`.
        case viewed, progressed, completed, answered
        /// See `Activity.selfAssessed`.
        case selfAssessed = "self-assessed"
        /// See the cases of `Activity`.
        case searched, rated
        /// See `Activity.askedForHelp`.
        case askedForHelp = "asked-for-help"
        /// See `Activity.usedFeature`.
        case usedFeature = "used-feature"
    }

    /// Its kind.
    public var verb: Verb {
        switch self {
        case .viewed: .viewed
        case .progressed: .progressed
        case .completed: .completed
        case .answered: .answered
        case .selfAssessed: .selfAssessed
        case .searched: .searched
        case .rated: .rated
        case .askedForHelp: .askedForHelp
        case .usedFeature: .usedFeature
        }
    }

    /// Key of what it was done with; nil where there is none.
    public var object: String? {
        switch self {
        case .viewed(let page, _), .progressed(let page, _), .completed(let page), .answered(let page, _),
            .rated(let page, _):
            page
        case .selfAssessed(let object, _), .usedFeature(let object, _): object
        case .searched(_, let page), .askedForHelp(let page): page
        }
    }

    /// Its number: seconds, share, level, stars, times, 1 for right and 0 for wrong; nil where it has none.
    public var measure: Double? {
        switch self {
        case .viewed(_, let seconds): seconds
        case .progressed(_, let share): share
        case .answered(_, let isCorrect): isCorrect ? 1 : 0
        case .selfAssessed(_, let level): level
        case .rated(_, let stars): Double(stars)
        case .usedFeature(_, let times): Double(times)
        case .completed, .searched, .askedForHelp: nil
        }
    }

    /// What was searched for; nil for all else.
    public var query: String? {
        if case .searched(let query, _) = self { query } else { nil }
    }

    /// Makes an activity of its parts.
    /// - Throws: `RecordFault` where a part is missing or out of its bounds.
    public init(_ verb: Verb, object: String?, measure: Double?, query: String? = nil) throws(RecordFault) {
        if let object, !ObjectKey.isKey(object) { throw .badValue("object") }
        func page() throws(RecordFault) -> String {
            guard let object else { throw .missing("object") }
            return object
        }
        func number(_ name: String, _ range: ClosedRange<Double>) throws(RecordFault) -> Double {
            guard let measure else { throw .missing(name) }
            guard range.contains(measure) else { throw .badValue(name) }
            return measure
        }
        func whole(_ name: String, _ range: ClosedRange<Double>) throws(RecordFault) -> Int {
            let number = try number(name, range)
            guard number == number.rounded() else { throw .badValue(name) }
            return Int(number)
        }
        switch verb {
        case .viewed: self = .viewed(page: try page(), seconds: try number("seconds", 0...86400))
        case .progressed: self = .progressed(page: try page(), share: try number("share", 0...1))
        case .completed: self = .completed(page: try page())
        case .answered: self = .answered(page: try page(), isCorrect: try whole("correct", 0...1) == 1)
        case .selfAssessed: self = .selfAssessed(object: try page(), level: try number("level", 0...1))
        case .searched: self = .searched(query: query, landedOn: object)
        case .rated: self = .rated(page: try page(), stars: try whole("stars", 1...5))
        case .askedForHelp: self = .askedForHelp(page: object)
        case .usedFeature: self = .usedFeature(object: try page(), times: try whole("count", 1...1e6))
        }
    }

    /// Purposes that allow keeping it: of those, the learner must have agreed to one.
    public var purposes: PurposeSet {
        if case .usedFeature = self { return PurposeSet(.businessToolUsage) }
        return [PurposeSet(.personalisation), PurposeSet(.measurement)]
    }
}
