/// Solves planning problems that come from elsewhere than a content graph: those of benchmarks and tests.
public struct PlanningSolver: Sendable {
    /// What was found and what is proven of it.
    public struct Solution: Sendable, Equatable {
        /// Numbers of items, in the order to follow: with the fewest changes of axis, exactly so for up to 30 items.
        public var items: [Int]
        /// Goals reached.
        public var reached: [Int]
        /// No valid plan that reaches goals of the same weight costs less than this.
        public var costBound: Int
        /// No valid plan within the budget reaches more weight than this; nil where there is no budget.
        public var weightBound: Int?
        /// Nodes of the search.
        public var nodes: Int
        /// Work of the search, the same on every machine.
        public var work: Int
        /// Whether the clock ended the search, and not the count of work.
        public var clockStruck: Bool
    }

    /// Changes of axis in an order of items.
    public static func axisChanges(_ order: [Int], _ problem: PlanningProblem) -> Int {
        AxisOrder.changes(order, problem)
    }

    private let planner: ExactPlanner

    /// Makes a solver that may do as much work as should take some seconds.
    public init(seconds: Double = 0.05) { planner = ExactPlanner(seconds: seconds) }

    /// Solves a problem. The same problem and seconds give the same plan.
    public func solve(_ problem: PlanningProblem) -> Solution {
        var selection = planner.select(problem)
        if problem.hasChoice {
            planner.order(&selection, problem)
        } else {
            selection.items = AxisOrder.order(selection.items, problem)
        }
        return Solution(
            items: selection.items, reached: selection.reached, costBound: selection.lowerBound,
            weightBound: selection.weightBound, nodes: selection.nodes, work: selection.work,
            clockStruck: selection.clockStruck)
    }
}
