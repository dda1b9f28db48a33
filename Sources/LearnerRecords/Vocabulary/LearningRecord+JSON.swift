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
        do throws(RecordFault) {
            result = .success(try Self.record(DecodedFields(fields: fields), id))
        } catch { result = .failure(error) }
    }

    init(_ result: Result<LearningRecord, RecordFault>, id: UUID?) {
        self.result = result
        self.id = id
    }

    /// The record of an event's fields, wherever these were read.
    static func record(_ fields: some EventFields, _ id: UUID?) throws(RecordFault) -> LearningRecord {
        guard let name = try fields.text("verb") else { throw .missing("verb") }
        guard let verb = Activity.Verb(rawValue: name) else { throw .badValue("verb") }
        guard fields.areAll({ isField($0, of: verb) }) else { throw .unknownField }
        guard fields.has("id") else { throw .missing("id") }
        guard let id else { throw .badValue("id") }
        guard let learner = try fields.text("learner") else { throw .missing("learner") }
        guard let learner = Pseudonym(learner) else { throw .badValue("learner") }
        guard let stamp = try fields.text("time") else { throw .missing("time") }
        guard let time = Timestamp.seconds(stamp) else { throw .badValue("time") }
        var measure: Double?
        if let name = measureName(of: verb) {
            measure = verb == .answered ? try fields.flag(name).map { $0 ? 1 : 0 } : try fields.number(name)
        }
        let query = verb == .searched ? try fields.text("query") : nil
        if let query, query.utf8.count > 500 { throw .badValue("query") }
        let activity = try Activity(verb, object: try fields.text("object"), measure: measure, query: query)
        return LearningRecord(id: id, learner: learner, time: time, activity)
    }

    private static func isField(_ name: String, of verb: Activity.Verb) -> Bool {
        switch name {
        case "id", "learner", "time", "verb", "object": true
        case "query": verb == .searched
        default: name == measureName(of: verb)
        }
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

/// The members of an event, each read as the type that it should have; what has another is a fault.
protocol EventFields {
    func has(_ name: String) -> Bool
    func areAll(_ isKnown: (String) -> Bool) -> Bool
    func text(_ name: String) throws(RecordFault) -> String?
    func number(_ name: String) throws(RecordFault) -> Double?
    func flag(_ name: String) throws(RecordFault) -> Bool?
}

private struct DecodedFields: EventFields {
    let fields: KeyedDecodingContainer<FieldName>

    func has(_ name: String) -> Bool { fields.contains(FieldName(name)) }
    func areAll(_ isKnown: (String) -> Bool) -> Bool { fields.allKeys.allSatisfy { isKnown($0.stringValue) } }
    func text(_ name: String) throws(RecordFault) -> String? { try value(name) }
    func number(_ name: String) throws(RecordFault) -> Double? { try value(name) }
    func flag(_ name: String) throws(RecordFault) -> Bool? { try value(name) }

    private func value<Value: Decodable>(_ name: String) throws(RecordFault) -> Value? {
        do { return try fields.decodeIfPresent(Value.self, forKey: FieldName(name)) } catch { throw .badValue(name) }
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
