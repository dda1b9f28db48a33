import ContentGraph
import Planning
import TestSupport
import Testing

@Suite struct CurriculumTests {
    private func plan(
        _ graph: ContentGraph, known: [String] = [], budget: Int? = nil, session: Int? = nil
    ) -> Curriculum {
        var request = PlanningRequest(profile: graph.node(withKey: "p")!)
        request.heldSkills = Set(known.map { graph.node(withKey: "skill/\($0)")! })
        request.budgetSeconds = budget.map { $0 * 60 }
        request.sessionSeconds = session.map { $0 * 60 }
        let curriculum = CurriculumPlanner(graph).plan(request)
        #expect(CurriculumVerifier(graph).faults(in: curriculum) == [])
        return curriculum
    }

    private func names(_ curriculum: Curriculum, _ graph: ContentGraph) -> String {
        curriculum.steps.map { graph.key($0.tutorial) }.joined(separator: " ")
    }

    @Test func prerequisitesComeFirstAndSiteOrderIsKept() {
        let graph = drawnGraph("axis x: a b\naxis y: c d\na 5\nb 5\nc 5 < z\nd 5 < b\nz 5 < y\ny 2")
        let curriculum = plan(graph)
        #expect(names(curriculum, graph) == "a b y z c d")
        #expect(curriculum.isProvenShortest)
        #expect(curriculum.steps[2].reason == .prerequisite(of: graph.node(withKey: "z")!))
        #expect(curriculum.steps[4].reason == .goal)
    }

    @Test func aSharedTutorialComesOnceAndAHeldOneNever() {
        let graph = drawnGraph("axis x: a b\naxis y: b c\na 5\nb 5\nc 5 < a")
        #expect(names(plan(graph), graph) == "a b c")
        #expect(names(plan(graph, known: ["a", "b"]), graph) == "c")
        #expect(names(plan(graph, known: ["a", "b", "c"]), graph) == "")
    }

    @Test func anAlternativeIsEnough() {
        let graph = drawnGraph("axis x: t\nvideo 9 = s\ntext 4 = s\nt 5 < s")
        #expect(names(plan(graph), graph) == "text t")
    }

    @Test func theBudgetHolds() {
        let graph = drawnGraph("axis x: a\naxis y: b\naxis z: c\na 10\nb 10\nc 30")
        let curriculum = plan(graph, budget: 25)
        #expect(names(curriculum, graph) == "a b")
        #expect(
            curriculum.unreached == [
                .init(tutorial: graph.node(withKey: "c")!, reason: .overBudget(missingSeconds: 1500))
            ])
    }

    /// Two axes ask for d: the one that is cheaper to add counts.
    @Test func whatIsMissingIsForTheCheapestAxis() {
        let graph = drawnGraph("axis x: a\naxis y: d c\naxis z: d b\na 5\nb 5\nc 30\nd 9")
        let short = plan(graph, budget: 6).unreached.first { graph.key($0.tutorial) == "d" }
        #expect(short?.reason == .overBudget(missingSeconds: 13 * 60))
    }

    /// With as much more time as is missing, who asks for a tutorial by name gets it.
    @Test func whatIsMissingIsEnoughForWhoAsks() {
        for seed in 0..<300 {
            var generator = SeededGenerator(seed: UInt64(seed))
            let graph = RandomSite.graph(using: &generator)
            let budget = Int.random(in: 1...15, using: &generator) * 60
            var request = PlanningRequest(profile: graph.node(withKey: "p")!)
            request.budgetSeconds = budget
            let planner = CurriculumPlanner(graph)
            for entry in planner.plan(request).unreached {
                guard case .overBudget(let missing) = entry.reason else { continue }
                #expect(missing > 0)
                var more = request
                more.budgetSeconds = budget + missing
                more.requiredTutorials = [entry.tutorial]
                let skills = Set(graph.targets(from: entry.tutorial, .teaches))
                let steps = planner.plan(more).steps
                // Another tutorial may teach the same in less time.
                let isThere =
                    steps.contains { $0.tutorial == entry.tutorial }
                    || graph.nodes(.tutorial).contains {
                        $0 != entry.tutorial && !skills.isDisjoint(with: graph.targets(from: $0, .teaches))
                    }
                #expect(isThere, "seed \(seed)")
            }
        }
    }

    @Test func sessionsHoldWholeSteps() {
        let graph = drawnGraph("axis x: a b c d\na 6\nb 6\nc 20\nd 3")
        #expect(plan(graph, session: 12).sessions == [0..<2, 2..<3, 3..<4])
    }

    /// Random graphs: the verifier accepts every curriculum, and where skills have one provider it is the closure.
    @Test func everyRandomCurriculumIsValid() {
        for seed in 0..<1500 {
            var generator = SeededGenerator(seed: UInt64(seed))
            let graph = RandomSite.graph(using: &generator)
            let curriculum = plan(graph)
            #expect(curriculum.certificate.lowerBoundSeconds <= curriculum.totalSeconds, "seed \(seed)")
            _ = plan(graph, budget: Int.random(in: 0...20, using: &generator), session: 10)
        }
    }
}
