import ContentGraph

extension ProblemReducer {
    /// Uses the skills that must be held before others: an item does not teach what it needs, and a group that such a
    /// skill meets says nothing.
    mutating func useLandmarks() -> Bool {
        let alive = items.indices.filter { items[$0].isAlive }
        guard skillCount > 0, skillCount <= 20_000, alive.count <= 20_000 else { return false }
        let flat = FlatProblem(
            skillCount: skillCount, costs: alive.map { items[$0].cost }, teaches: alive.map { items[$0].teaches },
            requires: alive.map { items[$0].requires }, goals: [])
        let landmarks = SkillLandmarks(flat)
        work += landmarks.work + size
        var changed = false
        for (number, item) in alive.enumerated() {
            if flat.taught[number].contains(where: { landmarks.isHeld($0, beforeItem: number) }) {
                items[item].teaches.removeAll { landmarks.isHeld(Int32($0), beforeItem: number) }
                changed = true
            }
            if let kept = Self.needed(flat.groupRange(number), landmarks) {
                items[item].requires = kept.map { flat.groups[$0].map(Int.init) }
                changed = true
            }
        }
        if isMandatory {
            changed = addMandatorySkills(landmarks) || changed
            changed = dropMandatoryRequirements() || changed
        }
        return changed
    }

    /// The groups of an item that its others do not imply; nil where that is all of them.
    private static func needed(_ groups: Range<Int>, _ landmarks: SkillLandmarks) -> [Int]? {
        var dropped: [Int] = []
        for group in groups where groups.count > 1 {
            let isImplied = groups.contains { other in
                other != group && !dropped.contains(other) && landmarks.isImplied(group, by: other)
            }
            if isImplied { dropped.append(group) }
        }
        return dropped.isEmpty ? nil : groups.filter { !dropped.contains($0) }
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
        // Most often there is none, and nothing to look at.
        guard
            items.contains(where: { item in
                item.isAlive && item.requires.contains { $0.contains { isMandatorySkill[$0] } }
            })
        else { return false }
        work += size * 3
        var edges: [(from: Int, to: Int)] = []
        for item in items where item.isAlive {
            for skill in item.requires.joined() { for taught in item.teaches { edges.append((skill, taught)) } }
        }
        let component = Digraph(nodeCount: skillCount, edges: edges).stronglyConnectedComponents().component
        var changed = false
        for item in items.indices where items[item].isAlive {
            guard items[item].requires.contains(where: { $0.contains { isMandatorySkill[$0] } }) else { continue }
            let own = items[item].teaches.map { component[$0] }
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
