import ContentGraph
import LearnerRecords
import Planning
import Reports
import TestSupport
import Testing

@testable import Service

@Suite struct AnswerCacheTests {
    private let cache = AnswerCache(limitBytes: 1 << 20)

    private func key(_ number: Int) -> AnswerCache.Key { .init(body: Array("\(number)".utf8), actor: "k") }

    private func insert(_ number: Int, edition: String) {
        let graph = drawnGraph("axis x: a\na 5")
        let curriculum = CurriculumPlanner(graph).plan(PlanningRequest(profile: graph.node(withKey: "p")!))
        let parts = CurriculumWriter(graph).parts(curriculum)
        cache.insert(
            .init(parts: parts, stamp: .init(edition: edition, day: 1, revision: 0)), for: key(number))
    }

    private func has(_ number: Int, edition: String) -> Bool {
        cache.answer(key(number), edition: edition, day: 1) != nil
    }

    @Test func answersOfOtherVersionsOfTheContentGo() {
        for number in 0..<20 { insert(number, edition: number < 10 ? "old" : "new") }
        cache.replace(with: "new")
        for number in 0..<20 { #expect(has(number, edition: number < 10 ? "old" : "new") == (number >= 10)) }
        // What was begun before comes late.
        insert(0, edition: "old")
        #expect(!has(0, edition: "old"))
        insert(0, edition: "new")
        #expect(has(0, edition: "new"))
    }

    @Test func anAnswerThatNoLongerHoldsIsRemovedWhereItIsFound() {
        insert(1, edition: "old")
        #expect(has(1, edition: "old"))
        #expect(!has(1, edition: "new"))
        #expect(!has(1, edition: "old"))
    }
}
