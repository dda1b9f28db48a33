/// Exchanges items of a long plan for others that cost the same and teach what only they did, where the others are of an axis
/// that has no less of the plan: so that fewer axes are left, and fewer changes between them.
struct AxisExchange {
    private let problem: PlanningProblem
    private var chosen: [Int]
    /// By axis, number of items chosen.
    private var counts: [Int?: Int] = [:]
    /// By skill, number of chosen items that teach it.
    private var teachers: [Int]

    /// The items after all exchanges, in no order.
    /// - Complexity: linear in the problem, and O(items) for each pair that might be exchanged.
    static func exchanged(_ items: [Int], _ problem: PlanningProblem) -> [Int] {
        var exchange = AxisExchange(items, problem)
        exchange.run()
        return exchange.chosen
    }

    private init(_ items: [Int], _ problem: PlanningProblem) {
        self.problem = problem
        chosen = items
        teachers = [Int](repeating: 0, count: problem.skillCount)
        for item in items { count(item, 1) }
    }

    private mutating func count(_ item: Int, _ change: Int) {
        counts[problem.items[item].axis, default: 0] += change
        for skill in Set(problem.items[item].teaches) { teachers[skill] += change }
    }

    private mutating func run() {
        var providers = [[Int]](repeating: [], count: problem.skillCount)
        for item in problem.items.indices { for skill in problem.items[item].teaches { providers[skill].append(item) } }
        for place in chosen.indices {
            let item = problem.items[chosen[place]]
            let own = item.teaches.filter { teachers[$0] == 1 && !problem.held.contains($0) }
            for other in own.first.map({ providers[$0] }) ?? [] where other != chosen[place] {
                let candidate = problem.items[other]
                guard candidate.cost == item.cost, candidate.axis != item.axis,
                    counts[candidate.axis] ?? 0 >= counts[item.axis] ?? 0,
                    own.allSatisfy(candidate.teaches.contains)
                else { continue }
                var after = chosen
                after[place] = other
                // What it teaches is enough, since nothing is lost.
                guard problem.followed(after).count == after.count else { continue }
                count(chosen[place], -1)
                count(other, 1)
                chosen = after
                break
            }
        }
    }
}
