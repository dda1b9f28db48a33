extension Belief {
    /// Lays on every skill what the pages not chosen since the last sweep say, lets skills fade, and computes all anew.
    ///
    /// A page that would have been likely if a skill were lacked, and was not chosen, speaks for its being held. Given the
    /// state, the number of visits to its pages is taken for Poisson, so that none at all has probability
    /// `exp(-exposure × weight)`.
    /// - Parameter days: time over which skills fade.
    /// - Complexity: O(abilities × (skills + prerequisites)).
    func sweep(days: Double, _ model: MasteryModel) {
        for ability in 0..<abilities { sweep(ability, days: max(0, days), model) }
        visitsSinceSweep = 0
    }

    private func sweep(_ ability: Int, days: Double, _ model: MasteryModel) {
        let map = model.map
        let row = ability * skills
        let exposed = exposure[ability]
        exposure[ability] = 0
        var unopened = Unchosen(model.choiceNew)
        var opened = Unchosen(model.choiceSeen)
        for place in stride(from: skills - 1, through: 0, by: -1) {
            var ratio = message[place]
            message[place] = 1
            let popularity = model.popularity[place]
            if exposed > 0, popularity > 0 {
                let chance =
                    seen[place] > 0 ? opened.chance(popularity * exposed) : unopened.chance(popularity * exposed)
                let cell = row + place
                let all = heldIfReady[cell] * chance.held + (1 - heldIfReady[cell]) * chance.ready
                let some = heldIfNot[cell] * chance.held + (1 - heldIfNot[cell]) * chance.unready
                heldIfReady[cell] *= chance.held / all
                heldIfNot[cell] *= chance.held / some
                ratio *= all / some
            }
            if ratio != 1 { weighPrerequisites(ability, place, ratio: ratio, map) }
        }
        for place in 0..<skills { refresh(ability, place, map) }
        if days > 0 {
            fade(ability, days: days, model)
            for place in 0..<skills { refresh(ability, place, map) }
        }
        total[ability] = 0
        for place in 0..<skills {
            weight[row + place] = choiceWeight(
                row + place, model.popularity[place], seen[place] > 0 ? model.choiceSeen : model.choiceNew)
            total[ability] += weight[row + place]
        }
    }

    /// Chances that a page was not chosen, in each state. Many pages are as popular as the one before.
    private struct Unchosen {
        private let choice: StateWeights
        private var amount = 0.0
        private var known = StateWeights(held: 1, ready: 1, unready: 1)

        init(_ choice: StateWeights) { self.choice = choice }

        @inline(__always)
        mutating func chance(_ amount: Double) -> StateWeights {
            if amount != self.amount {
                self.amount = amount
                known = StateWeights(
                    held: Logistic.decay(amount * choice.held), ready: Logistic.decay(amount * choice.ready),
                    unready: Logistic.decay(amount * choice.unready))
            }
            return known
        }
    }

    /// Every held skill is kept over some days with a probability that halves with each half-life (Ebbinghaus, 1885;
    /// half-life regression, Settles and Meeder, 2016, for its growth with use).
    private func fade(_ ability: Int, days: Double, _ model: MasteryModel) {
        let map = model.map
        let forgetting = model.parameters.forgetting
        let row = ability * skills
        let untouched = Logistic.power(2, -days / forgetting.initialHalfLifeDays)
        for place in 0..<skills {
            let uses = uses[row + place]
            keeping[place] =
                uses < 0
                ? untouched
                : Logistic.power(
                    2, -days / (forgetting.learnedHalfLifeDays * Logistic.exp(forgetting.growthPerUse * uses)))
        }
        for place in 0..<skills {
            let cell = row + place
            let parents = map.parents[place]
            if !parents.isEmpty {
                var kept = 1.0
                for parent in parents { kept *= keeping[Int(parent)] }
                // Of the learners who now miss a prerequisite, some held all of them before.
                let fell = ready[cell] * (1 - kept)
                let share = fell / (fell + 1 - ready[cell] + 1e-12)
                heldIfNot[cell] = share * heldIfReady[cell] + (1 - share) * heldIfNot[cell]
            }
            heldIfReady[cell] *= keeping[place]
            heldIfNot[cell] *= keeping[place]
        }
    }
}
