/// Finds better plans by mixing: many plans under costs that are shaken a little, then the best plan that their items
/// alone allow, by exact search over that small part.
struct PlanMixer {
    let problem: FlatProblem
    let planner: ExactPlanner
    let meter: WorkMeter

    /// The best plan that some items allow, as far as a part of the work finds it; `start` where that is no better.
    func best(_ start: [Int], among items: [Int], maxWork: Int) -> [Int] {
        guard let exact = planner.plan(problem, among: items, start: start, meter, maxWork: maxWork),
            problem.cost(of: exact) < problem.cost(of: start)
        else { return start }
        return exact
    }

    /// A plan that costs less than `best`, or `best`.
    /// - Parameter reducedCosts: what a dual ascent left of each cost, to start from in every third plan.
    func mixed(_ best: [Int], reducedCosts: [Int], maxWork: Int) -> [Int] {
        let goals = Array(problem.goals.indices)
        let improver = PlanImprover(problem: problem)
        var random = SplitMix(state: 0x5EED)
        var best = best
        var cost = problem.cost(of: best)
        let stop = meter.used + maxWork
        var failures = 0
        while meter.used < stop, failures < 4 {
            var union = Set(best)
            let share = meter.used + maxWork / 6
            var count = 0
            while count < 16, meter.used < share {
                let noise = [0.15, 0.4, 0.8, 0.25][count % 4]
                let costs = problem.costs.indices.map { item -> Double in
                    let base =
                        switch count % 3 {
                        case 0: Double(problem.costs[item])
                        case 1: Double(reducedCosts[item]) + Double(problem.costs[item]) * 0.05
                        // What teaches much is worth more than the additive heuristic sees.
                        default: Double(problem.costs[item]) / Double(max(1, problem.taught.range(item).count))
                        }
                    return base * (1 + noise * random.unit())
                }
                guard let found = improver.plan(reaching: goals, costs: costs, &meter.used) else { return best }
                let plan = improver.withoutNeedless(found, goals: goals, &meter.used)
                union.formUnion(plan)
                if problem.cost(of: plan) < cost { (best, cost) = (plan, problem.cost(of: plan)) }
                count += 1
            }
            let exact = self.best(best, among: union.sorted(), maxWork: max(stop - meter.used, 0) / 3)
            if problem.cost(of: exact) < cost {
                (best, cost, failures) = (exact, problem.cost(of: exact), 0)
            } else {
                failures += 1
            }
        }
        return best
    }
}

/// Numbers that look random and are the same everywhere (Steele, Lea and Flood, "Fast splittable pseudorandom number
/// generators", 2014).
struct SplitMix {
    private var state: UInt64

    init(state: UInt64) { self.state = state }

    /// A number from 0 to 1.
    mutating func unit() -> Double {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
        return Double((mixed ^ mixed >> 31) >> 11) / Double(1 << 53)
    }
}
