import Testing

@testable import Planning

@Suite struct StepOrderTests {
    /// Item 0 requires skill 1 or 0; item 1, which teaches 1 and 3, requires 0; item 2 teaches 0.
    private let problem = PlanningProblem(
        skillCount: 4,
        items: [
            .init(cost: 1, teaches: [2], requires: [[1, 0]]), .init(cost: 1, teaches: [1, 3], requires: [[0]]),
            .init(cost: 1, teaches: [0], requires: []),
        ],
        goals: [.init(skills: [2], atLeast: 1), .init(skills: [3], atLeast: 1)])

    @Test func eachItemComesAfterWhatItRequires() {
        let places = StepOrder.order([0, 1, 2], goalItems: [[0], []], reached: [0, 1], problem)
        #expect(
            places == [
                .init(item: 2, goal: 0, before: 1), .init(item: 1, goal: 0, before: 0),
                .init(item: 0, goal: 0, before: nil),
            ])
    }

    @Test func whatAFirstItemPassesIsThereForAGoal() {
        let places = StepOrder.order([0, 1, 2], goalItems: [[0], []], reached: [0, 1], problem)
        let moved = StepOrder.beginning(with: 0, places, reached: [0, 1], problem)
        #expect(moved.map(\.item) == [2, 0, 1])
        #expect(moved.last == .init(item: 1, goal: 1, before: nil))
    }
}
