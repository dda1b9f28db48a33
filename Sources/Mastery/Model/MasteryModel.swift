/// One number for each state of a skill: held; lacked with all prerequisites held; lacked with one missing.
struct StateWeights: Sendable, Equatable {
    var held: Double
    var ready: Double
    var unready: Double
}

/// The mastery model of one site: its skills, its parameters, and the tables made of both.
///
/// One model serves all learners; what is believed of one of them is a `LearnerMastery`. See `Mastery.md` for the
/// equations.
public final class MasteryModel: Sendable {
    /// Skills and pages.
    public let map: SkillMap
    /// The numbers of the model.
    public let parameters: MasteryParameters

    /// Points at which a learner's ability is looked at, in standard deviations, and the weight of each before evidence.
    static let abilities = [-1.6, -0.8, 0, 0.8, 1.6]
    static let abilityWeights: [Double] = {
        let density = abilities.map { Logistic.exp(-$0 * $0 / 2) }
        let sum = density.reduce(0, +)
        return density.map { $0 / sum }
    }()

    /// By place of the skill: weight in the choice of pages, 0 where no page teaches it, and number of pages.
    let popularity: [Double]
    /// By place: number of pages on it, on what it stands on and on what stands on it.
    let pagesAround: [Double]
    /// By page: share among the visits to those of its skill.
    let pageShare: [Double]
    /// Weight of a page that was not opened before, and of one that was.
    let choiceNew: StateWeights
    let choiceSeen: StateWeights
    /// By ability: log odds of holding a skill with all prerequisites, by place.
    let priorLogit: [[Double]]
    /// By ability: ceilings of learning where prerequisites are held, and where one is missing.
    let ceilings: [(ready: Double, unready: Double)]
    /// By page: slip and guess of its questions.
    let answers: [(slip: Double, guess: Double)]
    /// What is believed of a learner of whom nothing is known.
    let start: Belief

    /// Makes a model.
    public init(_ map: SkillMap, _ parameters: MasteryParameters = MasteryParameters()) {
        self.map = map
        self.parameters = parameters
        var pages = [Double](repeating: 0, count: map.keys.count)
        for page in map.pages { if let skill = page.skills.first { pages[map.place[skill]] += 1 } }
        pagesAround = pages.indices.map { place in
            let around = Array(map.parents[place]) + Array(map.children[place])
            return around.reduce(pages[place]) { $0 + pages[Int($1)] }
        }
        pageShare = map.pages.map { page in
            parameters.pageShares[page.key] ?? page.skills.first.map { 1 / pages[map.place[$0]] } ?? 0
        }
        popularity = map.skillAtPlace.enumerated().map { place, skill in
            pages[place] > 0 ? parameters.popularity[map.keys[skill]] ?? 1 : 0
        }
        let weights = parameters.choice
        choiceNew = StateWeights(held: weights.heldNew, ready: 1, unready: weights.unreadyNew)
        choiceSeen = StateWeights(held: weights.heldSeen, ready: weights.readySeen, unready: weights.unreadySeen)
        let prior = parameters.prior
        priorLogit = Self.abilities.map { ability in
            map.depth.map { prior.logOdds + prior.perTenLevels * Double($0) / 10 + prior.perAbility * ability }
        }
        let learning = parameters.learning
        ceilings = Self.abilities.map { ability in
            let factor = min(Logistic.exp(learning.perAbility * ability), 1.3)
            return (min(0.98, learning.ready * factor), min(0.98, learning.unready * factor))
        }
        answers = map.pages.map { page in
            let own = parameters.answers.pages[page.key]
            return (own?.slip ?? parameters.answers.slip, own?.guess ?? parameters.answers.guess)
        }
        start = Belief(
            map, priorLogit, drop: max(0, prior.missingPrerequisite), popularity: popularity, choice: choiceNew,
            weights: Self.abilityWeights)
    }

    /// The share of a ceiling of learning that a visit reaches.
    func saturation(_ share: Double) -> Double {
        let learning = parameters.learning
        return 1 - Logistic.exp(-Logistic.power(max(share, 0) / learning.scale, learning.shape))
    }

    /// Likelihoods of a share of the expected time: held, ready, unready.
    func dwellLikelihoods(_ share: Double) -> StateWeights {
        let kinds = dwellDensities(share)
        func mix(_ weights: [Double]) -> Double {
            weights[0] * kinds[0] + weights[1] * kinds[1] + weights[2] * kinds[2]
        }
        let dwell = parameters.dwell
        return StateWeights(held: mix(dwell.held), ready: mix(dwell.ready), unready: mix(dwell.unready))
    }

    /// Density of the logarithm of a share under each kind of visit; a floor keeps odd ones from deciding all.
    func dwellDensities(_ share: Double) -> [Double] {
        let dwell = parameters.dwell
        return dwell.medians.indices.map { kind in
            let distance = (Logistic.log(share) - Logistic.log(dwell.medians[kind])) / dwell.spreads[kind]
            return Logistic.exp(-distance * distance / 2) / dwell.spreads[kind] + 1e-9
        }
    }
}
