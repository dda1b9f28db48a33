import ContentGraph
import Coverage
import TestSupport
import Testing

@Suite struct GraphComparisonTests {
    @Test func saysWhatChangedAndForWhom() {
        let old = drawnGraph("axis x: a b\na 5\nb 5 < z\nz 2\nd 1")
        let new = drawnGraph("axis x: a b c\na 7\nb 5\nc 4 < a\nz 2")
        let comparison = GraphComparison(from: old, to: new)
        #expect(comparison.tutorials.added.map(\.key) == ["c"])
        #expect(comparison.tutorials.removed.map(\.key) == ["d"])
        #expect(
            comparison.tutorials.changed.map { "\($0.thing.key) \($0.property) \($0.before) \($0.after)" } == [
                "a minutes 5 7"
            ])
        #expect(comparison.axes.changed.map(\.property) == ["tutorials"])
        #expect(comparison.prerequisitesAdded.map { "\($0.tutorial) \($0.requires)" } == ["C a"])
        #expect(comparison.prerequisitesRemoved.map { "\($0.tutorial) \($0.requires)" } == ["B z"])
        #expect(comparison.curricula.count == 1)
        #expect(comparison.curricula[0].gained.map(\.key) == ["c"])
        #expect(comparison.curricula[0].lost.map(\.key) == ["z"])
        #expect(comparison.curricula[0].minutesBefore == 12)
        #expect(comparison.curricula[0].minutesAfter == 16)
    }

    @Test func theSameGraphHasNoChange() {
        let graph = drawnGraph("axis x: a b\na 5\nb 5 < a")
        #expect(GraphComparison(from: graph, to: graph).isEmpty)
    }
}
