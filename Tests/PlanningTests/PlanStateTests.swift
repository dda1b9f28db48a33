import TestSupport
import Testing

@testable import Planning

@Suite struct PlanStateTests {
    /// After any changes, the plan can be followed in its order, and what it says it holds and reaches is what that order
    /// holds and reaches: circular support, an item that teaches what it requires, and changes taken back among them.
    @Test func staysTrueThroughRandomChanges() {
        for seed in 0..<300 as Range<UInt64> {
            let flat = flatProblem(seed)
            guard flat.itemCount > 0 else { continue }
            let state = PlanState(ProblemTables(flat))
            var random = SplitMix(state: seed)
            for _ in 0..<40 {
                let before = state.order
                state.begin()
                for _ in 0..<1 + random.below(4) { change(state, flat, &random) }
                state.resettle()
                expectTrue(state, flat, seed)
                if random.below(3) == 0 {
                    state.takeBack()
                    #expect(state.order == before, "seed \(seed)")
                    expectTrue(state, flat, seed)
                }
            }
        }
    }

    @Test func whatIsNeedlessGoesAndWhatIsNeededStays() {
        for seed in 300..<500 as Range<UInt64> {
            let flat = flatProblem(seed)
            let state = PlanState(ProblemTables(flat))
            state.load(flat.followed(Array(0..<flat.itemCount)).order.map(Int32.init))
            guard state.openGoals == 0 else { continue }
            for item in 0..<Int32(flat.itemCount) where state.isIn(item) {
                let rest = state.order.filter { $0 != item }.map(Int.init)
                let (order, holds) = flat.followed(rest)
                let isPlan = order.count == rest.count && flat.goals.allSatisfy { flat.isReached($0, holds) }
                if state.isPlainlyNeeded(item) { #expect(!isPlan, "seed \(seed)") }
                #expect(state.dropIfNeedless(item) == isPlan, "seed \(seed)")
                expectTrue(state, flat, seed)
            }
        }
    }

    /// A random problem as it is, without reduction.
    private func flatProblem(_ seed: UInt64) -> FlatProblem {
        let problem = PlanningProblem.random(seed: seed, items: 24, skills: 4...16)
        return FlatProblem(
            skillCount: problem.skillCount, costs: problem.items.map(\.cost),
            teaches: problem.items.map { $0.teaches.distinct() },
            requires: problem.items.map { $0.requires.map { $0.distinct() } },
            goals: problem.goals.map {
                .init(skills: $0.skills.distinct(), atLeast: $0.atLeast, weight: $0.weight, origin: nil)
            })
    }

    private func change(_ state: PlanState, _ flat: FlatProblem, _ random: inout SplitMix) {
        let item = Int32(random.below(flat.itemCount))
        if state.isIn(item) {
            state.remove(item)
        } else if state.canFollow(item) {
            state.add(item)
        }
    }

    private func expectTrue(_ state: PlanState, _ flat: FlatProblem, _ seed: UInt64) {
        let order = state.order.map(Int.init)
        var holds = [Bool](repeating: false, count: flat.skillCount)
        for item in order {
            #expect(flat.canFollow(item, holds), "seed \(seed)")
            for skill in flat.taught[item] { holds[Int(skill)] = true }
        }
        #expect(holds == holds.indices.map { state.isHeld(Int32($0)) }, "seed \(seed)")
        #expect(state.openGoals == flat.goals.count { !flat.isReached($0, holds) }, "seed \(seed)")
        let open = flat.goals.filter { !flat.isReached($0, holds) }
        #expect(state.openWeight == open.reduce(0) { $0 + $1.weight }, "seed \(seed)")
        #expect(state.cost == flat.cost(of: order), "seed \(seed)")
    }
}
