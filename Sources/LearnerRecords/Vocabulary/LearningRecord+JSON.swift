public import Foundation

/// The JSON form of an event, read strictly: a field that its verb does not have refuses the event.
///
/// ```json
/// {"id": "0b6f…", "learner": "9c1e…", "time": "2026-03-03T10:00:00Z", "verb": "viewed", "object": "post/45", "seconds": 410}
/// ```
public struct RecordDraft: Decodable, Sendable {
    /// The event, or why it is none.
    public var result: Result<LearningRecord, RecordFault>
    /// Its id, where that at least can be read.
    public var id: UUID?

    /// Reads an event; one that is not as it should be is a draft with a fault, and the ones beside it count.
    public init(from decoder: any Decoder) throws {
        guard let fields = try? decoder.container(keyedBy: FieldName.self) else {
            result = .failure(.notAnObject)
            return
        }
        id = (try? fields.decodeIfPresent(String.self, forKey: "id")).flatMap { $0 }.flatMap(UUID.init(uuidString:))
        do throws(RecordFault) { result = .success(try Self.record(fields, id)) } catch { result = .failure(error) }
    }

    private static func record(
        _ fields: KeyedDecodingContainer<FieldName>, _ id: UUID?
    ) throws(RecordFault) -> LearningRecord {
        guard let name: String = try value(fields, "verb") else { throw .missing("verb") }
        guard let verb = Activity.Verb(rawValue: name) else { throw .badValue("verb") }
        let known = Self.fields(of: verb)
        guard fields.allKeys.allSatisfy({ common.contains($0.stringValue) || known.contains($0.stringValue) }) else {
            throw .unknownField
        }
        guard fields.contains("id") else { throw .missing("id") }
        guard let id else { throw .badValue("id") }
        guard let learner: String = try value(fields, "learner") else { throw .missing("learner") }
        guard let learner = Pseudonym(learner) else { throw .badValue("learner") }
        guard let stamp: String = try value(fields, "time") else { throw .missing("time") }
        guard let time = Timestamp.seconds(stamp) else { throw .badValue("time") }
        var measure: Double?
        if let name = measureName(of: verb) {
            measure =
                verb == .answered ? (try value(fields, name) as Bool?).map { $0 ? 1 : 0 } : try value(fields, name)
        }
        let query: String? = verb == .searched ? try value(fields, "query") : nil
        if let query, query.utf8.count > 500 { throw .badValue("query") }
        let activity = try Activity(verb, object: try value(fields, "object"), measure: measure, query: query)
        return LearningRecord(id: id, learner: learner, time: time, activity)
    }

    private static func value<Value: Decodable>(
        _ fields: KeyedDecodingContainer<FieldName>, _ name: String
    ) throws(RecordFault) -> Value? {
        do { return try fields.decodeIfPresent(Value.self, forKey: FieldName(name)) } catch { throw .badValue(name) }
    }

    private static let common: Set<String> = ["id", "learner", "time", "verb"]

    private static func fields(of verb: Activity.Verb) -> Set<String> {
        var fields: Set<String> = ["object"]
        if let measure = measureName(of: verb) { fields.insert(measure) }
        if verb == .searched { fields.insert("query") }
        return fields
    }

    /// The name that a verb gives to its measure; nil where it has none.
    static func measureName(of verb: Activity.Verb) -> String? {
        switch verb {
        case .viewed: "seconds"
        case .progressed: "share"
        case .answered: "correct"
        case .selfAssessed: "level"
        case .rated: "stars"
        case .usedFeature: "count"
        case .completed, .searched, .askedForHelp: nil
        }
    }
}

/// Any name of a JSON member.
public struct FieldName: CodingKey, ExpressibleByStringLiteral {
    /// The name.
    public let stringValue: String
    /// Members have no numbers.
    public var intValue: Int? { nil }

    /// Makes a name.
    public init(_ name: String) { stringValue = name }
    /// Makes a name.
    public init(stringLiteral name: String) { stringValue = name }
    /// Makes a name.
    public init?(stringValue: String) { self.stringValue = stringValue }
    /// Makes none.
    public init?(intValue: Int) { nil }
}

extension LearningRecord: Encodable {
    /// Writes the form that `RecordDraft` reads.
    public func encode(to encoder: any Encoder) throws {
        var fields = encoder.container(keyedBy: FieldName.self)
        try fields.encode(id.uuidString.lowercased(), forKey: "id")
        try fields.encode(learner.text, forKey: "learner")
        try fields.encode(Timestamp.text(time), forKey: "time")
        try fields.encode(activity.verb.rawValue, forKey: "verb")
        try fields.encodeIfPresent(activity.object, forKey: "object")
        try fields.encodeIfPresent(activity.query, forKey: "query")
        guard let name = RecordDraft.measureName(of: activity.verb), let measure = activity.measure else { return }
        switch activity {
        case .answered(_, let isCorrect): try fields.encode(isCorrect, forKey: FieldName(name))
        case .rated, .usedFeature: try fields.encode(Int(measure), forKey: FieldName(name))
        default: try fields.encode(measure, forKey: FieldName(name))
        }
    }
}
