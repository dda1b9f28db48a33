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
    /// Rows of the formulation, and whether each is in the program yet: made once a program is solved.
    private lazy var rows: [LinearProgram.Row] = {
        let rows = formulation.rows()
        meter.used += rows.reduce(0) { $0 + $1.columns.count + 10 } * 2
        return rows
    }()
    private lazy var isIn = [Bool](repeating: false, count: rows.count)
    private var rowLimit = 1500
    private var best: [Int]?
    /// Objective of the best plan: what is sought is less.
    private var cutoff: Int
    private let firstCutoff: Int
    private var nodes = 0
    private var openBounds = BinaryHeap<SearchNode>()
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
    /// Whether items lead from one skill to another: hardly any requires or teaches several.
    private let isOfPlainWays: Bool
    /// Work for each item where the root takes long.
    private static let longEffort = 50_000
    private var rule: BranchingRule
    /// Work of the program, without trials.
    private var programWork = 0

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
        rule = BranchingRule(columnCount: formulation.columnCount)
        // The program is soon done where there are few alternatives, or where landmarks come near; else it takes long.
        let isEasy = problem.itemCount < problem.skillCount * 2 || (cutoff - bound) * 10 < cutoff
        searchAt = meter.used + meter.left / (isEasy ? 2 : 20)
        isOfPlainWays = max(problem.taught.values.count, problem.groups.count) * 4 <= problem.itemCount * 5
        program.add(landmarks.map { formulation.cut($0, target: nil) })
    }

    /// Searches until the optimum is proven or the work is spent.
    func run() -> Outcome {
        var current: SearchNode? = SearchNode(bound: program.leastObjective, order: 0)
        while let node = current ?? openBounds.pop() {
            current = nil
            guard node.bound < cutoff else { continue }
            if meter.isSpent { return outcome(bound: node.bound) }
            nodes += 1
            apply(node.decisions)
            if let basis = node.basis { program.basis = basis }
            switch evaluate(node) {
            case .pruned: break
            case .stopped(let bound): return outcome(bound: bound)
            case .restart(let kept, let bound): return outcome(bound: bound, restart: kept)
            case .branch(let branching, let bound):
                if isRoot || nodes >= nextSearch {
                    searchPlans(effort: max(5000, nodes * 200))
                    // What a better plan leaves no place for goes.
                    if let rootBound { tighten(rootBound.scaled, rootBound.reduced) }
                    if isRoot, let kept = restartItems() { return outcome(bound: bound, restart: kept) }
                }
                func child(isUp: Bool, basis: LinearProgram.Basis?) -> SearchNode {
                    order += 1
                    let decisions = Decisions(branching, isUp: isUp, before: node.decisions)
                    return SearchNode(bound: bound, order: order, decisions: decisions, basis: basis)
                }
                openBounds.push(child(isUp: !branching.isUpFirst, basis: program.basis))
                current = child(isUp: branching.isUpFirst, basis: nil)
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
    /// What the last program of the root proved, and its reduced costs.
    private var rootBound: (scaled: Int, reduced: [Int])?

    private func apply(_ decisions: Decisions?) {
        if rootLower.isEmpty {
            rootLower = program.lower
            rootUpper = program.upper
        }
        for column in rootLower.indices { program.setBounds(column, rootLower[column], rootUpper[column]) }
        var decisions = decisions
        while let decision = decisions {
            decision.apply(to: program)
            decisions = decision.before
        }
    }

    private enum Verdict {
        case pruned
        case stopped(bound: Int)
        case restart(kept: [Int], bound: Int)
        case branch(Branching, bound: Int)
    }

    private func evaluate(_ node: SearchNode) -> Verdict {
        var bound = node.bound
        var rounds = 0
        var hasBegunAnew = false
        var history: [Int] = []
        while true {
            let before = program.work
            let isBeforeSearch = isRoot && nextSearch == 1 && search != nil && (best ?? start) != nil
            let allowance = isBeforeSearch ? min(meter.left, searchAt - meter.used) : meter.left
            let status = program.solve(maxIterations: program.iterations(for: allowance))
            meter.used += program.work - before
            programWork += program.work - before
            if status == .infeasible {
                if program.isProvenInfeasible() { return .pruned }
                // Where the simplex method began may be what led it to no proof.
                if !hasBegunAnew {
                    hasBegunAnew = true
                    program.forgetBasis()
                    continue
                }
                // To look at such nodes is more than their few iterations: they must not become many.
                meter.used += (program.rowCount + program.columnCount) * 50
                guard let column = (0..<problem.itemCount).first(where: { program.lower[$0] < program.upper[$0] })
                else {
                    takeWhole(program.lower)
                    return .pruned
                }
                return .branch(
                    Branching(column: column, value: 0.5, bound: bound << 20, isUpFirst: true), bound: bound)
            }
            let (scaled, reduced) = program.provenBound()
            if history.isEmpty, status == .solved, let decision = node.decisions {
                rule.note(decision, bound: scaled)
            }
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
            let open = candidates(values)
            let isWhole = open.isEmpty
            if isRoot || nodes % 8 == 0 || isWhole { findPlan(near: values) }
            if bound >= cutoff { return .pruned }
            if isRoot {
                rootBound = (scaled, reduced)
                tighten(scaled, reduced)
            }
            if isRoot, let kept = restartItems() { return .restart(kept: kept, bound: bound) }
            if meter.isSpent { return .stopped(bound: bound) }
            if isWhole {
                // The heuristics may miss what the program has found: its own items are looked at as they are.
                takeWhole(values)
                if bound >= cutoff { return .pruned }
            }
            rounds += 1
            let isStalling =
                history.count > 6 && history[history.count - 1] - history[history.count - 6] < 1 << 18
            let takesCuts = isRoot ? rounds < 200 && !isStalling : rounds == 1 && cutsPay(at: node)
            if isWhole || takesCuts {
                let cuts = separator.violated(by: values, limit: isRoot ? 600 : 150, &meter.used)
                if !cuts.isEmpty {
                    keepRowsFew()
                    program.add(cuts.map { formulation.cut($0.items, target: $0.target) })
                    continue
                }
            }
            if !isWhole {
                // Trials have a part of all work at most: at first they matter more.
                var branching = rule.choose(
                    among: open, of: program, bound: scaled, cutoff: (cutoff - 1) << 20 + 1,
                    trialLimit: programWork / 2 + meter.limit / 10, meter)
                if !isRoot { addFixed(scaled, reduced, &branching) }
                return .branch(branching, bound: bound)
            }
            // Whole, and its plan was looked at: nothing better is here unless something is still free.
            guard let free = (0..<problem.itemCount).first(where: { program.lower[$0] < program.upper[$0] }) else {
                takeWhole(program.lower)
                return .pruned
            }
            return .branch(
                Branching(column: free, value: values[free], bound: scaled, isUpFirst: values[free] > 0.5),
                bound: bound)
        }
    }

    /// Whether a round of cuts at a node is worth its work: elsewhere decisions do more for as much. It is where the node
    /// decides a goal, which asks for landmarks of its own; and where items lead from one skill to another, as in Steiner
    /// trees, since cuts tell all of how ways share.
    private func cutsPay(at node: SearchNode) -> Bool {
        isOfPlainWays || node.decisions.map { formulation.goalColumn.contains(Int32($0.branching.column)) } ?? false
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
        meter.used += rows.count * 2
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
        let fixed = fixed(scaled, reduced, rootLower, rootUpper)
        for column in fixed.zeros.lazy.map(Int.init) {
            rootUpper[column] = 0
            program.setBounds(column, rootLower[column], 0)
        }
        for column in fixed.ones.lazy.map(Int.init) {
            rootLower[column] = 1
            program.setBounds(column, 1, rootUpper[column])
        }
    }

    /// Adds what no better solution of a node can have otherwise.
    private func addFixed(_ scaled: Int, _ reduced: [Int], _ branching: inout Branching) {
        let fixed = fixed(scaled, reduced, program.lower, program.upper)
        branching.zeros = fixed.zeros.filter { $0 != branching.column }
        branching.ones = fixed.ones.filter { $0 != branching.column }
    }

    /// Columns between some bounds that are 0, and 1, in every better solution.
    private func fixed(
        _ scaled: Int, _ reduced: [Int], _ lower: [Double], _ upper: [Double]
    ) -> (zeros: [Int32], ones: [Int32]) {
        let room = ((cutoff - 1) << 20) - scaled
        let least = leastCosts(room, reduced, lower, upper)
        var (zeros, ones): ([Int32], [Int32]) = ([], [])
        for column in reduced.indices where lower[column] < upper[column] {
            let least = column < least.count ? least[column] : reduced[column]
            if least > room {
                zeros.append(Int32(column))
            } else if -reduced[column] > room {
                ones.append(Int32(column))
            }
        }
        return (zeros, ones)
    }

    /// By item, what following it adds to the bound at least: the reduced costs of the dearest of what it requires, with its
    /// own; `Int.max` above some room.
    private func leastCosts(_ room: Int, _ reduced: [Int], _ lower: [Double], _ upper: [Double]) -> [Int] {
        meter.used += problem.itemCount * 20
        let costs = (0..<problem.itemCount).map { item in
            // What is followed in any case is in the bound; what may not be followed leaves no room.
            lower[item] > 0.5 ? 0 : upper[item] < 0.5 ? room + 1 : min(max(reduced[item], 0), room + 1)
        }
        return MaximumCosts(problem, costs: costs, limit: room).item
    }

    /// The items that are left, where enough are gone for a new reduction to pay.
    private func restartItems() -> [Int]? {
        let kept = (0..<problem.itemCount).filter { rootUpper[$0] > 0.5 }
        return kept.count * 10 < problem.itemCount * 7 && problem.itemCount > 30 ? kept : nil
    }

    // MARK: Branching

    /// The fractional columns: goals where there are any, else items and skills; none where the items are whole.
    private func candidates(_ values: [Double]) -> [Int] {
        func isFractional(_ column: Int) -> Bool { values[column] > 1e-6 && values[column] < 1 - 1e-6 }
        let goals = formulation.goalColumn.filter { $0 >= 0 && isFractional(Int($0)) }.map(Int.init)
        guard goals.isEmpty else { return goals }
        return (0..<problem.itemCount).contains(where: isFractional)
            ? (0..<program.columnCount).filter(isFractional) : []
    }

    /// Looks for plans where the root's program points: before the root is done where it takes long, at its end, and again
    /// each time the nodes have doubled.
    /// - Parameter effort: work for each item.
    private func searchPlans(effort: Int) {
        guard let search, var plan = best ?? start else { return }
        // Most of the work where little is left, so that there is a good plan in any case.
        let isFirst = nextSearch == 1
        let least = isFirst ? min(meter.left * 19 / 20, problem.itemCount * 5000) : 0
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
