/// Which evidence moved the mastery of a skill, and by how much: a log taken again, with a look at the skill before and
/// after each event.
public struct MasteryTrace: Sendable {
    /// One reason.
    public struct Contribution: Sendable, Equatable {
        /// The event.
        public var event: LearningEvent
        /// What it changed in the log odds of the skill; positive towards holding it.
        public var logOdds: Double
        /// Whether the event is about the skill itself, and not about another one that it hangs together with.
        public var isDirect: Bool
    }

    /// Log odds of the skill before any event.
    public let start: Double
    /// Events that changed them by at least 0.05, in order.
    public let contributions: [Contribution]
    /// What time alone changed in them, over the whole log.
    public let fading: Double
    /// The skill at the end.
    public let estimate: MasteryEstimate

    /// Takes a log again for one skill; see `all`.
    public init(_ log: LearnerLog, skill: Int, at time: Double, _ model: MasteryModel) {
        self = Self.all(log, at: time, model)[skill]
    }

    private init(start: Double, contributions: [Contribution], fading: Double, estimate: MasteryEstimate) {
        (self.start, self.contributions, self.fading, self.estimate) = (start, contributions, fading, estimate)
    }

    /// Takes a log again, for all skills at once.
    /// - Parameter time: the moment that is asked about, in seconds since 1970.
    /// - Returns: by skill.
    /// - Complexity: O(events × skills).
    public static func all(_ log: LearnerLog, at time: Double, _ model: MasteryModel) -> [MasteryTrace] {
        var learner = model.learner(log.background)
        func logits(_ time: Double) -> [Double] { learner.mastery(at: time).map { Logistic.logit($0.probability) } }
        let start = logits(log.events.first?.time ?? time)
        var current = start
        var fading = [Double](repeating: 0, count: start.count)
        var contributions = [[Contribution]](repeating: [], count: start.count)
        for event in log.events {
            let before = logits(event.time)
            learner.observe(event)
            let after = logits(event.time)
            let direct = event.evidence.skills(in: model.map)
            for skill in start.indices {
                fading[skill] += before[skill] - current[skill]
                let change = after[skill] - before[skill]
                guard abs(change) >= 0.05 else { continue }
                contributions[skill].append(
                    .init(event: event, logOdds: change, isDirect: direct.contains(skill)))
            }
            current = after
        }
        let end = learner.mastery(at: time)
        return start.indices.map { skill in
            MasteryTrace(
                start: start[skill], contributions: contributions[skill],
                fading: fading[skill] + Logistic.logit(end[skill].probability) - current[skill],
                estimate: end[skill])
        }
    }
}

extension Evidence {
    /// Skills that the evidence is about.
    public func skills(in map: SkillMap) -> [Int] {
        switch self {
        case .viewed(let page, _), .progressed(let page, _), .completed(let page), .answered(let page, _),
            .declaredKnown(let page), .rated(let page, _):
            map.pages[page].skills
        case .selfAssessed(let skill, _), .searched(let skill, _), .usedFeature(let skill, _): [skill]
        }
    }
}
