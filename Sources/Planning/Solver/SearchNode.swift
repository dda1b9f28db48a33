/// A node of the branch and cut that is still to be looked at. The least bound comes first, of equal ones the newest.
struct SearchNode: Comparable {
    var bound: Int
    var order: Int
    var decisions: Decisions?
    /// Where the program stood at the node above; nil to go on from where it is.
    var basis: LinearProgram.Basis?

    static func < (left: SearchNode, right: SearchNode) -> Bool {
        (left.bound, -left.order) < (right.bound, -right.order)
    }
    static func == (left: SearchNode, right: SearchNode) -> Bool { left.order == right.order }
}

/// A column to decide at a node.
struct Branching {
    var column: Int
    var value: Double
    /// The bound of the program that gave the value, on the scale of `LinearProgram.provenBound`.
    var bound: Int
    var isUpFirst: Bool
    /// Columns that are 0, and 1, in every better solution of the node.
    var zeros: [Int32] = []
    var ones: [Int32] = []
}

/// What was decided on the way to a node, the last first: bounds of columns that differ from the root's.
final class Decisions {
    let branching: Branching
    let isUp: Bool
    let before: Decisions?

    init(_ branching: Branching, isUp: Bool, before: Decisions?) {
        self.branching = branching
        self.isUp = isUp
        self.before = before
    }

    /// How far the column had to go.
    var distance: Double { isUp ? 1 - branching.value : branching.value }

    /// Sets the bounds of this decision's columns.
    func apply(to program: LinearProgram) {
        for column in branching.zeros { program.setBounds(Int(column), 0, 0) }
        for column in branching.ones { program.setBounds(Int(column), 1, 1) }
        program.setBounds(branching.column, isUp ? 1 : 0, isUp ? 1 : 0)
    }
}
