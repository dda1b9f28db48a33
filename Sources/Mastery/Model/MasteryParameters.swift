/// The numbers of the mastery model, in units that a person can read. See `Mastery.md` for the equations.
///
/// Its JSON form is a file that `parcours mastery fit` writes. Defaults are those of a site without any log.
public struct MasteryParameters: Sendable, Equatable, Codable {
    /// Form and version of the file.
    public var schema = "parcours-mastery/1"
    /// What a learner holds before any evidence.
    public var prior = Prior()
    /// Which pages learners open.
    public var choice = Choice()
    /// How long they stay, as a share of the expected time.
    public var dwell = Dwell()
    /// What a visit teaches.
    public var learning = Learning()
    /// How skills fade.
    public var forgetting = Forgetting()
    /// Answers to questions.
    public var answers = Answers()
    /// What else a learner does or says.
    public var signals = Signals()
    /// Share of each page among the visits to those of its skill, by key; equal shares where absent.
    public var pageShares: [String: Double] = [:]
    /// How often pages on a skill are opened beside those on others, by key of the skill; 1 where absent.
    public var popularity: [String: Double] = [:]
    /// Time that a page takes where the site states none, by key, in seconds; nil where nothing was measured.
    public var typicalSeconds: [String: Double]?

    /// Makes default parameters.
    public init() {}

    /// Log odds of holding a skill at the start.
    public struct Prior: Sendable, Equatable, Codable {
        /// Of a learner of average ability who holds all prerequisites.
        public var logOdds = -0.5
        /// Added for each ten steps of the longest chain of prerequisites behind the skill.
        public var perTenLevels = 0.0
        /// Added for one standard deviation of ability.
        public var perAbility = 1.0
        /// Taken away where a prerequisite is missing.
        public var missingPrerequisite = 3.5
        /// Ability, in standard deviations, that a profession adds.
        public var professions: [String: Double] = [:]
        /// Ability, in standard deviations, that a kind of structure adds.
        public var structures: [String: Double] = [:]
    }

    /// Weights of pages in the choice of the next one. A page on a skill that the learner lacks, with all prerequisites
    /// held and never opened before, has weight 1.
    public struct Choice: Sendable, Equatable, Codable {
        /// Held, not opened before.
        public var heldNew = 0.14
        /// Lacked, with a prerequisite missing, not opened before.
        public var unreadyNew = 0.14
        /// Held, opened before.
        public var heldSeen = 0.14
        /// Lacked, prerequisites held, opened before.
        public var readySeen = 1.0
        /// Lacked, with a prerequisite missing, opened before.
        public var unreadySeen = 0.14
        /// Probabilities of three ways to come to a page: back to one opened before; on to one of the skill looked at last,
        /// of what it stands on or what stands on it; by weight.
        public var ways = [0.17, 0.06, 0.77]
    }

    /// Time on a page as a share of the expected time: a mixture of three log-normal kinds of visit.
    public struct Dwell: Sendable, Equatable, Codable {
        /// Median share of a bounce, a skim and a reading.
        public var medians = [0.08, 0.27, 0.9]
        /// Standard deviation of the logarithm of each.
        public var spreads = [0.5, 0.4, 0.5]
        /// Probabilities of a bounce, a skim and a reading where the skill is held.
        public var held = [0.12, 0.26, 0.62]
        /// The same where it is lacked and all prerequisites are held.
        public var ready = [0.16, 0.04, 0.80]
        /// The same where a prerequisite is missing.
        public var unready = [0.16, 0.04, 0.80]
    }

    /// Probability that a visit teaches a skill: a ceiling times `1 - exp(-(share / scale) ^ shape)`.
    public struct Learning: Sendable, Equatable, Codable {
        /// Ceiling where all prerequisites are held.
        public var ready = 0.57
        /// Ceiling where one is missing.
        public var unready = 0.11
        /// Share of the expected time at which 63 % of the ceiling is reached.
        public var scale = 0.6
        /// How sudden that is.
        public var shape = 1.35
        /// Logarithm of the factor on ceilings for one standard deviation of ability.
        public var perAbility = 0.0
    }

    /// Half-lives of held skills.
    public struct Forgetting: Sendable, Equatable, Codable {
        /// Of what was held before the first visit, in days.
        public var initialHalfLifeDays = 150.0
        /// Of what was learned on the site, in days, after one use.
        public var learnedHalfLifeDays = 60.0
        /// Logarithm of the factor for each further successful use.
        public var growthPerUse = 0.15
    }

    /// Answers to questions.
    public struct Answers: Sendable, Equatable, Codable {
        /// Probability of a wrong answer where the skill is held.
        public var slip = 0.14
        /// Probability of a right answer where it is lacked.
        public var guess = 0.25
        /// Slip and guess of the questions of single pages, by key.
        public var pages: [String: SlipAndGuess] = [:]
    }

    /// Slip and guess of one page.
    public struct SlipAndGuess: Sendable, Equatable, Codable {
        /// Probability of a wrong answer where the skill is held.
        public var slip: Double
        /// Probability of a right answer where it is lacked.
        public var guess: Double
    }

    /// Probabilities of signals where the skill is held, and where it is lacked. They are stated, and not fitted.
    public struct Signals: Sendable, Equatable, Codable {
        /// Saying "I already know this": people overrate themselves (Kruger and Dunning, 1999).
        public var declaredKnown = HeldAndLacked(held: 0.75, lacked: 0.15)
        /// A self-assessment of 1; one of 0 has what is left of both, others lie between.
        public var selfAssessedFully = HeldAndLacked(held: 0.85, lacked: 0.2)
        /// Five stars; one star has what is left of both.
        public var ratedHighest = HeldAndLacked(held: 0.55, lacked: 0.45)
        /// A search that led to a page on the skill.
        public var searchLanded = HeldAndLacked(held: 0.1, lacked: 0.2)
        /// A search that led nowhere.
        public var searchFailed = HeldAndLacked(held: 0.05, lacked: 0.2)
        /// Using the feature on a day at all.
        public var usedFeature = HeldAndLacked(held: 0.4, lacked: 0.05)
        /// How much each further use counts beside the one before.
        public var repeatedUse = 0.5
    }

    /// Probabilities of one signal.
    public struct HeldAndLacked: Sendable, Equatable, Codable {
        /// Where the skill is held.
        public var held: Double
        /// Where it is lacked.
        public var lacked: Double

        /// Makes a pair.
        public init(held: Double, lacked: Double) {
            self.held = held
            self.lacked = lacked
        }
    }
}
