/// What is hidden in a log, as expected while it is filtered: counts from which parts of a model are fitted.
final class ExpectedCounts {
    /// By place: visits by choice, and how many would be expected at popularity 1.
    var visits: [Double]
    var expectedVisits: [Double]
    /// By kind of visit (bounce, skim, reading): number, sum and sum of squares of the logarithm of the share.
    var kinds = [(count: Double, sum: Double, squares: Double)](repeating: (0, 0, 0), count: 3)
    /// By page: answers where the skill is held and lacked, and of those wrong and right ones.
    var held: [Double]
    var slipped: [Double]
    var lacked: [Double]
    var guessed: [Double]

    init(_ map: SkillMap) {
        visits = [Double](repeating: 0, count: map.keys.count)
        expectedVisits = visits
        held = [Double](repeating: 0, count: map.pages.count)
        (slipped, lacked, guessed) = (held, held, held)
    }

    /// A visit, for one ability.
    /// - Parameters:
    ///   - weight: probability of the ability.
    ///   - states: probability of each state together with that of the choice.
    ///   - likelihood: that of the whole visit.
    func add(
        visitTo place: Int, _ share: Double, _ weight: Double, byChoice: Double, _ states: StateWeights,
        _ likelihood: Double, _ model: MasteryModel
    ) {
        visits[place] += weight * byChoice
        let densities = model.dwellDensities(share)
        let dwell = model.parameters.dwell
        let logarithm = Logistic.log(share)
        for kind in densities.indices {
            let probability =
                densities[kind]
                * (states.held * dwell.held[kind] + states.ready * dwell.ready[kind]
                    + states.unready * dwell.unready[kind]) / likelihood
            kinds[kind].count += weight * probability
            kinds[kind].sum += weight * probability * logarithm
            kinds[kind].squares += weight * probability * logarithm * logarithm
        }
    }

    /// What would have been visited since the last sweep, just before the next one.
    func addExposure(_ belief: Belief, _ model: MasteryModel) {
        let weights = belief.abilityWeights()
        for ability in 0..<belief.abilities where belief.exposure[ability] > 0 {
            for place in 0..<belief.skills where model.popularity[place] > 0 {
                expectedVisits[place] +=
                    weights[ability] * belief.exposure[ability] * belief.weight[ability * belief.skills + place]
                    / model.popularity[place]
            }
        }
    }

    /// An answer to a question of a page, before it is weighed.
    func add(answerOn page: Int, _ place: Int, isCorrect: Bool, _ belief: Belief, _ model: MasteryModel) {
        let weights = belief.abilityWeights()
        let (slip, guess) = model.answers[page]
        for ability in 0..<belief.abilities {
            let before = belief.held[ability * belief.skills + place]
            let ifHeld = before * (isCorrect ? 1 - slip : slip)
            let ifLacked = (1 - before) * (isCorrect ? guess : 1 - guess)
            let share = weights[ability] * ifHeld / (ifHeld + ifLacked)
            let rest = weights[ability] - share
            held[page] += share
            lacked[page] += rest
            if isCorrect { guessed[page] += rest } else { slipped[page] += share }
        }
    }
}
