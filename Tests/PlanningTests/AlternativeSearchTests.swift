import ContentGraph
import Planning
import TestSupport
import Testing

/// Alternatives beside those that trying every set of tutorials finds.
@Suite struct AlternativeSearchTests {
    private func keys(_ graph: ContentGraph, count: Int, budget: Int? = nil) -> [String] {
        var request = PlanningRequest(profile: graph.node(withKey: "p")!)
        request.budgetSeconds = budget.map { $0 * 60 }
        let found = CurriculumPlanner(graph).alternatives(request, count: count)
        #expect(found.isComplete)
        for curriculum in found.curricula { #expect(CurriculumVerifier(graph).faults(in: curriculum) == []) }
        return found.curricula.map { $0.steps.map { graph.key($0.tutorial) }.joined(separator: " ") }
    }

    /// Neither x nor y has a rival that teaches the same.
    @Test func oneOfSeveralRequirementsIsAnAlternativeToTheOthers() {
        #expect(keys(drawnGraph("axis a: c\nx 5\ny 6\nc 4 < x | y"), count: 3) == ["x c", "y c"])
    }

    /// What a tutorial teaches besides is not asked for.
    @Test func anAlternativeNeedNotTeachWhatNothingAsksFor() {
        #expect(keys(drawnGraph("axis a: long\nshort 5 = s extra\nlong 6 = s"), count: 3) == ["short", "long"])
    }

    @Test func anAlternativeFitsTheTimeAllowed() {
        let graph = drawnGraph("axis a: c\nx 5\ny 6\nz 9\nc 4 < x | y | z")
        #expect(keys(graph, count: 5, budget: 12) == ["x c", "y c"])
    }

    @Test func theBestOfRandomSitesAreThoseOfBruteForce() {
        for seed in 0..<120 {
            var generator = SeededGenerator(seed: UInt64(seed))
            let graph = RandomSite.graph(using: &generator)
            var request = PlanningRequest(profile: graph.node(withKey: "p")!)
            if seed % 3 == 0 { request.requiredTutorials = [graph.nodes(.tutorial).first!] }
            let found = CurriculumPlanner(graph).alternatives(request, count: 4)
            let expected = Self.bruteForce(found.curricula[0], graph)
            #expect(found.curricula.map(\.totalSeconds) == Array(expected.prefix(4)), "seed \(seed)")
            #expect(Set(found.curricula.map(\.tutorials)).count == found.curricula.count)
            #expect(found.isComplete)
            for curriculum in found.curricula { #expect(CurriculumVerifier(graph).faults(in: curriculum) == []) }
        }
    }

    /// Times, in order, of all sets of tutorials that reach what a curriculum does, and none of which can be spared.
    private static func bruteForce(_ curriculum: Curriculum, _ graph: ContentGraph) -> [Int] {
        let tutorials = Array(graph.nodes(.tutorial))
        let required = Set(curriculum.request.requiredTutorials).intersection(curriculum.tutorials)
        func reach(_ set: Set<NodeID>) -> (held: Set<NodeID>, followed: Set<NodeID>) {
            var held: Set<NodeID> = []
            var left = set
            while let next = left.first(where: { tutorial in
                graph.requirementGroups(of: tutorial).allSatisfy { $0.contains(where: held.contains) }
            }) {
                left.remove(next)
                held.formUnion(graph.targets(from: next, .teaches))
            }
            return (held, set.subtracting(left))
        }
        let axes = graph.targets(from: curriculum.request.profile, .hasNeed)
            .flatMap { graph.targets(from: $0, .hasAxis) }
        let asked = axes.flatMap { graph.targets(from: $0, .hasTutorial) }
            .flatMap { graph.targets(from: $0, .teaches) }
        let goals = Set(asked).intersection(reach(curriculum.tutorials).held)
        func isEnough(_ set: Set<NodeID>) -> Bool {
            let (held, followed) = reach(set)
            return required.isSubset(of: followed) && goals.isSubset(of: held)
        }
        var times: [Int] = []
        for mask in 0..<(1 << tutorials.count) {
            let set = Set(tutorials.indices.filter { mask >> $0 & 1 == 1 }.map { tutorials[$0] })
            guard isEnough(set), !set.contains(where: { isEnough(set.subtracting([$0])) }) else { continue }
            times.append(set.reduce(0) { $0 + (graph.seconds($1) ?? 0) })
        }
        return times.sorted()
    }
}
