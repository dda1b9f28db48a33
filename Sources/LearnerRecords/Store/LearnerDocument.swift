import Foundation

/// All that is kept of a learner in its JSON form, `parcours-learner/1`: what the learner is given when they ask for it.
public struct LearnerDocument: Encodable, Sendable {
    /// A choice on consent.
    public struct Consent: Encodable, Sendable {
        var time: String
        var purpose: String
        var granted: Bool
        var policy: String?

        /// Makes the form of a choice.
        public init(_ change: ConsentChange) {
            time = Timestamp.text(change.time)
            purpose = change.purpose.rawValue
            granted = change.isGranted
            policy = change.policy
        }
    }
    struct Event: Encodable, Sendable {
        var event: LearningRecord
        var purposes: [String]
    }
    struct Answer: Encodable, Sendable {
        var time: String
        var skill: String
        var yes: Bool
    }
    struct Issue: Encodable, Sendable {
        var time: String
        var graphVersion: String
        var profile: String
        var tutorials: [String]
        var seconds: Int
    }
    struct Access: Encodable, Sendable {
        var time: String
        var actor: String
        var action: String
        var reason: String
    }

    var schema = "parcours-learner/1"
    var learner: String
    var profession: String?
    var structure: String?
    var territory: String?
    var consent: [Consent]
    var events: [Event]
    var placement: [Answer]
    var curricula: [Issue]
    var accesses: [Access]

    /// Makes the document of a learner.
    public init(_ file: LearnerFile) {
        learner = file.learner.text
        profession = file.attributes.profession
        structure = file.attributes.structure
        territory = file.attributes.territory
        consent = file.consent.map(Consent.init)
        events = file.events.map { entry in
            Event(
                event: entry.record, purposes: Purpose.allCases.filter(entry.purposes.contains).map(\.rawValue))
        }
        placement = file.placement.map { Answer(time: Timestamp.text($0.time), skill: $0.skill, yes: $0.isYes) }
        curricula = file.issues.map {
            Issue(
                time: Timestamp.text($0.time), graphVersion: $0.graph, profile: $0.profile, tutorials: $0.steps,
                seconds: $0.seconds)
        }
        accesses = file.accesses.map {
            Access(
                time: Timestamp.text($0.time), actor: $0.actor, action: $0.action.rawValue, reason: $0.reason.rawValue)
        }
    }
}
