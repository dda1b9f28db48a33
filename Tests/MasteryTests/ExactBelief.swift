import Mastery

/// The same model by enumeration of all sets of held skills, for a few skills: what the filter approximates.
///
/// Pages: one a skill, numbered as it is. Skills are in an order with prerequisites first.
struct ExactBelief {
    private let prerequisites: [[Int]]
    private let parameters: MasteryParameters
    private let abilities: [Double] = [-1.6, -0.8, 0, 0.8, 1.6]
    /// By ability, then by set of held skills: probability of both.
    private var joint: [[Double]]
    private var opened: [Int] = []

    init(_ prerequisites: [[Int]], _ parameters: MasteryParameters) {
        self.prerequisites = prerequisites
        self.parameters = parameters
        let weights = abilities.map { exponential(-$0 * $0 / 2) }
        let sum = weights.reduce(0, +)
        let prior = parameters.prior
        joint = zip(abilities, weights).map { ability, weight in
            (0..<(1 << prerequisites.count)).map { held in
                prerequisites.indices.reduce(weight / sum) { product, skill in
                    let isReady = prerequisites[skill].allSatisfy { held >> $0 & 1 == 1 }
                    let logit =
                        prior.logOdds + prior.perAbility * ability - (isReady ? 0 : prior.missingPrerequisite)
                    let probability = 1 / (1 + exponential(-logit))
                    return product * (held >> skill & 1 == 1 ? probability : 1 - probability)
                }
            }
        }
    }

    private enum State { case held, ready, unready }

    private func state(_ skill: Int, _ held: Int) -> State {
        if held >> skill & 1 == 1 { return .held }
        return prerequisites[skill].allSatisfy { held >> $0 & 1 == 1 } ? .ready : .unready
    }

    mutating func weigh(_ skill: Int, held ifHeld: Double, lacked ifLacked: Double) {
        multiply { held in held >> skill & 1 == 1 ? ifHeld : ifLacked }
    }

    /// A visit of a page, with the likelihoods of the time spent by state and the share of the ceilings that it teaches.
    mutating func visit(_ skill: Int, dwell: (held: Double, ready: Double, unready: Double), taught: Double) {
        let before = self
        let choice = parameters.choice
        func weight(_ page: Int, _ held: Int) -> Double {
            let isSeen = before.opened.contains(page)
            switch before.state(page, held) {
            case .held: return isSeen ? choice.heldSeen : choice.heldNew
            case .ready: return isSeen ? choice.readySeen : 1
            case .unready: return isSeen ? choice.unreadySeen : choice.unreadyNew
            }
        }
        let back = opened.isEmpty ? 0 : choice.ways[0]
        let on = opened.isEmpty ? 0 : choice.ways[1]
        var unbound = opened.contains(skill) ? back / Double(Set(opened).count) : 0
        if let last = opened.last {
            let around = prerequisites.indices.filter {
                $0 == last || prerequisites[last].contains($0) || prerequisites[$0].contains(last)
            }
            if around.contains(skill) { unbound += on / Double(around.count) }
        }
        let pages = prerequisites.indices
        multiply { held in
            let total = pages.reduce(0) { $0 + weight($1, held) }
            let chosen = unbound + (1 - back - on) * weight(skill, held) / total
            switch before.state(skill, held) {
            case .held: return chosen * dwell.held
            case .ready: return chosen * dwell.ready
            case .unready: return chosen * dwell.unready
            }
        }
        opened.append(skill)
        for ability in joint.indices {
            for held in joint[ability].indices where held >> skill & 1 == 0 {
                let ceiling = state(skill, held) == .ready ? parameters.learning.ready : parameters.learning.unready
                let learned = joint[ability][held] * ceiling * taught
                joint[ability][held] -= learned
                joint[ability][held | 1 << skill] += learned
            }
        }
    }

    /// Every held skill is lost with a probability of its own.
    mutating func fade(keeping: [Double]) {
        for ability in joint.indices {
            for (skill, kept) in keeping.enumerated() {
                for held in joint[ability].indices where held >> skill & 1 == 1 {
                    let lost = joint[ability][held] * (1 - kept)
                    joint[ability][held] -= lost
                    joint[ability][held & ~(1 << skill)] += lost
                }
            }
        }
    }

    private mutating func multiply(_ likelihood: (Int) -> Double) {
        for ability in joint.indices {
            for held in joint[ability].indices { joint[ability][held] *= likelihood(held) }
        }
        let sum = joint.joined().reduce(0, +)
        for ability in joint.indices { joint[ability] = joint[ability].map { $0 / sum } }
    }

    /// Probability of holding each skill.
    var mastery: [Double] {
        prerequisites.indices.map { skill in
            joint.reduce(0) { sum, row in
                sum + row.indices.reduce(0) { $1 >> skill & 1 == 1 ? $0 + row[$1] : $0 }
            }
        }
    }
}
