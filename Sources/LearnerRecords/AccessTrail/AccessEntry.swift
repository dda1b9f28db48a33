import Crypto
public import Foundation

/// Who read or changed what about whom, when and why.
public struct AccessEntry: Sendable, Equatable {
    /// What was done.
    public enum Action: String, Sendable, CaseIterable {
        /// Learning events were added.
        case storedEvents = "stored-events"
        /// A curriculum was made from what is kept.
        case issuedCurriculum = "issued-curriculum"
        /// Mastery was read.
        case readMastery = "read-mastery"
        /// Placement answers were added, or the next question made.
        case askedPlacement = "asked-placement"
        /// Consent was read.
        case readConsent = "read-consent"
        /// Consent was changed.
        case changedConsent = "changed-consent"
        /// Attributes were changed.
        case changedAttributes = "changed-attributes"
        /// All that is kept was handed out.
        case exported
        /// All that was kept was erased.
        case erased
        /// Periods of retention were enforced.
        case enforcedRetention = "enforced-retention"
        /// Evidence was imported in bulk.
        case importedEvidence = "imported-evidence"
        /// An access key was made.
        case createdKey = "created-key"
        /// An access key got a new secret.
        case rotatedKey = "rotated-key"
        /// An access key was revoked.
        case revokedKey = "revoked-key"
    }

    /// Why.
    public enum Reason: String, Sendable, CaseIterable {
        /// To plan for the learner, who agreed to it.
        case personalisation
        /// The learner used a right of theirs.
        case rightsOfTheLearner = "rights-of-the-learner"
        /// To keep no longer than said.
        case retention
        /// To run the service.
        case administration
    }

    /// Seconds since 1970.
    public var time: Double
    /// Identifier of the access key, `operator` for the command line, or `service`.
    public var actor: String
    /// What.
    public var action: Action
    /// Why.
    public var reason: Reason
    /// Random numbers of 16 bytes that stand for learners in the trail and nowhere else. Erasure removes what ties one to
    /// its learner.
    public var subjects: [Data]
    /// Particulars, such as the identifier of a key; never anything about a learner.
    public var detail: String

    /// Makes an entry.
    public init(
        time: Double, actor: String, _ action: Action, _ reason: Reason, subjects: [Data] = [], detail: String = ""
    ) {
        self.time = time
        self.actor = actor
        self.action = action
        self.reason = reason
        self.subjects = subjects
        self.detail = detail
    }

    /// The link of this entry: SHA-256 over the link before it and the entry's fields, each with its length before it. A
    /// field changed, an entry taken out or put in changes all links after it (Haber and Stornetta, 1991).
    public func link(after previous: Data) -> Data {
        var hash = SHA256()
        func take(_ bytes: some DataProtocol) {
            withUnsafeBytes(of: UInt32(bytes.count).bigEndian) { hash.update(bufferPointer: $0) }
            hash.update(data: bytes)
        }
        take(previous)
        take(Data("\(Int((time * 1000).rounded()))".utf8))
        for text in [actor, action.rawValue, reason.rawValue, detail] { take(Data(text.utf8)) }
        take(Data(subjects.joined()))
        return Data(hash.finalize())
    }

    /// The link before the first entry of all.
    public static let origin = Data(count: 32)
}

/// What a check of the access trail found.
public struct AccessTrailCheck: Sendable, Equatable {
    /// Entries that hold together.
    public var entries: Int
    /// Number of the first entry that does not; nil where all do.
    public var brokenAt: Int?
    /// The last link, in hexadecimal: noted elsewhere, it shows later that nothing before it was changed.
    public var head: String
    /// Whether a link noted earlier is still in the trail; nil where none was asked about.
    public var holdsNotedHead: Bool?

    /// Makes a result.
    public init(entries: Int, brokenAt: Int?, head: String, holdsNotedHead: Bool?) {
        self.entries = entries
        self.brokenAt = brokenAt
        self.head = head
        self.holdsNotedHead = holdsNotedHead
    }
}
