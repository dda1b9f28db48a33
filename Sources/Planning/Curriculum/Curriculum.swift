public import ContentGraph

/// An ordered list of steps that takes a learner from what they hold to what they need.
public struct Curriculum: Sendable, Equatable {
    /// One tutorial to follow.
    public struct Step: Sendable, Equatable {
        /// The tutorial.
        public var tutorial: NodeID
        /// Time it takes, in seconds.
        public var seconds: Int
        /// Whether the site states no time, so that `seconds` is an estimate.
        public var isEstimated: Bool
        /// Usage axis under which it comes.
        public var axis: NodeID
        /// Need that the axis answers.
        public var need: NodeID
        /// Why it is there.
        public var reason: Reason
    }

    /// Why a step is there.
    public enum Reason: Sendable, Equatable {
        /// The axis asks for it.
        case goal
        /// Another step requires it.
        case prerequisite(of: NodeID)
    }

    /// A tutorial of an axis that is not in the curriculum although the learner lacks its skill.
    public struct Unreached: Sendable, Equatable {
        /// The tutorial.
        public var tutorial: NodeID
        /// Why.
        public var reason: Obstacle

        /// Makes an entry.
        public init(tutorial: NodeID, reason: Obstacle) {
            self.tutorial = tutorial
            self.reason = reason
        }
    }

    /// Why a tutorial cannot be followed.
    public enum Obstacle: Sendable, Equatable {
        /// It is not on the site.
        case notPublished(PublicationStatus)
        /// A password guards it.
        case behindPassword
        /// It requires a tutorial that cannot be followed.
        case requires(NodeID)
        /// The time allowed is too short for its axis.
        case overBudget
    }

    /// What was asked.
    public var request: PlanningRequest
    /// In the order to follow.
    public var steps: [Step]
    /// Sessions: ranges of steps, in order; one range of all steps where no session length was asked.
    public var sessions: [Range<Int>]
    /// What could not be planned.
    public var unreached: [Unreached]
    /// No valid curriculum for the same goals takes less, in seconds. Equal to `totalSeconds`: proven shortest.
    public var lowerBoundSeconds: Int

    /// Time of all steps, in seconds.
    public var totalSeconds: Int { steps.reduce(0) { $0 + $1.seconds } }
    /// Whether it is proven that nothing shorter reaches the same goals.
    public var isProvenShortest: Bool { lowerBoundSeconds == totalSeconds }
}
