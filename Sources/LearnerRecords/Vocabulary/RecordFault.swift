/// Why a learning event is refused. It names the field at fault and never repeats its value, which may be personal.
public enum RecordFault: Error, Sendable, Equatable {
    /// It is no JSON object.
    case notAnObject
    /// A field is missing.
    case missing(String)
    /// A field has a value that it cannot have.
    case badValue(String)
    /// It carries a field outside the vocabulary.
    case unknownField
    /// It speaks of something that is not on the site.
    case unknownObject
    /// Its time is in the future, or before the year 2000.
    case impossibleTime
    /// The learner has not agreed to its being kept.
    case noConsent
    /// The learner has another event with its identifier.
    case otherEvent

    /// Stable name, as answers carry it.
    public var code: String {
        switch self {
        case .notAnObject: "not_an_object"
        case .missing: "missing_field"
        case .badValue: "bad_value"
        case .unknownField: "unknown_field"
        case .unknownObject: "unknown_object"
        case .impossibleTime: "impossible_time"
        case .noConsent: "no_consent"
        case .otherEvent: "other_event"
        }
    }

    /// The field at fault; nil where it is not one of the vocabulary.
    public var field: String? {
        switch self {
        case .missing(let field), .badValue(let field): field
        case .unknownObject: "object"
        case .impossibleTime: "time"
        case .otherEvent: "id"
        case .notAnObject, .unknownField, .noConsent: nil
        }
    }
}
