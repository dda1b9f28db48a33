public import Foundation

/// An event as an xAPI statement (IEEE 9274.1.1): the same information, one to one.
public struct XAPIStatement: Codable, Sendable {
    struct Actor: Codable, Sendable {
        struct Account: Codable, Sendable {
            var homePage: String
            var name: String
        }
        var objectType: String?
        var account: Account
    }

    struct Verb: Codable, Sendable {
        var id: String
        var display: [String: String]?
    }

    struct Object: Codable, Sendable {
        var objectType: String?
        var id: String
    }

    struct Score: Codable, Sendable {
        var raw: Double?
        var min: Double?
        var max: Double?
        var scaled: Double?
    }

    struct Outcome: Codable, Sendable {
        var completion: Bool?
        var success: Bool?
        var duration: String?
        var response: String?
        var score: Score?
        var extensions: [String: Double]?
    }

    var id: String
    var actor: Actor
    var verb: Verb
    var object: Object
    var result: Outcome?
    var timestamp: String

    /// The statement of a record.
    /// - Parameter site: address of the site, which stands behind the pseudonym.
    public init(_ record: LearningRecord, site: String) {
        let activity = record.activity
        id = record.id.uuidString.lowercased()
        actor = Actor(objectType: "Agent", account: .init(homePage: site, name: record.learner.text))
        let name = activity.verb.rawValue
        verb = Verb(id: Self.verbs[activity.verb]!, display: ["en": name])
        object = Object(objectType: "Activity", id: Self.objects + (activity.object ?? "site"))
        timestamp = Timestamp.text(record.time)
        switch activity {
        case .viewed(_, let seconds): result = Outcome(duration: "PT\(Self.number(seconds))S")
        case .progressed(_, let share): result = Outcome(extensions: [Self.progress: share])
        case .completed: result = Outcome(completion: true)
        case .answered(_, let isCorrect): result = Outcome(success: isCorrect)
        case .selfAssessed(_, let level): result = Outcome(score: Score(scaled: level))
        case .searched(let query, _): result = query.map { Outcome(response: $0) }
        case .rated(_, let stars): result = Outcome(score: Score(raw: Double(stars), min: 1, max: 5))
        case .askedForHelp: result = nil
        case .usedFeature(_, let times): result = Outcome(extensions: [Self.count: Double(times)])
        }
    }

    /// The record of a statement.
    /// - Throws: `RecordFault`.
    public func record() throws(RecordFault) -> LearningRecord {
        guard let id = UUID(uuidString: id) else { throw .badValue("id") }
        guard let learner = Pseudonym(actor.account.name) else { throw .badValue("learner") }
        guard let time = Timestamp.seconds(timestamp) else { throw .badValue("time") }
        guard let verb = Self.verbs.first(where: { $0.value == verb.id })?.key else { throw .badValue("verb") }
        guard object.id.hasPrefix(Self.objects) else { throw .badValue("object") }
        try result?.require(verb)
        let key = String(object.id.dropFirst(Self.objects.count))
        let measure: Double? =
            switch verb {
            case .viewed: result?.duration.flatMap(Self.seconds)
            case .progressed: result?.extensions?[Self.progress]
            case .answered: result?.success.map { $0 ? 1 : 0 }
            case .selfAssessed: result?.score?.scaled
            case .rated: result?.score?.raw
            case .usedFeature: result?.extensions?[Self.count]
            case .completed, .searched, .askedForHelp: nil
            }
        let query = verb == .searched ? result?.response : nil
        if let query, query.utf8.count > 500 { throw .badValue("query") }
        let activity = try Activity(verb, object: key == "site" ? nil : key, measure: measure, query: query)
        return LearningRecord(id: id, learner: learner, time: time, activity)
    }

    /// What stands before the keys of contents.
    static let objects = "urn:parcours:object:"
    static let progress = "urn:parcours:xapi:progress"
    static let count = "urn:parcours:xapi:count"
    /// Verbs of the public registries where they have one that means the same.
    private static let verbs: [Activity.Verb: String] = [
        .viewed: "http://id.tincanapi.com/verb/viewed",
        .progressed: "http://adlnet.gov/expapi/verbs/progressed",
        .completed: "http://adlnet.gov/expapi/verbs/completed",
        .answered: "http://adlnet.gov/expapi/verbs/answered",
        .selfAssessed: "urn:parcours:xapi:verb:self-assessed",
        .searched: "http://activitystrea.ms/schema/1.0/search",
        .rated: "http://id.tincanapi.com/verb/rated",
        .askedForHelp: "urn:parcours:xapi:verb:asked-for-help",
        .usedFeature: "http://activitystrea.ms/schema/1.0/use",
    ]

    private static func number(_ value: Double) -> String {
        value == value.rounded() ? String(Int(value)) : String(value)
    }

    /// The seconds of an ISO 8601 duration in hours, minutes and seconds, such as `PT1H2M3.5S`.
    static func seconds(_ duration: String) -> Double? {
        guard let match = duration.wholeMatch(of: /PT(?:(\d{1,5})H)?(?:(\d{1,6})M)?(?:(\d{1,8}(?:\.\d{1,6})?)S)?/),
            duration != "PT"
        else { return nil }
        func part(_ text: Substring?) -> Double { text.flatMap { Double($0) } ?? 0 }
        return part(match.1) * 3600 + part(match.2) * 60 + part(match.3)
    }
}

extension XAPIStatement.Outcome {
    /// Refuses what says something else than the verb, or more.
    fileprivate func require(_ verb: Activity.Verb) throws(RecordFault) {
        let members: [(isThere: Bool, of: Activity.Verb)] = [
            (completion != nil, .completed), (success != nil, .answered), (duration != nil, .viewed),
            (response != nil, .searched), (score?.scaled != nil, .selfAssessed),
            (score?.raw != nil || score?.min != nil || score?.max != nil, .rated),
            (extensions?[XAPIStatement.progress] != nil, .progressed),
            (extensions?[XAPIStatement.count] != nil, .usedFeature),
        ]
        guard members.allSatisfy({ !$0.isThere || $0.of == verb }) else { throw .unknownField }
        if completion == false { throw .badValue("completion") }
        guard score?.min ?? 1 == 1, score?.max ?? 5 == 5 else { throw .badValue("score") }
    }
}

/// A statement among others, read strictly: a member outside the vocabulary refuses it, and those beside it count.
public struct XAPIDraft: Decodable, Sendable {
    /// The event, or why it is none.
    public var result: Result<LearningRecord, RecordFault>
    /// Its id, where that at least can be read.
    public var id: UUID?
    /// Whether it is a JSON object at all.
    public var isObject: Bool { result != .failure(.notAnObject) }

    /// Reads a statement.
    public init(from decoder: any Decoder) throws {
        guard let members = try? XAPIMembers(from: decoder) else {
            result = .failure(.notAnObject)
            return
        }
        id = members.id
        guard members.areKnown else {
            result = .failure(.unknownField)
            return
        }
        if let missing = members.missing {
            result = .failure(.missing(missing))
            return
        }
        guard let statement = try? XAPIStatement(from: decoder) else {
            result = .failure(.badValue("statement"))
            return
        }
        do throws(RecordFault) { result = .success(try statement.record()) } catch { result = .failure(error) }
    }
}

/// The names of all members of a statement, to any depth.
private struct XAPIMembers: Decodable {
    var id: UUID?
    var areKnown = true
    /// The first member that every statement must have and this one has not.
    var missing: String?

    private static let known: [String: Set<String>] = [
        "": ["id", "actor", "verb", "object", "result", "timestamp", "version"],
        "actor": ["objectType", "account"], "account": ["homePage", "name"], "verb": ["id", "display"],
        "object": ["objectType", "id"],
        "result": ["completion", "success", "duration", "response", "score", "extensions"],
        "score": ["raw", "min", "max", "scaled"], "extensions": [XAPIStatement.progress, XAPIStatement.count],
    ]

    init(from decoder: any Decoder) throws {
        let top = try decoder.container(keyedBy: FieldName.self)
        id = (try? top.decodeIfPresent(String.self, forKey: "id")).flatMap { $0 }.flatMap(UUID.init(uuidString:))
        areKnown = Self.check(top, "")
        missing = ["id", "actor", "verb", "object", "timestamp"].first { !top.contains(FieldName($0)) }
    }

    private static func check(_ fields: KeyedDecodingContainer<FieldName>, _ name: String) -> Bool {
        fields.allKeys.allSatisfy { key in
            guard known[name]!.contains(key.stringValue) else { return false }
            guard known[key.stringValue] != nil, key.stringValue != "" else { return true }
            guard let inner = try? fields.nestedContainer(keyedBy: FieldName.self, forKey: key) else { return true }
            return check(inner, key.stringValue)
        }
    }
}
