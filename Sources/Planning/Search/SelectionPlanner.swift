/// A planner of `PlanningProblem`s: chooses which items to follow; `StepOrder` puts them in order.
protocol SelectionPlanner {
    /// Chooses items.
    func select(_ problem: PlanningProblem) -> Selection
}

/// Which items to follow, and what is proven of the choice.
struct Selection: Sendable, Equatable {
    /// Numbers of items, in order of number.
    var items: [Int]
    /// Goals reached.
    var reached: [Int]
    /// No valid plan that reaches those goals costs less than this.
    var lowerBound: Int
}
