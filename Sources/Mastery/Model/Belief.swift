/// What is believed of one learner, for each ability that they may have: of every skill, the probability of holding it
/// with all its prerequisites held, and with one missing.
///
/// Given the ability, the joint belief is a product over skills of these conditionals: a skill depends on its
/// prerequisites through whether all of them are held. Memory of its own, so that events cost no allocation.
final class Belief: @unchecked Sendable {
    // Sendable: it is changed only by `LearnerMastery` after `isKnownUniquelyReferenced`, and never once it is shared.

    /// Number of abilities and of skills.
    let abilities: Int
    let skills: Int
    private let memory: UnsafeMutablePointer<Double>
    private let size: Int

    /// By ability, then place: held with all prerequisites, held without; held at all; all prerequisites held; weight in
    /// the choice of pages; uses while held, below 0 where the learner never visited it.
    let heldIfReady: UnsafeMutablePointer<Double>
    let heldIfNot: UnsafeMutablePointer<Double>
    let held: UnsafeMutablePointer<Double>
    let ready: UnsafeMutablePointer<Double>
    let weight: UnsafeMutablePointer<Double>
    let uses: UnsafeMutablePointer<Double>
    /// By ability: logarithm of its weight, sum of `weight`, and what was chosen since the last sweep (sum of 1 / total).
    let logWeight: UnsafeMutablePointer<Double>
    let total: UnsafeMutablePointer<Double>
    let exposure: UnsafeMutablePointer<Double>
    /// By place: whether a page of it was opened (0 or 1), messages on their way to it, and room for a sweep.
    let seen: UnsafeMutablePointer<Double>
    let message: UnsafeMutablePointer<Double>
    let keeping: UnsafeMutablePointer<Double>

    /// Pages opened, in order.
    var openedPages: Set<Int32> = []
    /// Place of the skill of the last page, while there was no pause since.
    var lastPlace: Int?
    /// Visits since the last sweep.
    var visitsSinceSweep = 0
    /// Moment of the last event, and up to which skills have faded; nil before the first event.
    var lastTime: Double?
    var fadedTime: Double?

    private init(abilities: Int, skills: Int) {
        self.abilities = abilities
        self.skills = skills
        let block = abilities * skills
        size = block * 6 + abilities * 3 + skills * 3
        memory = .allocate(capacity: max(1, size))
        memory.initialize(repeating: 0, count: size)
        heldIfReady = memory
        heldIfNot = memory + block
        held = memory + 2 * block
        ready = memory + 3 * block
        weight = memory + 4 * block
        uses = memory + 5 * block
        logWeight = memory + 6 * block
        total = logWeight + abilities
        exposure = total + abilities
        seen = exposure + abilities
        message = seen + skills
        keeping = message + skills
    }

    deinit { memory.deallocate() }

    /// The belief before any evidence.
    convenience init(
        _ map: SkillMap, _ priorLogit: [[Double]], drop: Double, popularity: [Double], choice: StateWeights,
        weights: [Double]
    ) {
        self.init(abilities: weights.count, skills: map.keys.count)
        uses.update(repeating: -1, count: abilities * skills)
        message.update(repeating: 1, count: skills)
        for ability in 0..<abilities {
            logWeight[ability] = Logistic.log(weights[ability])
            for place in 0..<skills {
                let cell = ability * skills + place
                heldIfReady[cell] = Logistic.probability(priorLogit[ability][place])
                heldIfNot[cell] = Logistic.probability(priorLogit[ability][place] - drop)
                refresh(ability, place, map)
                weight[cell] = choiceWeight(cell, popularity[place], choice)
                total[ability] += weight[cell]
            }
        }
    }

    /// A copy that changes by itself.
    func copy() -> Belief {
        let other = Belief(abilities: abilities, skills: skills)
        other.memory.update(from: memory, count: size)
        other.openedPages = openedPages
        other.lastPlace = lastPlace
        other.visitsSinceSweep = visitsSinceSweep
        other.lastTime = lastTime
        other.fadedTime = fadedTime
        return other
    }

    /// Computes anew whether all prerequisites of a skill are held, and whether it is.
    @inline(__always)
    func refresh(_ ability: Int, _ place: Int, _ map: SkillMap) {
        let row = ability * skills
        var all = 1.0
        for parent in map.parents[place] { all *= held[row + Int(parent)] }
        let cell = row + place
        ready[cell] = all
        held[cell] = heldIfReady[cell] * all + heldIfNot[cell] * (1 - all)
    }

    /// Expected weight of the pages of a skill in the choice of the next one.
    @inline(__always)
    func choiceWeight(_ cell: Int, _ popularity: Double, _ choice: StateWeights) -> Double {
        popularity
            * (choice.held * held[cell] + choice.ready * (1 - heldIfReady[cell]) * ready[cell]
                + choice.unready * (1 - heldIfNot[cell]) * (1 - ready[cell]))
    }

    /// What is taken from logarithms of weights before they become numbers.
    private var greatestLogWeight: Double {
        var most = -Double.infinity
        for ability in 0..<abilities { most = max(most, logWeight[ability]) }
        return most
    }

    /// Logarithm of the likelihood of all that was observed.
    var logLikelihood: Double {
        let most = greatestLogWeight
        var sum = 0.0
        for ability in 0..<abilities { sum += Logistic.exp(logWeight[ability] - most) }
        return most + Logistic.log(sum)
    }

    /// Probability of holding a skill, over all abilities.
    func probability(_ place: Int) -> Double {
        let most = greatestLogWeight
        var sum = 0.0
        var all = 0.0
        for ability in 0..<abilities {
            let weight = Logistic.exp(logWeight[ability] - most)
            sum += weight * held[ability * skills + place]
            all += weight
        }
        return sum / all
    }

    /// Weights of the abilities, adding up to 1.
    func abilityWeights() -> [Double] {
        let most = greatestLogWeight
        let weights = (0..<abilities).map { Logistic.exp(logWeight[$0] - most) }
        let sum = weights.reduce(0, +)
        return weights.map { $0 / sum }
    }
}
