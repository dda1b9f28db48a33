/// Solves a reduced problem by linear programs with landmark cuts, inside a branch and bound.
///
/// Bounds are proven in whole numbers (`LinearProgram.provenBound`), incumbents are plans that were followed step by
/// step: what it calls optimal is.
final class BranchAndCut {
    /// What the search ended with.
    struct Outcome {
        /// The best plan found, in an order that can be followed; nil where none was.
        var plan: [Int]?
        /// Whether it is better than what the search started with.
        var isBetter: Bool
        /// No solution has a lesser objective.
        var bound: Int
        var nodes: Int
        /// Items that can be in a better plan than the best one; nil where the search went to its end.
        var restart: [Int]?
    }

    private let problem: FlatProblem
    private let formulation: Formulation
    private let separator: LandmarkSeparator
    private let improver: PlanImprover
    private let meter: WorkMeter
    private let program: LinearProgram
    /// Rows of the formulation, and whether each is in the program yet.
    private let rows: [LinearProgram.Row]
    private var isIn: [Bool]
    private var rowLimit = 600
    private var best: [Int]?
    /// Objective of the best plan: what is sought is less.
    private var cutoff: Int
    private let firstCutoff: Int
    private var nodes = 0
    private var openBounds = BinaryHeap<OpenNode>()
    private var order = 0
    private var isRoot = true
    private let search: PlanSearch?
    /// A plan to search from as long as there is none that is better than what was known before; nil where there is none.
    private let start: [Int]?
    private var isSolved = false
    /// Number of nodes at which plans are searched for next; 1 at the root.
    private var nextSearch = 1
    /// Work after which plans are searched for, however far the root is.
    private let searchAt: Int
    /// Work for each item where the root takes long.
    private static let longEffort = 50_000

    /// A node to look at: bounds of columns that differ from the root's.
    private final class Fix {
        let column: Int
        let value: Double
        let parent: Fix?
        init(column: Int, value: Double, parent: Fix?) {
            self.column = column
            self.value = value
            self.parent = parent
        }
    }

    private struct OpenNode: Comparable {
        var bound: Int
        var order: Int
        var fix: Fix?
        static func < (left: OpenNode, right: OpenNode) -> Bool {
            (left.bound, -left.order) < (right.bound, -right.order)
        }
        static func == (left: OpenNode, right: OpenNode) -> Bool { left.order == right.order }
    }

    init(
        _ problem: FlatProblem, _ aim: Formulation.Aim, incumbent: [Int]?, cutoff: Int, start: [Int]?,
        search: PlanSearch?,
        landmarks: [[Int32]], bound: Int, meter: WorkMeter
    ) {
        self.problem = problem
        formulation = Formulation(problem, aim)
        separator = LandmarkSeparator(formulation)
        improver = PlanImprover(problem: problem)
        self.meter = meter
        best = incumbent
        self.search = search
        self.start = start
        self.cutoff = cutoff
        firstCutoff = cutoff
        program = formulation.program()
        rows = formulation.rows()
        isIn = [Bool](repeating: false, count: rows.count)
        // The program is soon done where there are few alternatives, or where landmarks come near; else it takes long.
        let isEasy = problem.itemCount < problem.skillCount * 2 || (cutoff - bound) * 10 < cutoff
        searchAt = meter.used + meter.left / (isEasy ? 2 : 20)
        program.add(landmarks.map { formulation.cut($0, target: nil) })
    }

    /// Searches until the optimum is proven or the work is spent.
    func run() -> Outcome {
        var current: OpenNode? = OpenNode(bound: program.leastObjective, order: 0, fix: nil)
        while let node = current ?? openBounds.pop() {
            current = nil
            guard node.bound < cutoff else { continue }
            if meter.isSpent { return outcome(bound: node.bound) }
            nodes += 1
            apply(node.fix)
            switch evaluate(node.bound) {
            case .pruned: break
            case .stopped(let bound): return outcome(bound: bound)
            case .restart(let kept, let bound): return outcome(bound: bound, restart: kept)
            case .branch(let column, let up, let bound):
                if isRoot || nodes >= nextSearch { searchPlans(effort: max(5000, nodes * 200)) }
                order += 1
                let other = OpenNode(
                    bound: bound, order: order, fix: Fix(column: column, value: up ? 0 : 1, parent: node.fix))
                openBounds.push(other)
                order += 1
                current = OpenNode(
                    bound: bound, order: order, fix: Fix(column: column, value: up ? 1 : 0, parent: node.fix))
            }
            isRoot = false
        }
        return outcome(bound: cutoff)
    }

    private func outcome(bound: Int, restart: [Int]? = nil) -> Outcome {
        var least = min(bound, cutoff)
        if let node = openBounds.first { least = min(least, node.bound) }
        return Outcome(plan: best, isBetter: cutoff < firstCutoff, bound: least, nodes: nodes, restart: restart)
    }

    private var rootLower: [Double] = []
    private var rootUpper: [Double] = []

    private func apply(_ fix: Fix?) {
        if rootLower.isEmpty {
            rootLower = program.lower
            rootUpper = program.upper
        }
        for column in rootLower.indices { program.setBounds(column, rootLower[column], rootUpper[column]) }
        var fix = fix
        while let current = fix {
            program.setBounds(current.column, current.value, current.value)
            fix = current.parent
        }
    }

    private enum Verdict {
        case pruned
        case stopped(bound: Int)
        case restart(kept: [Int], bound: Int)
        case branch(column: Int, up: Bool, bound: Int)
    }

    private func evaluate(_ parentBound: Int) -> Verdict {
        var bound = parentBound
        var rounds = 0
        var history: [Int] = []
        while true {
            let before = program.iterations
            let size = program.rowCount + program.columnCount
            let isBeforeSearch = isRoot && nextSearch == 1 && search != nil && (best ?? start) != nil
            let allowance = isBeforeSearch ? min(meter.left, searchAt - meter.used) : meter.left
            let status = program.solve(maxIterations: max(10, allowance / size))
            meter.used += (program.iterations - before + 2) * size
            if status == .infeasible {
                if program.isProvenInfeasible() { return .pruned }
                guard let column = (0..<problem.itemCount).first(where: { program.lower[$0] < program.upper[$0] })
                else {
                    takeWhole(program.lower)
                    return .pruned
                }
                return .branch(column: column, up: true, bound: bound)
            }
            let (scaled, reduced) = program.provenBound()
            defer { history.append(scaled) }
            bound = max(bound, scaled.dividedRoundingUp(by: 1 << 20))
            if bound >= cutoff { return .pruned }
            if status == .stopped {
                guard isBeforeSearch, !meter.isSpent else { return .stopped(bound: bound) }
                searchPlans(effort: Self.longEffort)
                continue
            }
            isSolved = true
            let values = program.values
            if isRoot, nextSearch == 1, meter.used > searchAt { searchPlans(effort: Self.longEffort) }
            if addViolatedRows(values) { continue }
            findPlan(near: values)
            if bound >= cutoff { return .pruned }
            if isRoot { tighten(scaled, reduced) }
            if isRoot, let kept = restartItems() { return .restart(kept: kept, bound: bound) }
            if meter.isSpent { return .stopped(bound: bound) }
            let column = branchingColumn(values)
            if column == nil {
                // The heuristics may miss what the program has found: its own items are looked at as they are.
                takeWhole(values)
                if bound >= cutoff { return .pruned }
            }
            rounds += 1
            let isStalling = history.count > 6 && history[history.count - 1] - history[history.count - 6] < 1 << 18
            let maxRounds = isRoot ? 200 : 4
            if column == nil || (rounds < maxRounds && !isStalling) {
                let cuts = separator.violated(by: values, limit: isRoot ? 600 : 150, &meter.used)
                if !cuts.isEmpty {
                    keepRowsFew()
                    program.add(cuts.map { formulation.cut($0.items, target: $0.target) })
                    continue
                }
            }
            if let column {
                return .branch(column: column, up: values[column] > 0.3, bound: bound)
            }
            // Whole, and its plan was looked at: nothing better is here unless something is still free.
            guard let free = (0..<problem.itemCount).first(where: { program.lower[$0] < program.upper[$0] }) else {
                takeWhole(program.lower)
                return .pruned
            }
            return .branch(column: free, up: values[free] > 0.5, bound: bound)
        }
    }

    /// Adds the rows of the formulation that a solution violates. Returns whether there were any.
    private func addViolatedRows(_ values: [Double]) -> Bool {
        var added: [LinearProgram.Row] = []
        for number in rows.indices where !isIn[number] {
            let row = rows[number]
            var sum = 0.0
            for place in row.columns.indices {
                sum += Double(row.coefficients[place]) * values[Int(row.columns[place])]
            }
            if sum < Double(row.atLeast) - 1e-6 {
                isIn[number] = true
                added.append(row)
            }
        }
        meter.used += rows.count * 4
        program.add(added)
        return !added.isEmpty
    }

    /// Rows that hold with room to spare are taken away once they are many; those of the formulation come back when
    /// they are violated.
    private func keepRowsFew() {
        guard program.rowCount > rowLimit else { return }
        for number in program.dropSlackRows() { isIn[number] = false }
        rowLimit = max(rowLimit, program.rowCount * 3 / 2)
    }

    // MARK: Fixing

    /// Fixes columns that no better solution can have otherwise, by their reduced costs.
    private func tighten(_ scaled: Int, _ reduced: [Int]) {
        let most = (cutoff - 1) << 20
        for column in reduced.indices where rootLower[column] < rootUpper[column] {
            if reduced[column] > 0, scaled + reduced[column] > most {
                rootUpper[column] = 0
                program.setBounds(column, rootLower[column], 0)
            } else if reduced[column] < 0, scaled - reduced[column] > most {
                rootLower[column] = 1
                program.setBounds(column, 1, rootUpper[column])
            }
        }
    }

    /// The items that are left, where enough are gone for a new reduction to pay.
    private func restartItems() -> [Int]? {
        let kept = (0..<problem.itemCount).filter { rootUpper[$0] > 0.5 }
        return kept.count * 10 < problem.itemCount * 7 && problem.itemCount > 30 ? kept : nil
    }

    // MARK: Branching

    /// The fractional column that costs the most to decide; goals first. Nil where all are whole.
    private func branchingColumn(_ values: [Double]) -> Int? {
        var best: (score: Double, column: Int)?
        func consider(_ column: Int, _ weight: Double) {
            let fraction = min(values[column], 1 - values[column])
            guard fraction > 1e-6 else { return }
            let score = fraction * weight
            if best == nil || score > best!.score { best = (score, column) }
        }
        for (goal, column) in formulation.goalColumn.enumerated() where column >= 0 {
            consider(Int(column), Double(problem.goals[goal].weight))
        }
        if best != nil { return best?.column }
        for item in 0..<problem.itemCount { consider(item, Double(problem.costs[item] + 1)) }
        return best?.column
    }

    /// Looks for plans where the root's program points: before the root is done where it takes long, at its end, and again
    /// each time the nodes have doubled.
    /// - Parameter effort: work for each item.
    private func searchPlans(effort: Int) {
        guard let search, var plan = best ?? start else { return }
        // Most of the work where little is left, so that there is a good plan in any case.
        let isFirst = nextSearch == 1
        let least = isFirst ? min(meter.left * 17 / 20, problem.itemCount * 5000) : 0
        let share = max(least, min(meter.left / (isFirst ? 2 : 16), problem.itemCount * effort))
        nextSearch = max(64, nextSearch * 2)
        if isSolved {
            // The best plan of what the program uses at all.
            let values = program.values
            let used = Set(plan).union(problem.costs.indices.filter { values[$0] > 0.01 }).sorted()
            plan = search.best(plan, among: used, maxWork: share / 4)
        }
        plan = search.mixed(
            plan, guide: isSolved ? program.values : nil, maxWork: isSolved ? share / 4 * 3 : share)
        take(plan, finder.objective(of: plan))
    }

    // MARK: Plans

    /// Looks for a plan where the linear program points.
    private func findPlan(near values: [Double]) {
        guard isRoot || nodes % 8 == 0 || branchingColumn(values) == nil else { return }
        var costs = problem.costs.map(Double.init)
        for item in costs.indices {
            // What is fixed at 0 is in no better plan.
            costs[item] =
                rootUpper[item] < 0.5 ? .greatestFiniteMagnitude : costs[item] * (1.0001 - min(values[item], 1))
        }
        let goalValues = formulation.goalColumn.map { $0 < 0 ? 1 : values[Int($0)] }
        // A plan is mended by the local search, where there is one.
        let share = search == nil ? max(2000, min(meter.left / 50, 200_000)) : 0
        guard let plan = finder.plan(costs: costs, goalValues: goalValues, maxWork: share, &meter.used) else { return }
        take(plan, finder.objective(of: plan))
    }

    private var finder: PlanFinder { PlanFinder(problem: problem, aim: formulation.aim, improver: improver) }

    /// Takes the items that whole values follow, where they are a plan.
    private func takeWhole(_ values: [Double]) {
        let plan = problem.followed((0..<problem.itemCount).filter { values[$0] > 0.5 }).order
        take(plan, finder.objective(of: plan))
    }

    private func take(_ plan: [Int], _ objective: Int?) {
        guard let objective, objective < cutoff else { return }
        cutoff = objective
        best = plan
    }
}
