/// All that is kept of one learner.
public struct LearnerFile: Sendable, Equatable {
    /// An event and the purposes for which it may be used.
    public struct Entry: Sendable, Equatable {
        /// The event.
        public var record: LearningRecord
        /// Purposes to which the learner had agreed when it came.
        public var purposes: PurposeSet

        /// Makes an entry.
        public init(record: LearningRecord, purposes: PurposeSet) {
            self.record = record
            self.purposes = purposes
        }
    }

    /// An answer to a placement question.
    public struct PlacementAnswer: Sendable, Equatable {
        /// Seconds since 1970.
        public var time: Double
        /// Key of the skill that was asked about.
        public var skill: String
        /// Whether the learner says that they master it.
        public var isYes: Bool

        /// Makes an answer.
        public init(time: Double, skill: String, isYes: Bool) {
            self.time = time
            self.skill = skill
            self.isYes = isYes
        }
    }

    /// A curriculum that the learner was given.
    public struct Issue: Sendable, Equatable {
        /// Seconds since 1970.
        public var time: Double
        /// Version of the graph that it was made over.
        public var graph: String
        /// Key of the profile.
        public var profile: String
        /// Keys of its tutorials, in order.
        public var steps: [String]
        /// Time of the whole, in seconds.
        public var seconds: Int

        /// Makes an issue.
        public init(time: Double, graph: String, profile: String, steps: [String], seconds: Int) {
            self.time = time
            self.graph = graph
            self.profile = profile
            self.steps = steps
            self.seconds = seconds
        }
    }

    /// Who.
    public var learner: Pseudonym
    /// Profession, structure, territory.
    public var attributes = LearnerAttributes()
    /// Choices on consent, oldest first.
    public var consent: [ConsentChange] = []
    /// Events in the order in which they count: of time, then of identifier.
    public var events: [Entry] = []
    /// Placement answers, oldest first.
    public var placement: [PlacementAnswer] = []
    /// Curricula issued, oldest first.
    public var issues: [Issue] = []
    /// Accesses, oldest first; without their subject, which is this learner.
    public var accesses: [AccessEntry] = []

    /// A learner of whom nothing is kept.
    public init(learner: Pseudonym) { self.learner = learner }

    /// Purposes to which the learner agrees now.
    public var purposes: PurposeSet { consent.inForce }

    /// Events that may be used for personalisation now.
    public var usableEvents: [LearningRecord] {
        let now = purposes
        guard now.contains(.personalisation) else { return [] }
        return events.filter { entry in
            if case .usedFeature = entry.record.activity {
                return now.contains(.businessToolUsage) && entry.purposes.contains(.businessToolUsage)
            }
            return entry.purposes.contains(.personalisation)
        }.map(\.record)
    }
}
