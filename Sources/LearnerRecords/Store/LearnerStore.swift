public import Foundation

/// What became of a record that was to be kept.
public enum AppendOutcome: Sendable, Equatable {
    /// It is kept, and on the disk.
    case stored
    /// It was kept before.
    case duplicate
    /// The learner has another one with its identifier, which stays.
    case conflict
    /// The learner has not agreed to that.
    case noConsent
}

/// Why a store cannot do what it is asked.
public enum StoreError: Error, Sendable, Equatable {
    /// The database is damaged; what the check of it says.
    case damaged(path: String, detail: String)
    /// The database is damaged, and its folder of backups has no sound one.
    case noBackup(path: String, folder: String)
    /// Another program holds the database.
    case locked(path: String)
    /// The disk is full.
    case full(path: String)
    /// The database cannot be opened, read or written; why.
    case unusable(path: String, detail: String)
    /// Others may read the database; its permissions, in octal.
    case readableByOthers(path: String, mode: String)
    /// The database is of a version that this program does not know yet.
    case tooNew(path: String)
    /// More is waiting to be written than the store takes.
    case busy
}

/// Where what is kept of learners lies. What a method that changes something returns is on the disk.
public protocol LearnerStore: Sendable {
    /// Keeps events: each once, and those only to which their learner has agreed.
    /// - Returns: what became of each, in order.
    func append(_ records: [LearningRecord], actor: String, at time: Double) async throws -> [AppendOutcome]
    /// What is kept of a learner and may go into a plan: attributes, consent, events, placement, the last curriculum. Nil
    /// where nothing is kept. Who answers with something of it traces that first.
    func file(of learner: Pseudonym) async throws -> LearnerFile?
    /// Traces an access to a learner's data, once an hour for each actor and action. A learner of whom nothing is kept
    /// leaves no entry.
    /// - Returns: whether anything is kept of the learner; where not, what was made of it before may not be given.
    @discardableResult
    func trace(
        _ action: AccessEntry.Action, _ reason: AccessEntry.Reason, of learner: Pseudonym, actor: String,
        at time: Double
    ) async throws -> Bool
    /// Everything kept of a learner, for the learner; nil where nothing is. Traced.
    func export(_ learner: Pseudonym, actor: String, at time: Double) async throws -> LearnerFile?
    /// Changes consent. A learner of whom nothing was kept begins to be kept where they agree to something.
    func setConsent(_ changes: [ConsentChange], of learner: Pseudonym, actor: String) async throws
    /// Changes attributes of a learner who agreed to personalisation or measurement; says whether they had.
    func setAttributes(
        _ attributes: LearnerAttributes, of learner: Pseudonym, actor: String, at time: Double
    ) async throws -> Bool
    /// Keeps placement answers of a learner who agreed to personalisation; says whether they had.
    func addPlacement(
        _ answers: [LearnerFile.PlacementAnswer], of learner: Pseudonym, actor: String
    ) async throws -> Bool
    /// Traces that a curriculum is issued, and keeps it where it differs from the last one.
    /// - Returns: whether the learner still agrees to personalisation; where not, nothing was kept.
    func addIssue(
        _ issue: LearnerFile.Issue, after last: LearnerFile.Issue?, of learner: Pseudonym, actor: String
    ) async throws -> Bool
    /// Removes every trace of a learner, from backups too; says whether there was any.
    func erase(_ learner: Pseudonym, actor: String, at time: Double) async throws -> Bool
    /// Removes what is older than it may be.
    func enforce(_ policy: RetentionPolicy, at time: Double) async throws -> RetentionOutcome
    /// Adds an entry to the access trail.
    func trace(_ entry: AccessEntry) async throws
    /// Reads the access trail from its beginning and checks every link.
    /// - Parameter noted: a link noted earlier, in hexadecimal.
    func checkAccessTrail(noted: String?) async throws -> AccessTrailCheck

    /// All access keys, oldest first.
    func keys() async throws -> [AccessKey]
    /// Adds a key, or replaces the one with its identifier.
    func save(_ key: AccessKey, _ action: AccessEntry.Action, at time: Double) async throws
    /// A secret of the service itself, drawn once.
    func secret(named name: String) async throws -> Data

    /// A number that changes when another program changed what is kept.
    func outsideChanges() async throws -> Int
    /// Copies the database while it is in use, and keeps so many copies.
    func backUp(keeping count: Int) async throws
    /// When the newest backup was made, in seconds since 1970; nil where there is none.
    var lastBackup: Double? { get }
    /// Everything kept of everybody but the access trail and the keys, in one text that two stores with the same content
    /// share byte for byte.
    func snapshot() async throws -> String
}
