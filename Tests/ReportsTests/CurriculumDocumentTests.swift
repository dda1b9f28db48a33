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

    /// The quick writer of the service writes the same document, whatever is in it.
    @Test func bothWritersWriteTheSame() throws {
        var generator = SeededGenerator(seed: 11)
        for turn in 0..<60 {
            let graph = RandomSite.graph(using: &generator)
            var request = PlanningRequest(profile: graph.node(withKey: "p")!)
            if turn % 2 == 0 {
                var assumed = AssumedMastery()
                for skill in graph.nodes(.skill) {
                    assumed.probabilities[skill] = Double(Int.random(in: 0...100, using: &generator)) / 100
                    if Int.random(in: 0..<4, using: &generator) == 0, assumed.probabilities[skill]! < 0.8 {
                        assumed.decayed.insert(skill)
                    }
                }
                request.assume(assumed)
            }
            if turn % 3 == 0 { request.budgetSeconds = Int.random(in: 60...1200, using: &generator) }
            if turn % 3 == 1 { request.sessionSeconds = 600 }
            let tutorials = Array(graph.nodes(.tutorial))
            if turn % 5 == 0 { request.avoidedTutorials = [tutorials.randomElement(using: &generator)!] }
            if turn % 5 == 1 { request.requiredTutorials = [tutorials.randomElement(using: &generator)!] }
            let curriculum = CurriculumPlanner(graph).plan(request)
            let writer = CurriculumWriter(graph)
            for _ in 0..<2 {
                let quick = try CurriculumDocument(json: Data(writer.parts(curriculum).bytes))
                #expect(try JSONText.encode(quick) == JSONText.encode(CurriculumDocument(curriculum, graph)))
            }
            let headed = writer.parts(curriculum) { json in
                json.key("extra")
                json.flag(true)
            }
            let members = try JSONSerialization.jsonObject(with: Data(headed.bytes)) as? [String: Any]
            #expect(members?["extra"] as? Bool == true && headed.bytes.count == headed.byteCount)
        }
    }

    /// What a learner asks for may be theirs alone: it goes with the curriculum, however often it is written.
    @Test func whatIsAskedForIsNotShared() {
        var request = PlanningRequest(profile: graph.node(withKey: "p")!)
        let medium = String(repeating: "m", count: 10_000)
        request.avoidedMedia = [medium]
        let curriculum = CurriculumPlanner(graph).plan(request)
        let writer = CurriculumWriter(graph)
        for _ in 0..<3 { #expect(writer.parts(curriculum).ownBytes > medium.utf8.count) }
    }

    /// What is asked for beside a curriculum is the same as the program writes, and changes nothing of the curriculum.
    @Test func theQuickWriterExplainsAndGivesAlternatives() throws {
        let graph = drawnGraph("axis x: a b d\naxis y: c\na 5 = s\nb 5 < s\nc 30\nd 40 = s")
        let planner = CurriculumPlanner(graph)
        let curricula = planner.alternatives(PlanningRequest(profile: graph.node(withKey: "p")!), count: 3).curricula
        #expect(curricula.count > 1)
        let writer = CurriculumWriter(graph)
        let plain = writer.parts(curricula[0]).bytes
        let asked = writer.parts(
            curricula[0], explainedBy: planner, alternatives: Array(curricula.dropFirst())
        ).bytes
        #expect(asked.starts(with: plain.dropLast()))
        let document = try CurriculumDocument(json: Data(asked))
        #expect(
            try JSONText.encode(document)
                == JSONText.encode(CurriculumDocument(curricula[0], graph).explained(curricula[0], graph)))
        let others = try CurriculumDocument.all(json: Data(asked)).dropFirst()
        #expect(others.count == curricula.count - 1)
        for (other, curriculum) in zip(others, curricula.dropFirst()) {
            #expect(
                try JSONText.encode(other)
                    == JSONText.encode(CurriculumDocument(curriculum, graph).explained(curriculum, graph)))
        }
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
