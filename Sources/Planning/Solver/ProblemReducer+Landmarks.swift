import ContentGraph

extension ProblemReducer {
    /// Uses the skills that must be held before others: an item does not teach what it needs, and a group that such a
    /// skill meets says nothing.
    mutating func useLandmarks() -> Bool {
        let alive = items.indices.filter { items[$0].isAlive }
        guard skillCount > 0, skillCount <= 20_000, alive.count <= 20_000 else { return false }
        let landmarks = SkillLandmarks(
            skillCount: skillCount, teaches: alive.map { items[$0].teaches }, requires: alive.map { items[$0].requires }
        )
        var changed = false
        for (number, item) in alive.enumerated() {
            let teaches = items[item].teaches.filter { !landmarks.isHeld($0, beforeItem: number) }
            if teaches.count < items[item].teaches.count {
                items[item].teaches = teaches
                changed = true
            }
            var kept = items[item].requires
            for group in items[item].requires where kept.count > 1 {
                let others = kept.filter { $0 != group }
                guard others.count < kept.count else { continue }
                if landmarks.isImplied(group, by: others) {
                    kept = others
                    changed = true
                }
            }
            if kept.count < items[item].requires.count { items[item].requires = kept }
        }
        if isMandatory {
            changed = addMandatorySkills(landmarks) || changed
            changed = dropMandatoryRequirements() || changed
        }
        return changed
    }

    /// What is needed for a mandatory goal is mandatory too: as goals of their own, they force their only providers.
    private mutating func addMandatorySkills(_ landmarks: SkillLandmarks) -> Bool {
        var mandatory = BitSet(count: skillCount)
        var known = BitSet(count: skillCount)
        for goal in goals where goal.atLeast == goal.skills.count {
            for skill in goal.skills {
                known.insert(skill)
                landmarks.addHeld(with: skill, to: &mandatory)
            }
        }
        mandatory.subtract(known)
        let found = mandatory.elements.filter { !isHeld[$0] }
        for skill in found { goals.append(.init(skills: [skill], atLeast: 1, weight: 0, origin: nil)) }
        return !found.isEmpty
    }

    /// What every plan comes to hold without the help of an item, the item need not require: followed first, it is
    /// there. So it is where no skill that the item teaches leads to it.
    private mutating func dropMandatoryRequirements() -> Bool {
        var isMandatorySkill = [Bool](repeating: false, count: skillCount)
        for goal in goals where goal.atLeast == goal.skills.count {
            for skill in goal.skills { isMandatorySkill[skill] = true }
        }
        var edges: [(from: Int, to: Int)] = []
        for item in items where item.isAlive {
            for skill in item.requires.joined() { for taught in item.teaches { edges.append((skill, taught)) } }
        }
        let component = Digraph(nodeCount: skillCount, edges: edges).stronglyConnectedComponents().component
        var changed = false
        for item in items.indices where items[item].isAlive {
            let own = Set(items[item].teaches.map { component[$0] })
            let kept = items[item].requires.filter { group in
                !group.contains { isMandatorySkill[$0] && !own.contains(component[$0]) }
            }
            if kept.count < items[item].requires.count {
                items[item].requires = kept
                changed = true
            }
        }
        return changed
    }
}
