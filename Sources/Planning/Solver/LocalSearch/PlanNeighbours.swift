/// Items of a plan that have to do with an item: they share a requirement, a skill or a goal with it.
struct PlanNeighbours {
    private let state: PlanState
    private let tables: ProblemTables

    init(_ state: PlanState) {
        self.state = state
        tables = state.tables
    }

    /// Draws an item of the plan that has to do with an item; nil where the draw leads to none.
    func draw(_ item: Int32, _ random: inout SplitMix) -> Int32? {
        state.work += 6
        let skill = random.element(tables.taught[item])
        switch random.below(3) {
        case 0: return skill.flatMap { user(of: $0, &random) }
        case 1: return requirement(of: item, &random)
        default:
            guard let skill else { return nil }
            if let goal = random.element(tables.goalsOfSkill[skill]) {
                return random.element(tables.goalSkills[goal]).flatMap { provider(of: $0, &random) }
            }
            return user(of: skill, &random).flatMap { requirement(of: $0, &random) }
        }
    }

    /// An item of the plan that requires a skill.
    private func user(of skill: Int32, _ random: inout SplitMix) -> Int32? {
        let groups = tables.consumers[skill]
        return random.first(of: groups.count) { place in
            let user = tables.groupItem[Int(groups[place])]
            return state.isIn(user) ? user : nil
        }
    }

    /// An item of the plan that teaches a skill that another one requires.
    private func requirement(of item: Int32, _ random: inout SplitMix) -> Int32? {
        let groups = tables.groupRange(item)
        guard !groups.isEmpty else { return nil }
        let group = groups.lowerBound + Int32(random.below(groups.count))
        return random.element(tables.groups[group]).flatMap { provider(of: $0, &random) }
    }

    /// An item of the plan that teaches a skill.
    private func provider(of skill: Int32, _ random: inout SplitMix) -> Int32? {
        let providers = tables.providers[skill]
        return random.first(of: providers.count) { state.isIn(providers[$0]) ? providers[$0] : nil }
    }
}

extension SplitMix {
    /// Some element; nil where there is none.
    fileprivate mutating func element(_ list: UnsafeBufferPointer<Int32>) -> Int32? {
        list.isEmpty ? nil : list[below(list.count)]
    }

    /// The first value that is there, from a random place on and around.
    fileprivate mutating func first(of count: Int, _ value: (Int) -> Int32?) -> Int32? {
        guard count > 0 else { return nil }
        let start = below(count)
        for step in 0..<count {
            let place = start &+ step
            if let found = value(place < count ? place : place &- count) { return found }
        }
        return nil
    }
}
