import ContentGraph
import Planning
import TestSupport
import Testing

/// What is named where a tutorial cannot be followed.
@Suite struct MissingCausesTests {
    private func unreached(_ graph: ContentGraph, avoiding: [String] = []) -> [Curriculum.Unreached] {
        var request = PlanningRequest(profile: graph.node(withKey: "p")!)
        request.avoidedTutorials = Set(avoiding.map { graph.node(withKey: $0)! })
        let curriculum = CurriculumPlanner(graph).plan(request)
        #expect(CurriculumVerifier(graph).faults(in: curriculum) == [])
        return curriculum.unreached
    }

    @Test func aSkillThatNothingTeachesIsNamed() {
        let graph = drawnGraph("axis x: a\na 5 < s")
        let skill = graph.node(withKey: "skill/s")!
        #expect(
            unreached(graph) == [.init(tutorial: graph.node(withKey: "a")!, reason: .requires(skill), causes: [skill])])
    }

    @Test func aPageThatIsNoTutorialIsNamed() throws {
        let graph = try ContentGraph(
            json: Array(
                """
                {"schema": "parcours-graph/1", "profiles": [{"key": "p", "title": "P", "needs": ["n"]}],
                "needs": [{"key": "n", "title": "N", "axes": ["a"]}],
                "axes": [{"key": "a", "title": "A", "tutorials": ["a1"]}],
                "placeholders": [{"key": "ph", "title": "Old page", "status": "missing"}],
                "tutorials": [{"key": "a1", "title": "A1", "minutes": 5, "requires": [{"anyOf": ["ph"]}]}]}
                """.utf8))
        let page = graph.node(withKey: "ph")!
        #expect(
            unreached(graph) == [.init(tutorial: graph.node(withKey: "a1")!, reason: .requires(page), causes: [page])])
    }

    @Test func aCircleIsNamed() {
        let graph = drawnGraph("axis x: t\nt 5 < a\na 3 < b\nb 3 < c\nc 3 < a")
        let entry = unreached(graph)[0]
        #expect(entry.reason == .requires(graph.node(withKey: "a")!) && entry.causes.isEmpty)
        #expect(entry.circle.map(graph.key) == ["a", "b", "c"])
        let own = drawnGraph("axis x: t\nt 5 < u\nu 3 < t")
        #expect(unreached(own)[0].circle.map(own.key) == ["t", "u"])
    }

    @Test func noTutorialIsItsOwnObstacleUnlessItIsACircleByItself() {
        for seed in 0..<500 {
            var generator = SeededGenerator(seed: UInt64(seed))
            let graph = RandomSite.graph(using: &generator)
            let avoided = graph.nodes(.tutorial).filter { _ in Int.random(in: 0..<4, using: &generator) == 0 }
            for entry in unreached(graph, avoiding: avoided.map(graph.key)) {
                guard case .requires(let other) = entry.reason else { continue }
                #expect(entry.causes.isEmpty != entry.circle.isEmpty)
                #expect(other != entry.tutorial || entry.circle == [entry.tutorial], "seed \(seed)")
                for (one, next) in zip(entry.circle, entry.circle.dropFirst() + entry.circle.prefix(1)) {
                    let taught = graph.targets(from: next, .teaches)
                    #expect(graph.requirementGroups(of: one).joined().contains(where: taught.contains))
                }
            }
        }
    }
}
