import Testing

@testable import Planning

@Suite struct PseudoCostsTests {
    @Test func whatGainedOnBothSidesComesBeforeWhatGainedOnOne() {
        var costs = PseudoCosts(columnCount: 2)
        for _ in 0..<2 {
            costs.note(0, up: true, gain: 1000, distance: 0.5)
            costs.note(0, up: false, gain: 0, distance: 0.5)
            costs.note(1, up: true, gain: 400, distance: 0.5)
            costs.note(1, up: false, gain: 400, distance: 0.5)
        }
        #expect(costs.score(1, value: 0.5) > costs.score(0, value: 0.5))
    }

    @Test func aColumnIsReliableOnceBothSidesAreKnown() {
        var costs = PseudoCosts(columnCount: 1)
        for _ in 0..<5 { costs.note(0, up: true, gain: 10, distance: 0.5) }
        #expect(!costs.isReliable(0))
        for _ in 0..<5 { costs.note(0, up: false, gain: 10, distance: 0.5) }
        #expect(costs.isReliable(0))
    }

    @Test func anUnknownColumnIsTakenForAnAverageOne() {
        var costs = PseudoCosts(columnCount: 3)
        for isUp in [true, false] {
            costs.note(0, up: isUp, gain: 10, distance: 1)
            costs.note(1, up: isUp, gain: 30, distance: 1)
        }
        let unknown = costs.score(2, value: 0.5)
        #expect(costs.score(0, value: 0.5) < unknown && unknown < costs.score(1, value: 0.5))
    }
}
