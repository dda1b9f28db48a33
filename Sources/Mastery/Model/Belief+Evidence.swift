extension Belief {
    /// Visits after which what was not chosen is weighed, if no pause comes before.
    private static var mostVisits: Int { 16 }
    /// A longer pause, in days, is one over which skills fade.
    private static var pauseDays: Double { 0.3 }
    /// Successful uses beyond which a half-life grows no further.
    private static var mostUses: Double { 4 }

    /// Takes time up to a moment into account. Events come in order: an earlier moment counts as the last one.
    func advance(to time: Double, _ model: MasteryModel) {
        let time = max(time, lastTime ?? time)
        if let faded = fadedTime {
            if isAfterPause(time) {
                sweep(days: (time - faded) / 86400, model)
                lastPlace = nil
                fadedTime = time
            } else if visitsSinceSweep >= Self.mostVisits {
                sweep(days: 0, model)
            }
        } else {
            fadedTime = time
        }
        lastTime = time
    }

    /// Whether an event at a moment will weigh what was not chosen.
    func isSweepDue(at time: Double) -> Bool { visitsSinceSweep >= Self.mostVisits || isAfterPause(time) }

    private func isAfterPause(_ time: Double) -> Bool {
        lastTime.map { time - $0 > Self.pauseDays * 86400 } ?? false
    }

    /// Weighs evidence on a skill: its probability where the skill is held, and where it is lacked.
    func weigh(_ place: Int, held ifHeld: Double, lacked ifLacked: Double, isUse: Bool, _ model: MasteryModel) {
        let map = model.map
        for ability in 0..<abilities {
            let cell = ability * skills + place
            refreshBehind(ability, place, map)
            let all = heldIfReady[cell] * ifHeld + (1 - heldIfReady[cell]) * ifLacked
            let some = heldIfNot[cell] * ifHeld + (1 - heldIfNot[cell]) * ifLacked
            logWeight[ability] += Logistic.log(ready[cell] * all + (1 - ready[cell]) * some + 1e-300)
            heldIfReady[cell] *= ifHeld / all
            heldIfNot[cell] *= ifHeld / some
            carryToAncestors(ability, place, ratio: all / some, map)
            refresh(ability, place, map)
            if isUse { uses[cell] = min(Self.mostUses, max(0, uses[cell]) + held[cell]) }
            reweighAround(ability, place, model)
        }
    }

    /// Takes a visit: that this page was chosen, how long it was looked at, and what that teaches.
    /// - Parameter share: time on the page as a share of the expected time.
    /// - Parameter counts: receives what the visit adds to the expected counts of a fit.
    func visit(page: Int, share: Double, _ model: MasteryModel, counts: ExpectedCounts? = nil) {
        let skillsOfPage = model.map.pages[page].skills
        guard let main = skillsOfPage.first else { return }
        visitsSinceSweep += 1
        let share = min(max(share, 0.01), 20)
        let taught = model.saturation(share)
        chooseAndRead(page, model.map.place[main], share, taught, model, counts)
        for other in skillsOfPage.dropFirst() { learn(model.map.place[other], taught, model) }
    }

    /// Takes what is learned from a share of a page, without that it was chosen.
    func read(page: Int, share: Double, _ model: MasteryModel) {
        let taught = model.saturation(share)
        for skill in model.map.pages[page].skills {
            seen[model.map.place[skill]] = 1
            learn(model.map.place[skill], taught, model)
        }
        openedPages.insert(Int32(page))
    }

    private func chooseAndRead(
        _ page: Int, _ place: Int, _ share: Double, _ taught: Double, _ model: MasteryModel, _ counts: ExpectedCounts?
    ) {
        let map = model.map
        let read = model.dwellLikelihoods(share)
        let choice = seen[place] > 0 ? model.choiceSeen : model.choiceNew
        // Back to some page opened before, on to one nearby, or a choice by what is held.
        let ways = model.parameters.choice.ways
        let revisit = openedPages.isEmpty ? 0 : ways[0]
        let follow = lastPlace == nil ? 0 : ways[1]
        var unbound = openedPages.contains(Int32(page)) ? revisit / Double(openedPages.count) : 0
        if let last = lastPlace, isNear(place, last, map) { unbound += follow / model.pagesAround[last] }
        lastPlace = place
        openedPages.insert(Int32(page))
        seen[place] = 1
        let weights = counts == nil ? [] : abilityWeights()
        let perPage = (1 - revisit - follow) * model.popularity[place] * model.pageShare[page]
        for ability in 0..<abilities {
            let cell = ability * skills + place
            refreshBehind(ability, place, map)
            let chosen = perPage / total[ability]
            let ifHeld = (unbound + chosen * choice.held) * read.held
            let ifReady = (unbound + chosen * choice.ready) * read.ready
            let ifUnready = (unbound + chosen * choice.unready) * read.unready
            let all = heldIfReady[cell] * ifHeld + (1 - heldIfReady[cell]) * ifReady
            let some = heldIfNot[cell] * ifHeld + (1 - heldIfNot[cell]) * ifUnready
            let likelihood = ready[cell] * all + (1 - ready[cell]) * some
            logWeight[ability] += Logistic.log(likelihood + 1e-300)
            let isHeld = held[cell]
            let isReady = ready[cell] * (1 - heldIfReady[cell])
            let isUnready = (1 - ready[cell]) * (1 - heldIfNot[cell])
            let unweighed = unbound * (isHeld * read.held + isReady * read.ready + isUnready * read.unready)
            let byChoice = 1 - unweighed / likelihood
            exposure[ability] += byChoice / total[ability]
            if let counts {
                counts.add(
                    visitTo: place, share, weights[ability], byChoice: byChoice,
                    StateWeights(
                        held: isHeld * (unbound + chosen * choice.held),
                        ready: isReady * (unbound + chosen * choice.ready),
                        unready: isUnready * (unbound + chosen * choice.unready)), likelihood, model)
            }
            heldIfReady[cell] *= ifHeld / all
            heldIfNot[cell] *= ifHeld / some
            let readyNow = ready[cell] * all / likelihood
            let before = (heldIfReady[cell], heldIfNot[cell])
            let heldNow = readyNow * before.0 + (1 - readyNow) * before.1
            let ceiling = model.ceilings[ability]
            heldIfReady[cell] += (1 - heldIfReady[cell]) * ceiling.ready * taught
            heldIfNot[cell] += (1 - heldIfNot[cell]) * ceiling.unready * taught
            uses[cell] = min(Self.mostUses, max(0, uses[cell]) + heldNow * taught)
            carryToAncestors(ability, place, ratio: all / some, map)
            refresh(ability, place, map)
            dilute(ability, place, heldBefore: before.0 * ready[cell] + before.1 * (1 - ready[cell]), map)
            reweighAround(ability, place, model)
        }
    }

    private func isNear(_ place: Int, _ last: Int, _ map: SkillMap) -> Bool {
        place == last || map.parents[last].contains(Int32(place)) || map.children[last].contains(Int32(place))
    }

    /// A page teaches a skill beside its main one.
    private func learn(_ place: Int, _ taught: Double, _ model: MasteryModel) {
        for ability in 0..<abilities {
            let cell = ability * skills + place
            refreshBehind(ability, place, model.map)
            let before = held[cell]
            let ceiling = model.ceilings[ability]
            heldIfReady[cell] += (1 - heldIfReady[cell]) * ceiling.ready * taught
            heldIfNot[cell] += (1 - heldIfNot[cell]) * ceiling.unready * taught
            uses[cell] = min(Self.mostUses, max(0, uses[cell]) + before * taught)
            refresh(ability, place, model.map)
            dilute(ability, place, heldBefore: before, model.map)
            reweighAround(ability, place, model)
        }
    }

    /// To have learned a skill just now says nothing about what stands on it: of the learners who hold it, those who held
    /// it before are believed to hold the rest as before, the others as one who missed it.
    private func dilute(_ ability: Int, _ place: Int, heldBefore: Double, _ map: SkillMap) {
        let row = ability * skills
        guard held[row + place] > 0 else { return }
        let share = min(1, heldBefore / held[row + place])
        for child in map.children[place] {
            let cell = row + Int(child)
            heldIfReady[cell] = share * heldIfReady[cell] + (1 - share) * heldIfNot[cell]
        }
    }

    private func reweighAround(_ ability: Int, _ place: Int, _ model: MasteryModel) {
        let map = model.map
        reweigh(ability, place, model)
        for parent in map.parents[place] { reweigh(ability, Int(parent), model) }
        for child in map.children[place] {
            refresh(ability, Int(child), map)
            reweigh(ability, Int(child), model)
        }
    }
}
