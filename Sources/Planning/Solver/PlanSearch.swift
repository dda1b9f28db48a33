/// Looks for better plans beside the branch and cut: by local search, and by exact search over a small part of the items.
final class PlanSearch {
    private let problem: FlatProblem
    private let planner: ExactPlanner
    private let meter: WorkMeter
    /// Made when it is needed: most small problems are solved without.
    private lazy var local = LocalSearch(problem)

    /// - Parameter planner: what searches parts; it must not search plans in turn.
    init(_ problem: FlatProblem, _ planner: ExactPlanner, _ meter: WorkMeter) {
        self.problem = problem
        self.planner = planner
        self.meter = meter
    }

    /// The best plan that some items allow, as far as a part of the work finds it; `start` where that is no better.
    func best(_ start: [Int], among items: [Int], maxWork: Int) -> [Int] {
        guard let exact = planner.plan(problem, among: items, start: start, meter, maxWork: maxWork),
            problem.cost(of: exact) < problem.cost(of: start)
        else { return start }
        return exact
    }

    /// A plan that costs less than `start`, or `start`: by local search.
    func improved(_ start: [Int], maxWork: Int) -> [Int] {
        guard problem.skillCount < WaySearch.skillLimit else { return start }
        return local.improved(start, maxWork: maxWork, meter)
    }

    /// The same, in turns with the best plan that the items of the plans met on the way allow; ends early where
    /// that helps no more.
    /// - Parameter guide: values of a linear program, from 0 to 1 for each item.
    func mixed(_ start: [Int], guide: [Double]?, maxWork: Int) -> [Int] {
        if let guide { local.takeGuide(guide) }
        let stop = meter.used + maxWork
        var plan = start
        var failures = 0
        while failures < 4, meter.used < stop, !meter.isSpent {
            let left = stop - meter.used
            let found = improved(plan, maxWork: min(left / 5 * 4, problem.itemCount * 5000))
            let mixed = best(found, among: local.met.union(found).sorted(), maxWork: (stop - meter.used) / 3 * 2)
            failures = problem.cost(of: mixed) < problem.cost(of: plan) ? 0 : failures + 1
            plan = mixed
        }
        return plan
    }
}
