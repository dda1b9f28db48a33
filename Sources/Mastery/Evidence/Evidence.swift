/// What a learner did or said that tells something of what they master. Skills and pages are numbers in a `SkillMap`.
public enum Evidence: Sendable, Equatable {
    /// A page was open for some seconds.
    case viewed(page: Int, seconds: Double)
    /// A video was watched, or a page scrolled, up to a share of its length (0 to 1).
    case progressed(page: Int, share: Double)
    /// A page was followed to its end.
    case completed(page: Int)
    /// A question of a page was answered.
    case answered(page: Int, isCorrect: Bool)
    /// The learner says how well they master a skill: 0, not at all, to 1, fully.
    case selfAssessed(skill: Int, level: Double)
    /// The learner says "I already know this" of a page.
    case declaredKnown(page: Int)
    /// The learner found a page useful: 1 to 5 stars.
    case rated(page: Int, stars: Int)
    /// The learner searched for what a skill is about; whether that led to a page that teaches it.
    case searched(skill: Int, landed: Bool)
    /// The learner used in the business tool, so many times, what a skill enables.
    case usedFeature(skill: Int, times: Int)
}

/// Evidence at a moment.
public struct LearningEvent: Sendable, Equatable {
    /// Seconds since 1970.
    public var time: Double
    /// What happened.
    public var evidence: Evidence

    /// Makes an event.
    public init(time: Double, _ evidence: Evidence) {
        self.time = time
        self.evidence = evidence
    }
}

/// What is known of a learner before anything they did.
public struct LearnerBackground: Sendable, Equatable {
    /// Profession, as the parameters name it.
    public var profession: String?
    /// Kind of structure where they work, as the parameters name it.
    public var structure: String?

    /// Makes a background.
    public init(profession: String? = nil, structure: String? = nil) {
        self.profession = profession
        self.structure = structure
    }
}
