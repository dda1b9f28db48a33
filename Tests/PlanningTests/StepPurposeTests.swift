import ContentGraph
import Planning
import TestSupport
import Testing

@Suite struct StepPurposeTests {
    private func purposes(
        _ graph: ContentGraph, _ change: (inout PlanningRequest) -> Void = { _ in }
    ) -> [String: StepPurpose] {
        var request = PlanningRequest(profile: graph.node(withKey: "p")!)
        change(&request)
        let planner = CurriculumPlanner(graph)
        let curriculum = planner.plan(request)
        return Dictionary(
            uniqueKeysWithValues: zip(curriculum.steps.map { graph.key($0.tutorial) }, planner.purposes(of: curriculum))
        )
    }

    /// `a` comes early as a prerequisite of `b`; a later axis asks for it itself.
    @Test func whatAnAxisAsksForIsThereForThatAxis() {
        let graph = drawnGraph("axis x: b\naxis y: a\na 5\nb 5 < a")
        let purpose = purposes(graph)["a"]!
        #expect(purpose.chain == [graph.node(withKey: "a")!])
        #expect(purpose.origin == .axis(graph.node(withKey: "axis/y")!, need: graph.node(withKey: "n")!))
    }

    @Test func theShortestChainIsGiven() {
        let graph = drawnGraph("axis x: c\naxis y: d\na 5\nb 5 < a\nc 5 < b\nd 5 < a")
        #expect(purposes(graph)["a"]!.chain.map(graph.key) == ["a", "d"])
        #expect(purposes(graph)["b"]!.chain.map(graph.key) == ["b", "c"])
    }

    @Test func whatIsAskedForByNameIsThereForThat() {
        let graph = drawnGraph("axis x: a\na 5\nz 3 < y\ny 2")
        let found = purposes(graph) { $0.requiredTutorials = [graph.node(withKey: "z")!] }
        #expect(found["z"]!.origin == .request)
        #expect(found["y"]!.chain.map(graph.key) == ["y", "z"] && found["y"]!.origin == .request)
        #expect(found["a"]!.origin == .axis(graph.node(withKey: "axis/x")!, need: graph.node(withKey: "n")!))
    }

    /// Nor does its step claim that it answers the need.
    @Test func theReasonOfAStepThatWasAskedForByNameSaysSo() {
        let graph = drawnGraph("axis x: a\na 5 = s\nz 3\nb 9 = s")
        var request = PlanningRequest(profile: graph.node(withKey: "p")!)
        request.requiredTutorials = ["z", "b"].map { graph.node(withKey: $0)! }
        let steps = CurriculumPlanner(graph).plan(request).steps
        // `b` stands in for `a`.
        #expect(steps.map { graph.key($0.tutorial) } == ["z", "b"])
        #expect(steps.map(\.reason) == [.request, .goal])
    }

    /// On random sites: each step is needed by the next, the last is asked for, and no way is shorter.
    @Test func everyChainHoldsAndNoneIsShorter() {
        for seed in 0..<600 {
            var generator = SeededGenerator(seed: UInt64(seed))
            let graph = RandomSite.graph(using: &generator)
            let axes = graph.nodes(.axis)
            for (key, purpose) in purposes(graph) {
                #expect(graph.key(purpose.chain[0]) == key)
                for (step, next) in zip(purpose.chain, purpose.chain.dropFirst()) {
                    let taught = graph.targets(from: step, .teaches)
                    #expect(graph.requirementGroups(of: next).joined().contains(where: taught.contains))
                }
                let isListed = axes.contains {
                    graph.targets(from: $0, .hasTutorial).contains(graph.node(withKey: key)!)
                }
                #expect(!isListed || purpose.chain.count == 1, "seed \(seed), \(key)")
                let last = graph.targets(from: purpose.chain.last!, .teaches)
                let asked = axes.flatMap { graph.targets(from: $0, .hasTutorial) }
                    .flatMap { graph.targets(from: $0, .teaches) }
                #expect(asked.contains(where: last.contains), "seed \(seed), \(key)")
            }
        }
    }
}
