import ContentGraph
import Planning
import TestSupport
import Testing

/// The verifier must refuse what is wrong: each test spoils a good curriculum in one way.
@Suite struct CurriculumVerifierTests {
    let graph = drawnGraph("axis x: a b c\na 5\nb 5 < a\nc 5")

    private func faults(_ spoil: (inout Curriculum) -> Void) -> [CurriculumVerifier.Fault] {
        var request = PlanningRequest(profile: graph.node(withKey: "p")!)
        request.sessionSeconds = 600
        var curriculum = CurriculumPlanner(graph).plan(request)
        spoil(&curriculum)
        return CurriculumVerifier(graph).faults(in: curriculum)
    }

    @Test func refusesWhatIsWrong() {
        #expect(faults { _ in } == [])
        #expect(faults { $0.steps.swapAt(0, 1) } == [.prerequisiteMissing(step: 0, group: 0)])
        #expect(faults { $0.steps[2] = $0.steps[0] }.contains(.repeated(step: 2)))
        #expect(faults { $0.steps[2] = $0.steps[0] }.contains(.goalForgotten(graph.node(withKey: "c")!)))
        #expect(faults { $0.steps[0].seconds = 60 } == [.wrongTime(step: 0), .impossibleBound])
        #expect(faults { $0.certificate.landmarks[1].tutorials = [] } == [.noLandmark(number: 1)])
        #expect(
            faults { $0.certificate.landmarks[0].seconds += 1 }.contains {
                if case .overcharged = $0 { true } else { false }
            })
        #expect(
            faults { $0.request.avoidedTutorials = [$0.steps[0].tutorial] }.contains(
                .requestIgnored(graph.node(withKey: "a")!)))
        #expect(faults { $0.request.budgetSeconds = 800 } == [.overBudget(seconds: 900)])
        #expect(faults { $0.sessions = [0..<2] } == [.sessionsDoNotCover])
        #expect(faults { $0.sessions = [0..<3] } == [.sessionTooLong(session: 0)])
        #expect(faults { $0.certificate.lowerBoundSeconds = 901 } == [.impossibleBound])
        #expect(faults { $0.request.heldSkills = [graph.node(withKey: "skill/c")!] }.contains(.alreadyHeld(step: 2)))
        #expect(faults { $0.steps[1].tutorial = graph.node(withKey: "p")! }.contains(.notOffered(step: 1)))
    }
}
