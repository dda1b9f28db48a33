/// What is to be planned, without any content: items that cost time, teach skills and require skills, and goals.
///
/// Skills and items are dense numbers. *Shortest*: a valid order of items of least total cost that reaches all goals.
/// *Budgeted*: a valid order within `budget` that reaches the greatest total weight of goals, then at least cost. An
/// order is valid when at each item every group of its requirements has a skill that is held at the start or taught by
/// an earlier item.
public struct PlanningProblem: Sendable, Equatable {
    /// Something to follow.
    public struct Item: Sendable, Equatable {
        /// Cost, in the unit of the problem: seconds for a content graph.
        public var cost: Int
        /// Skills that it teaches.
        public var teaches: [Int]
        /// Conjunction of groups; a group is met when one of its skills is held.
        public var requires: [[Int]]
        /// Usage axis, for the order; nil where it belongs to none.
        public var axis: Int?

        /// Makes an item.
        public init(cost: Int, teaches: [Int], requires: [[Int]], axis: Int? = nil) {
            self.cost = cost
            self.teaches = teaches
            self.requires = requires
            self.axis = axis
        }
    }

    /// Something to reach: `atLeast` of `skills` held.
    public struct Goal: Sendable, Equatable {
        /// Skills that count.
        public var skills: [Int]
        /// How many of them are enough.
        public var atLeast: Int
        /// What it is worth where not all can be reached.
        public var weight: Int

        /// Makes a goal.
        public init(skills: [Int], atLeast: Int, weight: Int = 1) {
            self.skills = skills
            self.atLeast = atLeast
            self.weight = weight
        }
    }

    /// Number of skills; they are `0..<skillCount`.
    public var skillCount: Int
    /// In site order.
    public var items: [Item]
    /// In site order.
    public var goals: [Goal]
    /// Skills held at the start.
    public var held: Set<Int>
    /// Most that may be spent; nil for *shortest*.
    public var budget: Int?

    /// Makes a problem.
    public init(skillCount: Int, items: [Item], goals: [Goal], held: Set<Int> = [], budget: Int? = nil) {
        self.skillCount = skillCount
        self.items = items
        self.goals = goals
        self.held = held
        self.budget = budget
    }
}

extension PlanningProblem {
    /// Total cost of items.
    func cost(of items: some Sequence<Int>) -> Int { items.reduce(0) { $0 + self.items[$1].cost } }

    /// Whether enough skills of a goal are held.
    func isReached(_ goal: Goal, _ holds: (Int) -> Bool) -> Bool {
        Set(goal.skills).count(where: holds) >= goal.atLeast
    }

    /// The goals that items reach which can all be followed.
    func reached(by items: some Sequence<Int>) -> [Int] {
        let holds = items.reduce(into: held) { $0.formUnion(self.items[$1].teaches) }
        return goals.indices.filter { isReached(goals[$0], holds.contains) }
    }

    /// The items of a set in an order that can be followed from the start, each as soon as it can be; items that never can
    /// are left out.
    func followed(_ items: [Int]) -> [Int] {
        var holds = [Bool](repeating: false, count: skillCount)
        for skill in held { holds[skill] = true }
        var left = items
        var order: [Int] = []
        var before = -1
        while order.count > before {
            before = order.count
            left.removeAll { item in
                guard self.items[item].requires.allSatisfy({ $0.contains { holds[$0] } }) else { return false }
                for skill in self.items[item].teaches { holds[skill] = true }
                order.append(item)
                return true
            }
        }
        return order
    }

    /// Whether two plans may reach as much: where some goals will do, or there is more than one way to a skill.
    var hasChoice: Bool {
        if budget != nil || goals.contains(where: { $0.atLeast < Set($0.skills).count }) { return true }
        if items.contains(where: { $0.requires.contains { $0.count > 1 } }) { return true }
        var isTaught = [Bool](repeating: false, count: skillCount)
        for item in items {
            for skill in Set(item.teaches) {
                if isTaught[skill] { return true }
                isTaught[skill] = true
            }
        }
        return false
    }
}
