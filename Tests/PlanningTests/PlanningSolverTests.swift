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

    @Test func theSameProblemGivesTheSamePlan() {
        for seed in 0..<50 as Range<UInt64> {
            let problem = PlanningProblem.random(seed: seed, items: 16)
            #expect(PlanningSolver().solve(problem) == PlanningSolver().solve(problem))
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
