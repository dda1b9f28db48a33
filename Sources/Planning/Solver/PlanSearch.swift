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

    /// A plan that costs less than `start`, or `start`.
    func improved(_ start: [Int], maxWork: Int) -> [Int] {
        guard problem.skillCount < WaySearch.skillLimit else { return start }
        return local.improved(start, maxWork: maxWork, &meter.used)
    }
}
