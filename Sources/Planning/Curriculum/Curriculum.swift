public import ContentGraph

/// An ordered list of steps that takes a learner from what they hold to what they need.
public struct Curriculum: Sendable, Equatable {
    /// One tutorial to follow.
    public struct Step: Sendable, Equatable {
        /// The tutorial.
        public var tutorial: NodeID
        /// Time it takes, in seconds; expected, where it depends on what the learner turns out to hold.
        public var seconds: Int
        /// Whether the site states no time, so that `seconds` is an estimate.
        public var isEstimated: Bool
        /// Usage axis under which it comes.
        public var axis: NodeID
        /// Need that the axis answers.
        public var need: NodeID
        /// Why it is there.
        public var reason: Reason
        /// How it is followed.
        public var mode = StepMode.full
        /// Time of the whole tutorial, in seconds.
        public var wholeSeconds: Int
        /// Probability, as assumed, that the learner holds what it teaches; 0 where nothing is assumed.
        public var mastery = 0.0
        /// Faded skills that it practises, where that is its mode.
        public var practised: [NodeID] = []

        /// Makes a step.
        public init(tutorial: NodeID, seconds: Int, isEstimated: Bool, axis: NodeID, need: NodeID, reason: Reason) {
            self.tutorial = tutorial
            self.seconds = seconds
            self.isEstimated = isEstimated
            self.axis = axis
            self.need = need
            self.reason = reason
            wholeSeconds = seconds
        }
    }

    /// Why a step is there.
    public enum Reason: Sendable, Equatable {
        /// The axis asks for it.
        case goal
        /// Another step requires it.
        case prerequisite(of: NodeID)
        /// The request names it, and no axis of the curriculum asks for it.
        case request
    }

    /// A tutorial of an axis that is not in the curriculum although the learner lacks its skill.
    public struct Unreached: Sendable, Equatable {
        /// The tutorial.
        public var tutorial: NodeID
        /// Why.
        public var reason: Obstacle
        /// Where it requires what cannot be followed: tutorials that are not on offer, and skills that nothing teaches,
        /// with which it could be followed, and none of which can be spared.
        public var causes: [NodeID]
        /// Where nothing that is missing would do: tutorials of which each requires the next, and the last the first.
        public var circle: [NodeID]

        /// Makes an entry.
        public init(tutorial: NodeID, reason: Obstacle, causes: [NodeID] = [], circle: [NodeID] = []) {
            self.tutorial = tutorial
            self.reason = reason
            self.causes = causes
            self.circle = circle
        }
    }

    /// Why a tutorial cannot be followed.
    public enum Obstacle: Sendable, Equatable {
        /// It is not on the site.
        case notPublished(PublicationStatus)
        /// A password guards it.
        case behindPassword
        /// It requires a tutorial that cannot be followed, or a skill that nothing teaches.
        case requires(NodeID)
        /// The learner cannot use its medium, or does not want it.
        case avoided
        /// It must come, and the needs asked for have no usage axis under which it could.
        case noAxis
        /// The time allowed is too short for it: with so many seconds more, the goals that are reached and the cheapest of
        /// its axes can be reached together. With more time another choice of goals may be worth more, so that only who
        /// asks for the tutorial by name gets it for certain.
        case overBudget(missingSeconds: Int)
    }

    /// What was asked.
    public var request: PlanningRequest
    /// In the order to follow.
    public var steps: [Step]
    /// Sessions: ranges of steps, in order; one range of all steps where no session length was asked.
    public var sessions: [Range<Int>]
    /// What could not be planned.
    public var unreached: [Unreached]
    /// What is proven of it.
    public var certificate: Certificate

    /// Time of all steps, in seconds.
    public var totalSeconds: Int { steps.reduce(0) { $0 + $1.seconds } }
    /// Whether it is proven that nothing shorter reaches the same goals.
    public var isProvenShortest: Bool { certificate.lowerBoundSeconds == totalSeconds }

    /// Makes a curriculum from its parts.
    public init(
        request: PlanningRequest, steps: [Step], sessions: [Range<Int>], unreached: [Unreached],
        certificate: Certificate
    ) {
        self.request = request
        self.steps = steps
        self.sessions = sessions
        self.unreached = unreached
        self.certificate = certificate
    }
}
