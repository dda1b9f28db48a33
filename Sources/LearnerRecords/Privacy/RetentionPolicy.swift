/// How long what is kept, in days.
public struct RetentionPolicy: Sendable, Equatable {
    /// Learning events, placement answers and curricula issued.
    public var events = 1095
    /// What was searched for, as text; the event itself stays.
    public var queries = 90
    /// What a purpose allowed to keep, after the learner withdrew it.
    public var withdrawn = 30
    /// Learners of whom nothing was heard.
    public var inactive = 1095
    /// The access trail.
    public var accessTrail = 1825

    /// The default periods.
    public init() {}
}

/// What a run of the retention job removed.
public struct RetentionOutcome: Sendable, Equatable {
    /// Events, answers and curricula removed.
    public var records = 0
    /// Queries whose text was removed.
    public var queries = 0
    /// Learners erased.
    public var learners = 0
    /// Entries of the access trail removed.
    public var entries = 0

    /// Nothing removed.
    public init() {}
}
