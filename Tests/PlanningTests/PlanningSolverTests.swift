import Planning
import TestSupport
import Testing

@Suite struct PlanningSolverTests {
    /// Every random problem: the plan is valid and the best, its bounds are those of brute force.
    @Test func agreesWithBruteForce() {
        for seed in 0..<3000 as Range<UInt64> {
            let problem = PlanningProblem.random(seed: seed)
            let solution = PlanningSolver(seconds: 5).solve(problem)
            let fault = BruteForce.fault(in: solution, of: problem)
            #expect(fault == nil, "seed \(seed)")
        }
    }

    /// What goals are worth matters only to a budget, however much it is.
    @Test func shortestPlansAreProvenWhateverGoalsAreWorth() {
        for seed in 0..<500 as Range<UInt64> {
            var problem = PlanningProblem.random(seed: seed)
            problem.budget = nil
            for goal in problem.goals.indices { problem.goals[goal].weight <<= 40 }
            let fault = BruteForce.fault(in: PlanningSolver(seconds: 5).solve(problem), of: problem)
            #expect(fault == nil, "seed \(seed)")
        }
    }

    @Test func theSameProblemGivesTheSamePlan() {
        for seed in 0..<50 as Range<UInt64> {
            let problem = PlanningProblem.random(seed: seed, items: 16)
            #expect(PlanningSolver().solve(problem) == PlanningSolver().solve(problem))
        }
    }

    /// Problems that brute force cannot take: plans are valid and reach the same, whatever the work, and no bound is above
    /// any plan.
    @Test func plansAreValidAndBoundsHoldWhateverTheWork() {
        for seed in 0..<150 as Range<UInt64> {
            var problem = PlanningProblem.random(seed: seed, items: 160, skills: 20...70)
            problem.budget = nil
            let solutions = [0.0, 0.002, 0.02, 0.5].map { PlanningSolver(seconds: $0).solve(problem) }
            let costs = solutions.map { solution in solution.items.reduce(0) { $0 + problem.items[$1].cost } }
            for solution in solutions {
                #expect(BruteForce.weight(of: solution.items, problem) != nil, "seed \(seed)")
                #expect(solution.reached == solutions[0].reached, "seed \(seed)")
                #expect(solution.costBound <= costs.min()!, "seed \(seed)")
            }
        }
    }

    @Test func circularSupportIsNoSupport() {
        // Each of two teaches what the other requires; only the dear third one starts from nothing.
        let problem = PlanningProblem(
            skillCount: 2,
            items: [
                .init(cost: 1, teaches: [0], requires: [[1]]), .init(cost: 1, teaches: [1], requires: [[0]]),
                .init(cost: 9, teaches: [0], requires: []),
            ], goals: [.init(skills: [0, 1], atLeast: 2)])
        let solution = PlanningSolver().solve(problem)
        #expect(solution.items == [2, 1])
        #expect(solution.costBound == 10)
    }
}
