import ContentGraph
import HTTPTypes
import LearnerRecords
import NIOCore
import Planning
import Reports

/// Consent as it is now and how it came to that.
struct ConsentDocument: Encodable {
    var learner: String
    var purposes: [String: Bool]
    var history: [LearnerDocument.Consent]

    init(_ file: LearnerFile) {
        learner = file.learner.text
        let now = file.purposes
        purposes = Dictionary(uniqueKeysWithValues: Purpose.allCases.map { ($0.rawValue, now.contains($0)) })
        history = file.consent.map(LearnerDocument.Consent.init)
    }

    /// The changes that a body asks for: a member `true` or `false` for each purpose concerned, and `policy`.
    static func changes(_ body: ByteBuffer, at now: Double) throws(Problem) -> [ConsentChange] {
        let json = try JSONFields.read(body, known: Set(Purpose.allCases.map(\.rawValue)).union(["policy"]))
        let policy = try json.text("policy", longest: 40)
        if let policy, !ConsentChange.isPolicy(policy) { throw json.bad("policy") }
        var changes: [ConsentChange] = []
        for purpose in Purpose.allCases {
            guard let isGranted = try json.flag(purpose.rawValue) else { continue }
            changes.append(.init(time: now, purpose: purpose, isGranted: isGranted, policy: policy))
        }
        guard !changes.isEmpty else { throw Problem(.unprocessableContent, "no_purpose") }
        return changes
    }
}

/// The next placement question.
struct PlacementDocument: Encodable {
    struct Question: Encodable {
        var skill: String
        var tutorial: String
        var title: String
        var text: [String: String]
        var chanceOfYes: Double
        var savedMinutes: Double
    }
    var asked: Int
    var question: Question?

    init(_ question: Placement.Question?, asked: Int, _ graph: ContentGraph) {
        self.asked = asked
        self.question = question.map { question in
            let title = graph.title(question.tutorial)
            let text = Language.allCases.map {
                ($0.rawValue, Catalogue($0).text("placement.question", ["title": title]))
            }
            return Question(
                skill: graph.key(question.skill), tutorial: graph.key(question.tutorial), title: title,
                text: Dictionary(uniqueKeysWithValues: text), chanceOfYes: question.chanceOfYes,
                savedMinutes: Double(question.savedSeconds) / 60)
        }
    }
}
