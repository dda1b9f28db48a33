public import Foundation

/// One learning event, as it is kept: who, when, what. Kept once for each learner and `id`, however often it is sent.
public struct LearningRecord: Sendable, Hashable {
    /// Chosen at random by the sender.
    public var id: UUID
    /// Who.
    public var learner: Pseudonym
    /// When, in seconds since 1970, in whole milliseconds.
    public var time: Double
    /// What.
    public var activity: Activity

    /// Makes a record.
    public init(id: UUID, learner: Pseudonym, time: Double, _ activity: Activity) {
        self.id = id
        self.learner = learner
        self.time = (time * 1000).rounded() / 1000
        self.activity = activity
    }

    /// The order in which records count, whatever the order in which they came.
    public static func precedes(_ left: LearningRecord, _ right: LearningRecord) -> Bool {
        if left.time != right.time { return left.time < right.time }
        return left.id.uuidString < right.id.uuidString
    }

    /// Whether its time can be one of the learner's: not before the year 2000, and not later than five minutes from now,
    /// which leaves room for clocks that differ.
    public func hasPossibleTime(now: Double) -> Bool { (946_684_800...now + 300).contains(time) }
}
