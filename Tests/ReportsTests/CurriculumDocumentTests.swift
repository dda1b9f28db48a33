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

    @Test func whatIsNoCurriculumIsRefused() throws {
        #expect(throws: CurriculumReadError.self) { try CurriculumDocument(json: Data("{}".utf8)) }
        #expect(throws: CurriculumReadError.self) { try CurriculumDocument(json: Data("not JSON".utf8)) }
        let text = try JSONText.encode(CurriculumDocument(curriculum, graph))
        for (field, value) in [
            ("\"seconds\" : 300", "\"seconds\" : 9223372036854775807"),
            ("\"budgetMinutes\" : 15", "\"budgetMinutes\" : 1e300"),
        ] {
            let spoilt = text.replacing(field, with: value)
            #expect(spoilt != text)
            #expect(throws: CurriculumReadError.self) { try CurriculumDocument(json: Data(spoilt.utf8)) }
        }
    }

    @Test func anotherVersionOfTheSiteIsNamed() throws {
        let text = try JSONText.encode(CurriculumDocument(curriculum, graph))
        let document = try CurriculumDocument(json: Data(text.utf8))
        #expect(throws: CurriculumReadError.unknown("a")) {
            try document.curriculum(in: drawnGraph("axis x: other\nother 3\naxis y: c\nc 30"))
        }
    }
}
