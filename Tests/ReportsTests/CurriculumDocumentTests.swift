import ContentGraph
import Foundation
import Planning
import Reports
import TestSupport
import Testing

@Suite struct CurriculumDocumentTests {
    let graph = drawnGraph("axis x: a b\naxis y: c\na 5\nb 5 < a\nc 30")

    private var curriculum: Curriculum {
        var request = PlanningRequest(profile: graph.node(withKey: "p")!)
        request.budgetSeconds = 900
        request.sessionSeconds = 300
        return CurriculumPlanner(graph).plan(request)
    }

    @Test func whatIsWrittenIsRead() throws {
        let text = try JSONText.encode(CurriculumDocument(curriculum, graph))
        let read = try CurriculumDocument(json: Data(text.utf8)).curriculum(in: graph)
        #expect(read == curriculum)
        #expect(CurriculumVerifier(graph).faults(in: read) == [])
    }

    @Test func whatIsNoCurriculumIsRefused() {
        #expect(throws: CurriculumReadError.self) { try CurriculumDocument(json: Data("{}".utf8)) }
        #expect(throws: CurriculumReadError.self) { try CurriculumDocument(json: Data("not JSON".utf8)) }
    }

    @Test func anotherVersionOfTheSiteIsNamed() throws {
        let text = try JSONText.encode(CurriculumDocument(curriculum, graph))
        let document = try CurriculumDocument(json: Data(text.utf8))
        #expect(throws: CurriculumReadError.unknown("a")) {
            try document.curriculum(in: drawnGraph("axis x: other\nother 3\naxis y: c\nc 30"))
        }
    }
}
