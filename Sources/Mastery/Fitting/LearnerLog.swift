/// All that is known of one learner, to fit a model on.
public struct LearnerLog: Sendable {
    /// What was known before.
    public var background: LearnerBackground
    /// In the order of time.
    public var events: [LearningEvent]

    /// Makes a log.
    public init(background: LearnerBackground = LearnerBackground(), events: [LearningEvent]) {
        self.background = background
        self.events = events
    }
}
