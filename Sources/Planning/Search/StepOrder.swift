/// Puts chosen items in an order that a learner can follow: one usage axis at a time, in site order, and before each
/// item what it requires.
struct StepOrder {
    /// An item at its place.
    struct Place: Equatable {
        var item: Int
        /// The goal under which it comes.
        var goal: Int
        /// The item for which it is there; nil where the goal itself asks for it.
        var before: Int?
    }

    private let problem: PlanningProblem
    private let chosen: Set<Int>
    /// By skill, the chosen items that teach it.
    private let providers: [Int: [Int]]
    private var holds: Set<Int>
    private var done: Set<Int> = []
    private var order: [Place] = []
    /// Items that the current goal asks for.
    private var asked: Set<Int> = []

    /// The chosen items in order.
    /// - Parameter goalItems: for each goal, its items in the order of its axis.
    static func order(_ chosen: [Int], goalItems: [[Int]], reached: [Int], _ problem: PlanningProblem) -> [Place] {
        var order = StepOrder(problem: problem, chosen: Set(chosen), holds: problem.held)
        for goal in reached {
            order.asked = Set(goalItems[goal])
            for item in goalItems[goal] where order.chosen.contains(item) { order.place(item, goal: goal, before: nil) }
        }
        order.asked = []
        // What an axis does not list itself, such as the alternative that was chosen in place of its tutorial.
        for item in chosen where !order.done.contains(item) {
            let goal = goal(of: item, among: reached, problem)
            order.place(item, goal: goal ?? reached.first ?? 0, before: nil)
        }
        return order.order
    }

    /// The first of some goals that asks for a skill of an item.
    private static func goal(of item: Int, among goals: [Int], _ problem: PlanningProblem) -> Int? {
        goals.first { problem.goals[$0].skills.contains(where: problem.items[item].teaches.contains) }
    }

    /// The same items, with one at the start, after what it requires and no other.
    static func beginning(
        with first: Int, _ places: [Place], reached: [Int], _ problem: PlanningProblem
    ) -> [Place] {
        // Where each skill comes from: its first item in the order.
        var source: [Int: Int] = [:]
        for place in places {
            for skill in problem.items[place.item].teaches where source[skill] == nil { source[skill] = place.item }
        }
        guard places.contains(where: { $0.item == first }) else { return places }
        let position = Dictionary(uniqueKeysWithValues: places.enumerated().map { ($1.item, $0) })
        var front: Set<Int> = [first]
        var queue = [first]
        while let item = queue.popLast() {
            for group in problem.items[item].requires where !group.contains(where: problem.held.contains) {
                // The earliest in the order comes before the item in any case.
                let earliest = group.compactMap { source[$0] }.min { position[$0]! < position[$1]! }
                if let earliest, front.insert(earliest).inserted { queue.append(earliest) }
            }
        }
        var moved = places.filter { front.contains($0.item) } + places.filter { !front.contains($0.item) }
        // What stood before an item that went to the front is there for the next that requires it, or for a goal.
        for number in front.count..<moved.count where moved[number].before.map(front.contains) ?? false {
            let item = moved[number].item
            let taught = problem.items[item].teaches
            moved[number].before =
                moved[number...].dropFirst().first { place in
                    problem.items[place.item].requires.contains { $0.contains(where: taught.contains) }
                }?.item
            if moved[number].before == nil, let goal = goal(of: item, among: reached, problem) {
                moved[number].goal = goal
            }
        }
        return moved
    }

    private init(problem: PlanningProblem, chosen: Set<Int>, holds: Set<Int>) {
        self.problem = problem
        self.chosen = chosen
        self.holds = holds
        var providers: [Int: [Int]] = [:]
        for item in chosen { for skill in problem.items[item].teaches { providers[skill, default: []].append(item) } }
        self.providers = providers
    }

    /// Places an item after what it requires, depth first and without recursion.
    private mutating func place(_ item: Int, goal: Int, before: Int?) {
        var stack: [(item: Int, before: Int?)] = [(item, before)]
        var waiting: Set<Int> = [item]
        while let top = stack.last {
            if done.contains(top.item) {
                stack.removeLast()
                continue
            }
            let unmet = problem.items[top.item].requires.first { !$0.contains(where: holds.contains) }
            guard let unmet else {
                stack.removeLast()
                done.insert(top.item)
                holds.formUnion(problem.items[top.item].teaches)
                // What the axis asks for itself is there for the axis, even where another step requires it too.
                order.append(Place(item: top.item, goal: goal, before: asked.contains(top.item) ? nil : top.before))
                continue
            }
            let provider = unmet.flatMap { providers[$0] ?? [] }
                .filter { !done.contains($0) && !waiting.contains($0) }.min()
            guard let provider else {
                // Only another choice made on the way can unblock it: leave it for later.
                stack.removeLast()
                continue
            }
            waiting.insert(provider)
            stack.append((provider, top.item))
        }
    }
}
