import Testing

@testable import Planning

@Suite struct LinearProgramTests {
    /// A random covering problem: each row asks for one of some columns.
    private func covering(seed: UInt64) -> (program: LinearProgram, rows: [LinearProgram.Row]) {
        var random = SplitMix(state: seed)
        let costs = (0..<40).map { _ in 1 + random.below(20) }
        let rows = (0..<60).map { _ in
            let columns = Set((0..<4).map { _ in Int32(random.below(40)) }).sorted()
            return LinearProgram.Row(columns: columns, coefficients: columns.map { _ in 1 }, atLeast: 1)
        }
        let program = LinearProgram(
            objective: costs, lower: costs.map { _ in 0 }, upper: costs.map { _ in 1 })
        program.add(rows)
        return (program, rows)
    }

    @Test func aTrialTellsTheBoundOfADecisionAndLeavesTheProgram() {
        for seed in 0..<30 as Range<UInt64> {
            let program = covering(seed: seed).program
            #expect(program.solve(maxIterations: 10_000) == .solved)
            let (bound, values) = (program.provenBound().scaled, program.values)
            for column in 0..<40 {
                for decision in [0.0, 1] {
                    let told = program.bound(deciding: column, as: decision, maxIterations: 10_000)
                    let decided = covering(seed: seed).program
                    decided.setBounds(column, decision, decision)
                    if decided.solve(maxIterations: 10_000) == .infeasible {
                        #expect(told == .max)
                    } else {
                        // Both are rounded from duals of their own.
                        #expect(abs(told - decided.provenBound().scaled) < 1000)
                    }
                }
            }
            #expect(program.values == values)
            let before = program.iterations
            #expect(program.solve(maxIterations: 10_000) == .solved)
            #expect(abs(program.provenBound().scaled - bound) < 1000)
            #expect(program.iterations - before < 5, "the basis is the one of before")
        }
    }

    @Test func anyDualsProveABound() {
        for seed in 0..<30 as Range<UInt64> {
            let program = covering(seed: seed).program
            #expect(program.solve(maxIterations: 10_000) == .solved)
            let best = program.provenBound().scaled
            var random = SplitMix(state: seed)
            for size in [1e-6, 1, 1e6, 1e10, 1e12, 1e15, 1e300, .infinity, .nan, -.infinity] {
                // Some of the size, some as they may be.
                let duals = (0..<program.rowCount).map { _ in random.below(3) == 0 ? random.unit() * 5 : size }
                let bound = duals.withUnsafeBufferPointer { program.provenBound($0).scaled }
                #expect(bound <= best + 1000)
            }
        }
    }

    @Test func workIsTheSameEachTimeAndGrowsWithTheIterations() {
        for seed in 0..<30 as Range<UInt64> {
            let programs = [covering(seed: seed).program, covering(seed: seed).program]
            for program in programs { #expect(program.solve(maxIterations: 10_000) == .solved) }
            #expect(programs[0].work == programs[1].work)
            let (first, iterations) = (programs[0].work, programs[0].iterations)
            #expect(first > iterations * 250)
            // From its own basis there is nothing left to do.
            #expect(programs[0].solve(maxIterations: 10_000) == .solved)
            #expect(programs[0].work - first < first || iterations < 5)
            #expect(programs[0].iterations(for: 0) == 10)
            #expect(programs[0].iterations(for: 1 << 30) > programs[0].iterations(for: 1 << 20))
        }
    }

    @Test func aBasisServesAProgramThatGainedAndLostRows() {
        for seed in 0..<30 as Range<UInt64> {
            let (program, rows) = covering(seed: seed)
            #expect(program.solve(maxIterations: 10_000) == .solved)
            let basis = program.basis
            _ = program.dropSlackRows()
            program.add([.init(columns: [0, 1, 2, 3, 4], coefficients: [1, 1, 1, 1, 1], atLeast: 2)])
            #expect(program.solve(maxIterations: 10_000) == .solved)
            program.basis = basis
            program.add(rows)
            #expect(program.solve(maxIterations: 10_000) == .solved)
            let other = covering(seed: seed).program
            other.add([.init(columns: [0, 1, 2, 3, 4], coefficients: [1, 1, 1, 1, 1], atLeast: 2)])
            #expect(other.solve(maxIterations: 10_000) == .solved)
            #expect(abs(program.provenBound().scaled - other.provenBound().scaled) < 1000)
        }
    }
}
