/// A reduced planning problem in flat arrays, for the search. Items, skills, groups and goals are dense numbers; nothing
/// is held at the start, costs are in the greatest unit that divides them all.
struct FlatProblem: Sendable {
    /// A goal: `atLeast` of `skills` held.
    struct Goal: Sendable {
        var skills: [Int]
        var atLeast: Int
        var weight: Int
        /// Number of the goal in the problem that was reduced; nil for one that the reduction made.
        var origin: Int?
    }

    var skillCount: Int
    var costs: [Int]
    /// Skills that each item teaches.
    var taught: Lists
    /// Skills of each group.
    var groups: Lists
    /// Item of each group; the groups of one item stand side by side.
    var groupItem: [Int32]
    /// First group of each item; one more than there are items.
    var firstGroup: [Int32]
    /// Items that teach each skill.
    var providers: Lists
    /// Groups that hold each skill.
    var consumers: Lists
    var goals: [Goal]

    var itemCount: Int { costs.count }

    /// Makes a problem from lists.
    init(skillCount: Int, costs: [Int], teaches: [[Int]], requires: [[[Int]]], goals: [Goal]) {
        self.skillCount = skillCount
        self.costs = costs
        self.goals = goals
        taught = Lists(teaches)
        groups = Lists()
        groupItem = []
        firstGroup = [0]
        for (item, own) in requires.enumerated() {
            for group in own {
                groups.append(group)
                groupItem.append(Int32(item))
            }
            firstGroup.append(Int32(groupItem.count))
        }
        providers = taught.transposed(bound: skillCount)
        consumers = groups.transposed(bound: skillCount)
    }

    /// Groups of an item.
    @inline(__always)
    func groupRange(_ item: Int) -> Range<Int> {
        Range(uncheckedBounds: (Int(firstGroup[item]), Int(firstGroup[item &+ 1])))
    }

    /// An item as a value, with its skills numbered anew.
    func item(_ item: Int, number: (Int) -> Int = { $0 }) -> PlanningProblem.Item {
        .init(
            cost: costs[item], teaches: taught[item].map { number(Int($0)) },
            requires: groupRange(item).map { groups[$0].map { number(Int($0)) } })
    }

    /// Total cost of items.
    func cost(of items: some Sequence<Int>) -> Int { items.reduce(0) { $0 + costs[$1] } }
}

extension FlatProblem {
    /// The items of a set in an order that can be followed, each as soon as it can be; items that never can are left out.
    /// - Complexity: linear in the items and their edges.
    func followed(_ items: [Int]) -> (order: [Int], holds: [Bool]) {
        var holds = [Bool](repeating: false, count: skillCount)
        var order: [Int] = []
        var left = items
        while !left.isEmpty {
            let before = order.count
            left.removeAll { item in
                guard canFollow(item, holds) else { return false }
                for place in taught.range(item) { holds[Int(taught.values[place])] = true }
                order.append(item)
                return true
            }
            if order.count == before { break }
        }
        return (order, holds)
    }

    /// Whether every group of an item has a held skill.
    @inline(__always)
    func canFollow(_ item: Int, _ holds: [Bool]) -> Bool {
        for group in groupRange(item) {
            var isMet = false
            for place in groups.range(group) where holds[Int(groups.values[place])] {
                isMet = true
                break
            }
            if !isMet { return false }
        }
        return true
    }

    /// Whether enough skills of a goal are held.
    func isReached(_ goal: Goal, _ holds: [Bool]) -> Bool {
        var count = 0
        for skill in goal.skills where holds[skill] { count += 1 }
        return count >= goal.atLeast
    }
}
