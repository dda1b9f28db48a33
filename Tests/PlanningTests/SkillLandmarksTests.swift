import TestSupport
import Testing

@testable import Planning

@Suite struct SkillLandmarksTests {
    /// A random problem as it stands, every skill of which can be held.
    private func problem(seed: UInt64) -> FlatProblem {
        var problem = PlanningProblem.random(seed: seed, items: 12)
        problem.budget = nil
        return FlatProblem.unreduced(problem, goals: Array(problem.goals.indices)).problem
    }

    /// What can be held where a skill never is, although its items may be followed.
    private func held(without needed: Int, in problem: FlatProblem) -> [Bool] {
        let items = (0..<problem.itemCount).map { problem.item($0) }
        let other = FlatProblem(
            skillCount: problem.skillCount, costs: problem.costs,
            teaches: items.map { $0.teaches.filter { $0 != needed } }, requires: items.map(\.requires), goals: [])
        return other.followed(Array(items.indices)).holds
    }

    @Test func aSkillIsALandmarkOfWhatIsNotHeldWithoutIt() {
        var found = 0
        for seed in 0..<300 as Range<UInt64> {
            let problem = problem(seed: seed)
            let landmarks = SkillLandmarks(problem)
            let all = Array(0..<problem.itemCount)
            let reachable = problem.followed(all).holds
            for needed in 0..<problem.skillCount {
                let holds = held(without: needed, in: problem)
                for skill in 0..<problem.skillCount where reachable[skill] {
                    var before = BitSet(count: problem.skillCount)
                    landmarks.addHeld(with: skill, to: &before)
                    #expect(before.contains(needed) == !holds[skill], "seed \(seed): \(needed) before \(skill)")
                    found += before.contains(needed) && needed != skill ? 1 : 0
                }
            }
        }
        #expect(found > 100, "the test would say nothing")
    }

    @Test func anItemNeedsWhatASkillOfItsOwnWouldNeed() {
        for seed in 0..<300 as Range<UInt64> {
            let problem = problem(seed: seed)
            let landmarks = SkillLandmarks(problem)
            let all = Array(0..<problem.itemCount)
            for needed in 0..<problem.skillCount {
                let holds = held(without: needed, in: problem)
                for item in all where landmarks.isHeld(Int32(needed), beforeItem: item) {
                    #expect(!problem.canFollow(item, holds), "seed \(seed): \(needed) before item \(item)")
                }
            }
        }
    }

    @Test func largerProblemsAreMoreWork() {
        let sizes = [40, 400, 4000].map { count in
            var work = 0
            let items = (0..<count).map {
                PlanningProblem.Item(cost: 1, teaches: [$0], requires: $0 < 2 ? [] : [[$0 - 1, $0 - 2]])
            }
            let goals = [PlanningProblem.Goal(skills: [count - 1], atLeast: 1, weight: 1)]
            _ = ProblemReducer.reduce(.init(skillCount: count, items: items, goals: goals), &work)
            return work
        }
        #expect(sizes[0] > 0 && sizes[1] > sizes[0] * 8 && sizes[2] > sizes[1] * 8)
    }
}
