/// Chooses the column to decide at a node: where pseudocosts say little yet, both decisions are tried first.
struct BranchingRule {
    private var costs: PseudoCosts
    /// Work of trials so far.
    private var trialWork = 0

    /// Most iterations of one trial.
    private static let trialLength = 300
    /// Trials in a row without a better column after which the best one is taken.
    private static let patience = 5

    init(columnCount: Int) { costs = PseudoCosts(columnCount: columnCount) }

    /// Notes what a decision gained.
    /// - Parameter bound: the bound at its node, on the scale of `LinearProgram.provenBound`.
    mutating func note(_ decision: Decisions, bound: Int) {
        costs.note(
            decision.branching.column, up: decision.isUp, gain: max(0, bound - decision.branching.bound),
            distance: decision.distance)
    }

    /// Chooses among fractional columns of a solved program.
    /// - Parameters:
    ///   - bound: the bound that the program proves.
    ///   - cutoff: the bound from which on a node is done with.
    ///   - trialLimit: how much work trials may have been at most, over all calls.
    mutating func choose(
        among columns: [Int], of program: LinearProgram, bound: Int, cutoff: Int, trialLimit: Int, _ meter: WorkMeter
    ) -> Branching {
        let values = program.values
        let scored = columns.map { (score: costs.score($0, value: values[$0]), column: $0) }
            .sorted { ($1.score, $0.column) < ($0.score, $1.column) }
        var best = (score: -1.0, column: columns[0])
        var failures = 0
        for (expected, column) in scored {
            var score = expected
            if !costs.isReliable(column), failures < Self.patience, trialWork < trialLimit {
                score = trial(of: column, values[column], program, bound, cutoff, meter)
                failures = score > best.score ? 0 : failures + 1
            }
            if score > best.score { best = (score, column) }
            if score == .infinity { break }
        }
        let value = values[best.column]
        return Branching(column: best.column, value: value, bound: bound, isUpFirst: value > 0.3)
    }

    /// Tries both decisions; infinity where one leaves nothing better, since that column costs one node and not two.
    private mutating func trial(
        of column: Int, _ value: Double, _ program: LinearProgram, _ bound: Int, _ cutoff: Int, _ meter: WorkMeter
    ) -> Double {
        let before = program.work
        func gain(_ decision: Double) -> Int {
            let found = program.bound(deciding: column, as: decision, maxIterations: Self.trialLength)
            return min(max(found, bound), cutoff) - bound
        }
        let (down, up) = (gain(0), gain(1))
        let work = program.work - before
        trialWork += work
        meter.used += work
        costs.note(column, up: false, gain: down, distance: value)
        costs.note(column, up: true, gain: up, distance: 1 - value)
        return max(down, up) == cutoff - bound ? .infinity : PseudoCosts.score(down: Double(down), up: Double(up))
    }
}
