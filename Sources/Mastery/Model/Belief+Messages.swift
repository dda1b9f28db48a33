extension Belief {
    /// Weighs evidence about whether all prerequisites of a skill are held, and leaves for each of them what it says
    /// about theirs in `message`.
    ///
    /// - Parameter ratio: likelihood of the evidence if all are held, divided by that if one is missing. It is laid on each
    ///   prerequisite with the others as they are believed now.
    @inline(__always)
    func weighPrerequisites(_ ability: Int, _ place: Int, ratio: Double, _ map: SkillMap) {
        let row = ability * skills
        let parents = map.parents[place]
        for parent in parents {
            var others = 1.0
            for other in parents where other != parent { others *= held[row + Int(other)] }
            let factor = ratio * others + (1 - others)
            let cell = row + Int(parent)
            let ifReady = heldIfReady[cell] * factor + 1 - heldIfReady[cell]
            let ifNot = heldIfNot[cell] * factor + 1 - heldIfNot[cell]
            heldIfReady[cell] *= factor / ifReady
            heldIfNot[cell] *= factor / ifNot
            message[Int(parent)] *= ifReady / ifNot
        }
    }

    /// Carries evidence on a skill's prerequisites to all that it stands on, and computes them anew.
    func carryToAncestors(_ ability: Int, _ place: Int, ratio: Double, _ map: SkillMap) {
        let ancestors = map.ancestors[place]
        guard !ancestors.isEmpty else { return }
        weighPrerequisites(ability, place, ratio: ratio, map)
        for ancestor in ancestors {
            let carried = message[Int(ancestor)]
            guard carried != 1 else { continue }
            message[Int(ancestor)] = 1
            // A message that changes next to nothing stops here.
            if abs(carried - 1) > 0.003 { weighPrerequisites(ability, Int(ancestor), ratio: carried, map) }
        }
        for ancestor in ancestors.reversed() { refresh(ability, Int(ancestor), map) }
    }

    /// Computes anew a skill and all that it stands on, which evidence on other skills may have changed.
    func refreshBehind(_ ability: Int, _ place: Int, _ map: SkillMap) {
        for ancestor in map.ancestors[place].reversed() { refresh(ability, Int(ancestor), map) }
        refresh(ability, place, map)
    }

    /// Computes anew the weight of a skill's pages in the choice of the next one.
    @inline(__always)
    func reweigh(_ ability: Int, _ place: Int, _ model: MasteryModel) {
        let cell = ability * skills + place
        let new = choiceWeight(
            cell, model.popularity[place], seen[place] > 0 ? model.choiceSeen : model.choiceNew)
        total[ability] += new - weight[cell]
        weight[cell] = new
    }
}
