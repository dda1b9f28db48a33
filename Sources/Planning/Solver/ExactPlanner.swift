/// Chooses items by exact search, as far as the work allows: reduction, good plans, then branch and cut. See
/// `Planning.md` for the method.
struct ExactPlanner {
    /// Work that the search may do, as the seconds it should take.
    var seconds = 0.05
    /// Whether it may look for plans by other means than its own; what those use does not.
    var searches = true

    func select(_ problem: PlanningProblem) -> Selection {
        let meter = WorkMeter(seconds: seconds)
        var problem = problem
        let total = problem.items.reduce(0) { $0 + $1.cost }
        problem.budget = problem.budget.map { min(max($0, 0), total) }
        let reduced = ProblemReducer.reduce(problem, &meter.used)
        guard let budget = problem.budget else {
            let search = solve(problem, reduced, .shortest, start: nil, meter)
            return Selection(
                items: search.items, reached: search.reached, lowerBound: search.bound, weightBound: nil,
                nodes: search.nodes, work: meter.used, clockStruck: meter.clockStruck)
        }
        // A part of the work: if that does not do, the general search has the rest.
        let share = WorkMeter(part: meter.left / 2, of: meter)
        let closure = closureChoice(problem, reduced, budget, share)
        meter.add(share)
        if var closure {
            closure.work = meter.used
            return closure
        }
        let heavy = solve(problem, reduced, .heaviest(within: budget), start: nil, meter)
        let weight = heavy.reached.reduce(0) { $0 + problem.goals[$1].weight }
        var chosen = heavy
        if weight == 0 {
            // What weighs nothing is worth no time.
            chosen.items = []
            chosen.reached = problem.reached(by: [])
            chosen.bound = 0
        } else if -heavy.bound == weight || !meter.isSpent {
            let cheap = solve(problem, reduced, .cheapest(weight: weight), start: heavy.items, meter)
            let cost = problem.cost(of: cheap.items)
            if cost <= budget { chosen = cheap }
            chosen.nodes += heavy.nodes
            chosen.bound = cheap.bound
        } else {
            chosen.bound = 0
        }
        return Selection(
            items: chosen.items, reached: chosen.reached, lowerBound: chosen.bound, weightBound: -heavy.bound,
            nodes: chosen.nodes, work: meter.used, clockStruck: meter.clockStruck)
    }

    /// Puts the items of a selection in the order with the fewest changes of axis. Where nothing costs less, that is the fewest
    /// of all plans that cost the same: the items may become others, and the goals others of the same weight.
    func order(_ selection: inout Selection, _ problem: PlanningProblem) {
        let cost = problem.cost(of: selection.items)
        let left = WorkMeter(seconds: seconds).limit - selection.work
        guard selection.lowerBound == cost, left > 0 else {
            selection.items = AxisOrder.order(selection.items, problem)
            return
        }
        selection.items = FewestChanges.order(
            selection.items, reached: selection.reached, problem, maxWork: left / 10, &selection.work)
        selection.reached = problem.reached(by: selection.items)
    }

    /// The answer where every skill has one provider; nil where the problem is of another kind, or too large for this.
    private func closureChoice(
        _ problem: PlanningProblem, _ reduced: ProblemReducer.Result, _ budget: Int, _ meter: WorkMeter
    ) -> Selection? {
        guard !reduced.problem.goals.isEmpty,
            let choice = ClosureChoice(reduced.problem, budget: budget / reduced.unit, meter: meter), choice.isProven
        else { return nil }
        let items = Self.inOrder(reduced.prefix + choice.items.map { reduced.itemOrigin[$0] }, problem)
        let reached = problem.reached(by: items)
        return Selection(
            items: items, reached: reached, lowerBound: problem.cost(of: items),
            weightBound: reached.reduce(0) { $0 + problem.goals[$1].weight }, nodes: choice.nodes, work: meter.used,
            clockStruck: false)
    }

    private struct Search {
        /// Items of the problem, in an order that can be followed.
        var items: [Int]
        var reached: [Int]
        var bound: Int
        var nodes: Int
    }

    /// - Parameter first: the problem, reduced.
    private func solve(
        _ problem: PlanningProblem, _ first: ProblemReducer.Result, _ aim: Formulation.Aim, start: [Int]?,
        _ meter: WorkMeter
    ) -> Search {
        // Items that may still be in a better plan; the others were proven not to be.
        var allowed: [Int]?
        var best = start
        // No plan costs less than nothing, or reaches more than all goals.
        var bound = 0
        if case .heaviest = aim { bound = -problem.goals.reduce(0) { $0 + $1.weight } }
        var nodes = 0
        var lost = 0
        while true {
            let reduced = allowed.map { ProblemReducer.reduce(problem, allowed: $0, &meter.used) } ?? first
            if allowed != nil, aim == .shortest, reduced.lost.count > lost, let best {
                // Without what was taken away a goal is out of reach: no better plan exists.
                bound = objective(of: best, aim, problem)
                break
            }
            lost = reduced.lost.count
            let flat = reduced.problem
            if aim == .shortest, flat.goals.count > 1 {
                let parts = Components(flat).parts
                if parts.count > 1 {
                    let sum = solve(parts, meter)
                    let plan = reduced.prefix + sum.items.map { reduced.itemOrigin[$0] }
                    let cost = objective(of: plan, aim, problem)
                    if best == nil || cost < objective(of: best!, aim, problem) { best = plan }
                    let paid = problem.cost(of: reduced.prefix)
                    bound = max(bound, min(sum.bound * reduced.unit + paid, objective(of: best!, aim, problem)))
                    nodes += sum.nodes
                    break
                }
            }
            let inner = Self.inner(aim, reduced, problem)
            let finder = PlanFinder(problem: flat, aim: inner.aim, improver: PlanImprover(problem: flat))
            // Beyond, sums of whole numbers in a search could overflow.
            let isSmall =
                flat.costs.reduce(0, +) < 1 << 30
                && (aim == .shortest
                    || flat.goals.reduce(0) { $0 + $1.weight } < 1 << 40
                        && flat.goals.allSatisfy { $0.weight <= Int32.max })
            if best == nil {
                let found = flat.goals.isEmpty ? [] : firstPlan(flat, finder, searches: searches && isSmall, meter)
                if let found { best = reduced.prefix + found.map { reduced.itemOrigin[$0] } }
            }
            guard !flat.goals.isEmpty else {
                // Nothing is left to decide.
                if inner.isMet {
                    let isBetter = best.map {
                        objective(of: reduced.prefix, aim, problem) < objective(of: $0, aim, problem)
                    }
                    if isBetter ?? true { best = reduced.prefix }
                }
                bound = best.map { objective(of: $0, aim, problem) } ?? bound
                break
            }
            var cutoff =
                best.map { (objective(of: $0, aim, problem) - inner.paid).dividedRoundingUp(by: inner.unit) } ?? 1 << 40
            let search =
                searches && isSmall && aim == .shortest
                ? PlanSearch(flat, ExactPlanner(seconds: seconds, searches: false), meter) : nil
            var start = plan(of: best, reduced)
            var landmarks: [[Int32]] = []
            var leastCost = 0
            if aim == .shortest {
                let ascent = Ascent(flat, meter: meter)
                func take(_ plan: [Int]?) {
                    if let plan, let cost = finder.objective(of: plan), cost < cutoff {
                        best = reduced.prefix + plan.map { reduced.itemOrigin[$0] }
                        cutoff = cost
                    }
                    bound = max(bound, min(ascent.bound, cutoff) * inner.unit + inner.paid)
                }
                take(ascent.plan)
                if ascent.bound >= cutoff { break }
                // The best plan may have items that are in no better one, and are gone.
                start = plan(of: best, reduced) ?? ascent.plan
                // Plans are searched for, which takes longer, once the problem does not get smaller by quick means.
                if let search, let first = start, !ascent.isMuchSmaller(below: cutoff) {
                    start = search.improved(first, maxWork: min(meter.left / 12, flat.itemCount * 40))
                    take(start)
                    if ascent.bound >= cutoff { break }
                }
                if ascent.isMuchSmaller(below: cutoff) {
                    allowed = reduced.prefix + ascent.kept(below: cutoff).map { reduced.itemOrigin[$0] }
                    continue
                }
                (landmarks, leastCost) = (ascent.landmarks, ascent.bound)
            }
            // The plan stands, with the bound so far.
            guard isSmall else { break }
            let outcome = BranchAndCut(
                flat, inner.aim, incumbent: plan(of: best, reduced), cutoff: cutoff, start: start, search: search,
                landmarks: landmarks, bound: leastCost, meter: meter
            ).run()
            nodes += outcome.nodes
            if let plan = outcome.plan, outcome.isBetter { best = reduced.prefix + plan.map { reduced.itemOrigin[$0] } }
            bound = max(bound, outcome.bound * inner.unit + inner.paid)
            guard let kept = outcome.restart else { break }
            allowed = reduced.prefix + kept.map { reduced.itemOrigin[$0] }
        }
        // What was taken away on the way is in no better plan: the bound holds for those, and not beyond the best.
        if let best { bound = min(bound, objective(of: best, aim, problem)) }
        let items = Self.inOrder(best ?? [], problem)
        return Search(items: items, reached: problem.reached(by: items), bound: bound, nodes: nodes)
    }

    /// A plan to begin with: a quick one where all goals are mandatory, since it is searched for later; else a good one.
    private func firstPlan(_ flat: FlatProblem, _ finder: PlanFinder, searches: Bool, _ meter: WorkMeter) -> [Int]? {
        let values = [Double](repeating: 1, count: flat.goals.count)
        func found(maxWork: Int) -> [Int]? {
            finder.plan(costs: flat.costs.map(Double.init), goalValues: values, maxWork: maxWork, &meter.used)
        }
        switch finder.aim {
        case .shortest: return found(maxWork: 0)
        case .heaviest(let budget)
        where searches && flat.skillCount < WaySearch.skillLimit && flat.goals.reduce(0) { $0 + $1.weight } < 1 << 30:
            // A unit of this work takes a third of the time of others.
            let before = meter.used
            let first = found(maxWork: 0)
            meter.used = before + (meter.used - before) / 3
            // Enough for most problems; of many items, a part of what there is: exchanges are as many as pairs of them.
            let enough = max(flat.itemCount * 5000, min(flat.itemCount * flat.itemCount * 1500, meter.left / 20))
            let plan = LocalSearch(flat, budget: budget)
                .improved(first ?? [], maxWork: min(meter.left / 10 * 7, enough), meter)
            var plans = [first, plan]
            // Where there is much work, the slower way is gone too: it is the better one for long chains.
            if meter.left > flat.itemCount * 20_000 { plans.append(found(maxWork: meter.left / 8)) }
            return plans.compactMap { $0 }.min { finder.rank($0) < finder.rank($1) }
        case .heaviest, .cheapest: return found(maxWork: meter.left / 4)
        }
    }

    /// The items of a reduced problem that a plan of the whole has; nil where it has others.
    private func plan(of items: [Int]?, _ reduced: ProblemReducer.Result) -> [Int]? {
        guard let items else { return nil }
        var number: [Int: Int] = [:]
        for (own, origin) in reduced.itemOrigin.enumerated() { number[origin] = own }
        let plan = items.compactMap { number[$0] }
        let (order, holds) = reduced.problem.followed(plan)
        guard order.count == plan.count, reduced.problem.goals.allSatisfy({ reduced.problem.isReached($0, holds) })
        else { return nil }
        return order
    }

    /// The shortest plan that some items allow, as far as a part of the work finds it.
    func plan(_ problem: FlatProblem, among items: [Int], start: [Int], _ meter: WorkMeter, maxWork: Int) -> [Int]? {
        let number = Dictionary(uniqueKeysWithValues: items.enumerated().map { ($1, $0) })
        let part = PlanningProblem(
            skillCount: problem.skillCount,
            items: items.map { problem.item($0) },
            goals: problem.goals.map { .init(skills: $0.skills, atLeast: $0.atLeast, weight: $0.weight) })
        let share = WorkMeter(part: maxWork, of: meter)
        let reduced = ProblemReducer.reduce(part, &share.used)
        let search = solve(part, reduced, .shortest, start: start.compactMap { number[$0] }, share)
        meter.add(share)
        return search.items.map { items[$0] }
    }

    /// Plans each part by itself; items in terms of the whole.
    private func solve(_ parts: [Components.Part], _ meter: WorkMeter) -> Search {
        var sum = Search(items: [], reached: [], bound: 0, nodes: 0)
        for part in parts {
            let reduced = ProblemReducer.reduce(part.problem, &meter.used)
            let search = solve(part.problem, reduced, .shortest, start: nil, meter)
            sum.items += search.items.map { part.items[$0] }
            sum.bound += max(search.bound, 0)
            sum.nodes += search.nodes
        }
        return sum
    }

    /// The objective of a plan of the problem.
    private func objective(of items: [Int], _ aim: Formulation.Aim, _ problem: PlanningProblem) -> Int {
        if case .heaviest = aim {
            return -problem.reached(by: items).reduce(0) { $0 + problem.goals[$1].weight }
        }
        return problem.cost(of: items)
    }

    /// The aim in terms of a reduced problem, what its prefix contributes to the objective, and the unit.
    private static func inner(
        _ aim: Formulation.Aim, _ reduced: ProblemReducer.Result, _ problem: PlanningProblem
    ) -> (aim: Formulation.Aim, paid: Int, unit: Int, isMet: Bool) {
        let cost = problem.cost(of: reduced.prefix)
        let weight = reduced.reached.reduce(0) { $0 + problem.goals[$1].weight }
        switch aim {
        case .shortest: return (.shortest, cost, reduced.unit, true)
        case .heaviest(let budget): return (.heaviest(within: (budget - cost) / reduced.unit), -weight, 1, true)
        case .cheapest(let least): return (.cheapest(weight: least - weight), cost, reduced.unit, least <= weight)
        }
    }

    /// Items in an order that can be followed from the start: each as soon as it can be, in their order.
    private static func inOrder(_ items: [Int], _ problem: PlanningProblem) -> [Int] {
        let order = problem.followed(items)
        precondition(order.count == items.count, "a plan that cannot be followed")
        return order
    }
}
