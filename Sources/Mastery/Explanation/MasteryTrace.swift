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

    /// Takes a log again.
    /// - Parameters:
    ///   - skill: number of the skill.
    ///   - time: the moment that is asked about, in seconds since 1970.
    /// - Complexity: O(events × skills).
    public init(_ log: LearnerLog, skill: Int, at time: Double, _ model: MasteryModel) {
        var learner = model.learner(log.background)
        func logit(_ time: Double) -> Double { Logistic.logit(learner.mastery(at: time)[skill].probability) }
        var current = logit(log.events.first?.time ?? time)
        start = current
        var fading = 0.0
        var contributions: [Contribution] = []
        for event in log.events {
            let before = logit(event.time)
            fading += before - current
            learner.observe(event)
            current = logit(event.time)
            if abs(current - before) >= 0.05 {
                let isDirect = event.evidence.skills(in: model.map).contains(skill)
                contributions.append(.init(event: event, logOdds: current - before, isDirect: isDirect))
            }
        }
        self.fading = fading + logit(time) - current
        self.contributions = contributions
        estimate = learner.mastery(at: time)[skill]
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
