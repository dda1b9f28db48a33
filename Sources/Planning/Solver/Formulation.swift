/// The planning problem as an integer program: a column for each item, one for each skill with several providers, one
/// for each goal that may be left out. What circular support the rows allow, cuts take away.
struct Formulation {
    /// What is sought.
    enum Aim: Equatable {
        /// All goals, at least cost.
        case shortest
        /// The greatest weight of goals within a cost.
        case heaviest(within: Int)
        /// Goals of at least a weight, at least cost.
        case cheapest(weight: Int)
    }

    let problem: FlatProblem
    let aim: Aim
    /// Column of each skill: that of its only provider, or its own.
    private(set) var skillColumn: [Int32]
    /// Column of each goal; -1 where it is mandatory.
    private(set) var goalColumn: [Int32]
    let columnCount: Int

    init(_ problem: FlatProblem, _ aim: Aim) {
        self.problem = problem
        self.aim = aim
        var next = problem.itemCount
        skillColumn = (0..<problem.skillCount).map { skill in
            let range = problem.providers.range(skill)
            if range.count == 1 { return problem.providers.values[range.lowerBound] }
            next += 1
            return Int32(next - 1)
        }
        goalColumn = problem.goals.map { _ in
            guard aim != .shortest else { return -1 }
            next += 1
            return Int32(next - 1)
        }
        columnCount = next
    }

    /// Rows that a whole solution must keep besides its bounds. Most say nothing of a solution that uses few items, and
    /// join the program only once one is violated.
    func rows() -> [LinearProgram.Row] {
        (groupRows() + providerRows() + goalRows()).enumerated().map { number, row in
            var row = row
            row.number = number
            return row
        }
    }

    /// The linear program with the rows of its aim alone.
    func program() -> LinearProgram {
        var objective = [Int](repeating: 0, count: columnCount)
        var lower = [Int](repeating: 0, count: columnCount)
        if case .heaviest = aim {
            for (goal, column) in goalColumn.enumerated() { objective[Int(column)] = -problem.goals[goal].weight }
        } else {
            for item in 0..<problem.itemCount { objective[item] = problem.costs[item] }
        }
        if aim == .shortest {
            for goal in problem.goals where goal.atLeast == goal.skills.count {
                for skill in goal.skills { lower[Int(skillColumn[skill])] = 1 }
            }
        }
        let program = LinearProgram(
            objective: objective, lower: lower, upper: [Int](repeating: 1, count: columnCount))
        program.add(aimRows())
        return program
    }

    /// An item is followed only where each of its groups has a held skill.
    private func groupRows() -> [LinearProgram.Row] {
        (0..<problem.groups.count).compactMap { group in
            let item = problem.groupItem[group]
            let columns = problem.groups[group].map { skillColumn[Int($0)] }
            guard !columns.contains(item) else { return nil }
            return Self.row(columns, minus: item)
        }
    }

    /// A skill is held only where one of its providers is followed.
    private func providerRows() -> [LinearProgram.Row] {
        (0..<problem.skillCount).compactMap { skill in
            let providers = problem.providers[skill]
            return providers.count == 1 ? nil : Self.row(Array(providers), minus: skillColumn[skill])
        }
    }

    private func goalRows() -> [LinearProgram.Row] {
        problem.goals.enumerated().flatMap { number, goal -> [LinearProgram.Row] in
            let columns = goal.skills.map { skillColumn[$0] }
            let column = goalColumn[number]
            if goal.atLeast == goal.skills.count {
                return column < 0 ? [] : columns.map { Self.row([$0], minus: column) }
            }
            var row = Self.sum(columns)
            if column < 0 {
                row.atLeast = goal.atLeast
            } else {
                row.columns.append(column)
                row.coefficients.append(Int32(-goal.atLeast))
            }
            return [row]
        }
    }

    private func aimRows() -> [LinearProgram.Row] {
        switch aim {
        case .shortest: return []
        case .heaviest(let budget):
            let items = (0..<problem.itemCount).map(Int32.init)
            return [.init(columns: items, coefficients: problem.costs.map { Int32(-$0) }, atLeast: -budget)]
        case .cheapest(let weight):
            return [
                .init(columns: goalColumn, coefficients: problem.goals.map { Int32($0.weight) }, atLeast: weight)
            ]
        }
    }

    /// The sum of columns, which may repeat.
    private static func sum(_ columns: [Int32]) -> LinearProgram.Row {
        var counts: [Int32: Int32] = [:]
        for column in columns { counts[column, default: 0] += 1 }
        let sorted = counts.keys.sorted()
        return .init(columns: sorted, coefficients: sorted.map { counts[$0]! }, atLeast: 0)
    }

    /// At least one of some columns where another is 1.
    private static func row(_ columns: [Int32], minus column: Int32) -> LinearProgram.Row {
        var all: [Int32] = []
        all.reserveCapacity(columns.count + 1)
        for other in columns.sorted() where other != all.last { all.append(other) }
        return .init(
            columns: all + [column], coefficients: [Int32](repeating: 1, count: all.count) + [-1], atLeast: 0)
    }

    /// The cut that a landmark is: one of its items is followed where the target column is 1, or always.
    func cut(_ landmark: [Int32], target: Int32?) -> LinearProgram.Row {
        let ones = [Int32](repeating: 1, count: landmark.count)
        guard let target else { return .init(columns: landmark, coefficients: ones, atLeast: 1) }
        return .init(columns: landmark + [target], coefficients: ones + [-1], atLeast: 0)
    }
}
