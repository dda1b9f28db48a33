/// What is believed of one learner: a value that events change one by one, the same as if all were taken again from the
/// start.
///
/// ```swift
/// var learner = model.learner()
/// learner.observe(LearningEvent(time: 1_772_000_000, .viewed(page: 4, seconds: 410)))
/// let mastery = learner.mastery(at: 1_772_600_000)
/// print(mastery[7].probability)
/// ```
public struct LearnerMastery: Sendable {
    /// The model of the site.
    public let model: MasteryModel
    private var belief: Belief
    /// By skill: moment of the last evidence on it, number of pieces of evidence, and probability after the last.
    private var touched: [Int: (time: Double, count: Int, latest: Double)] = [:]

    init(_ model: MasteryModel, _ background: LearnerBackground) {
        self.model = model
        let prior = model.parameters.prior
        let shift =
            (background.profession.flatMap { prior.professions[$0] } ?? 0)
            + (background.structure.flatMap { prior.structures[$0] } ?? 0)
        belief = model.start
        guard shift != 0 else { return }
        belief = belief.copy()
        // The density of a normal distribution moved by the shift, at each ability.
        for (index, ability) in MasteryModel.abilities.enumerated() {
            belief.logWeight[index] += ability * shift - shift * shift / 2
        }
    }

    /// Takes one event. Events come in the order of time; an earlier one counts as happening at the last moment.
    /// - Complexity: O(what the skill stands on), and every 16 visits or after a pause O(skills).
    public mutating func observe(_ event: LearningEvent) { observe(event, counts: nil) }

    mutating func observe(_ event: LearningEvent, counts: ExpectedCounts?) {
        if !isKnownUniquelyReferenced(&belief) { belief = belief.copy() }
        if let counts, belief.isSweepDue(at: event.time) { counts.addExposure(belief, model) }
        belief.advance(to: event.time, model)
        switch event.evidence {
        case .viewed(let page, let seconds):
            visit(page, seconds / max(1, model.map.pages[page].expectedSeconds), event.time, counts)
        case .progressed(let page, let share): read(page, min(max(share, 0), 1), event.time)
        case .completed(let page): read(page, 1, event.time)
        case .answered(let page, let isCorrect):
            let (slip, guess) = model.answers[page]
            for skill in model.map.pages[page].skills.prefix(1) {
                counts?.add(answerOn: page, model.map.place[skill], isCorrect: isCorrect, belief, model)
                let pair = MasteryParameters.HeldAndLacked(
                    held: isCorrect ? 1 - slip : slip, lacked: isCorrect ? guess : 1 - guess)
                weigh(skill, pair, isUse: false, event.time)
            }
        case .declaredKnown(let page):
            for skill in model.map.pages[page].skills {
                weigh(skill, model.parameters.signals.declaredKnown, isUse: false, event.time)
            }
        case .selfAssessed(let skill, let level):
            weigh(skill, model.parameters.signals.selfAssessedFully.between(level), isUse: false, event.time)
        case .rated(let page, let stars):
            for skill in model.map.pages[page].skills {
                let level = Double(min(max(stars, 1), 5) - 1) / 4
                weigh(skill, model.parameters.signals.ratedHighest.between(level), isUse: false, event.time)
            }
        case .searched(let skill, let landed):
            let signals = model.parameters.signals
            weigh(skill, landed ? signals.searchLanded : signals.searchFailed, isUse: false, event.time)
        case .usedFeature(let skill, let times):
            guard times > 0 else { return }
            weigh(skill, model.parameters.signals.used(times: times), isUse: true, event.time)
        }
    }

    private mutating func visit(_ page: Int, _ share: Double, _ time: Double, _ counts: ExpectedCounts?) {
        belief.visit(page: page, share: share, model, counts: counts)
        for skill in model.map.pages[page].skills { touch(skill, time) }
    }

    /// What is said of a visit that is known already adds what it teaches, and no choice of a page.
    private mutating func read(_ page: Int, _ share: Double, _ time: Double) {
        belief.read(page: page, share: share, model)
        for skill in model.map.pages[page].skills { touch(skill, time) }
    }

    private mutating func weigh(
        _ skill: Int, _ pair: MasteryParameters.HeldAndLacked, isUse: Bool, _ time: Double
    ) {
        belief.weigh(model.map.place[skill], held: pair.held, lacked: pair.lacked, isUse: isUse, model)
        touch(skill, time)
    }

    private mutating func touch(_ skill: Int, _ time: Double) {
        let before = touched[skill]
        touched[skill] = (
            max(time, before?.time ?? time), (before?.count ?? 0) + 1, belief.probability(model.map.place[skill])
        )
    }

    /// Mastery of every skill, by number, at a moment; one before the last event counts as that.
    /// - Complexity: O(skills + prerequisites).
    public func mastery(at time: Double) -> [MasteryEstimate] {
        let view = belief.copy()
        let now = max(time, view.lastTime ?? time)
        view.sweep(days: (now - (view.fadedTime ?? now)) / 86400, model)
        let weights = view.abilityWeights()
        return model.map.keys.indices.map { skill in
            let place = model.map.place[skill]
            var mean = 0.0
            var square = 0.0
            for ability in weights.indices {
                let held = view.held[ability * view.skills + place]
                mean += weights[ability] * held
                square += weights[ability] * held * held
            }
            return MasteryEstimate(
                probability: mean, spread: max(0, square - mean * mean), evidence: touched[skill]?.count ?? 0,
                ageSeconds: touched[skill].map { max(0, now - $0.time) }, latest: touched[skill]?.latest)
        }
    }

    /// Chance that the learner answers a question of a page rightly now.
    public func chanceOfRightAnswer(on page: Int, at time: Double) -> Double {
        guard let skill = model.map.pages[page].skills.first else { return model.answers[page].guess }
        let (slip, guess) = model.answers[page]
        let held = mastery(at: time)[skill].probability
        return held * (1 - slip) + (1 - held) * guess
    }

    /// Ability as it is believed to be, in standard deviations.
    public var meanAbility: Double {
        zip(belief.abilityWeights(), MasteryModel.abilities).reduce(0) { $0 + $1.0 * $1.1 }
    }

    /// Logarithm of the likelihood of all that was observed.
    var logLikelihood: Double { belief.logLikelihood }
}

extension MasteryModel {
    /// A learner of whom nothing was observed.
    public func learner(_ background: LearnerBackground = LearnerBackground()) -> LearnerMastery {
        LearnerMastery(self, background)
    }
}

extension MasteryParameters.HeldAndLacked {
    /// The probabilities of an answer between none (0) and full (1) on a scale.
    func between(_ level: Double) -> Self {
        let level = min(max(level, 0), 1)
        return Self(held: level * held + (1 - level) * (1 - held), lacked: level * lacked + (1 - level) * (1 - lacked))
    }
}

extension MasteryParameters.Signals {
    /// Using a feature several times: each further use counts a share of the one before, as if independent.
    func used(times: Int) -> MasteryParameters.HeldAndLacked {
        var exponent = 0.0
        var part = 1.0
        for _ in 0..<min(times, 20) {
            exponent += part
            part *= repeatedUse
        }
        return .init(
            held: Logistic.power(usedFeature.held, exponent), lacked: Logistic.power(usedFeature.lacked, exponent))
    }
}
