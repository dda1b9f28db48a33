/// Which items to follow, and what is proven of the choice.
struct Selection: Sendable, Equatable {
    /// Numbers of items, in an order that can be followed.
    var items: [Int]
    /// Goals reached.
    var reached: [Int]
    /// No valid plan that reaches goals of the same weight costs less than this.
    var lowerBound: Int
    /// No valid plan within the budget reaches more weight than this; nil where there is no budget.
    var weightBound: Int?
    /// Nodes of the search, and its work.
    var nodes = 0
    var work = 0
    /// Whether the clock ended the search, and not the count of work: then another machine may find another plan.
    var clockStruck = false
}
