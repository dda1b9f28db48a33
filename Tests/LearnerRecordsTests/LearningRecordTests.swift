import Foundation
import LearnerRecords
import TestSupport
import Testing

@Suite struct LearningRecordTests {
    static let learner = Pseudonym(String(repeating: "ab", count: 32))!

    /// Activities drawn at random, of every kind.
    private static func activities(_ generator: inout SeededGenerator) -> [Activity] {
        func page() -> String { "post/\(Int.random(in: 1...999, using: &generator))" }
        return [
            .viewed(page: page(), seconds: Double(Int.random(in: 0...86_400_000, using: &generator)) / 1000),
            .progressed(page: page(), share: Double.random(in: 0...1, using: &generator)),
            .completed(page: page()), .answered(page: page(), isCorrect: Bool.random(using: &generator)),
            .selfAssessed(object: "skill/" + page(), level: Double.random(in: 0...1, using: &generator)),
            .searched(query: "plan de soins", landedOn: page()), .searched(query: nil, landedOn: nil),
            .rated(page: page(), stars: Int.random(in: 1...5, using: &generator)), .askedForHelp(page: nil),
            .askedForHelp(page: page()),
            .usedFeature(object: page(), times: Int.random(in: 1...1000, using: &generator)),
        ]
    }

    @Test func eventsAndStatementsAreOneToOne() throws {
        var generator = SeededGenerator(seed: 6)
        for _ in 0..<50 {
            for activity in Self.activities(&generator) {
                let time = Double(Int.random(in: 1_000_000_000_000...1_900_000_000_000, using: &generator)) / 1000
                let record = LearningRecord(id: UUID(), learner: Self.learner, time: time, activity)
                let json = try JSONEncoder().encode(record)
                #expect(try JSONDecoder().decode(RecordDraft.self, from: json).result == .success(record))
                let statement = try JSONEncoder().encode(XAPIStatement(record, site: "https://site.example"))
                #expect(try JSONDecoder().decode(XAPIDraft.self, from: statement).result == .success(record))
            }
        }
    }

    /// Batches are read as the decoder reads them, whatever is in them.
    @Test func theQuickReaderOfBatchesReadsAsTheDecoderDoes() throws {
        var generator = SeededGenerator(seed: 62)
        let alphabet = Array(#"{}[]":,.\/-+eE019aAtfn é"#.utf8) + [0x00, 0xFF]
        var (read, refused) = (0, 0)
        for turn in 0..<400 {
            let records = Self.activities(&generator).shuffled(using: &generator).prefix(turn % 4).map { activity in
                LearningRecord(
                    id: UUID(), learner: Self.learner,
                    time: Double(Int.random(in: 1_000_000_000...1_900_000_000, using: &generator)), activity)
            }
            let encoder = JSONEncoder()
            encoder.outputFormatting =
                [[], .withoutEscapingSlashes, .prettyPrinted].randomElement(using: &generator)!
            let plain = Array(try encoder.encode(["events": records]))
            for change in 0..<12 {
                var bytes = plain
                if change > 0 {
                    let place = Int.random(in: 0..<bytes.count, using: &generator)
                    let other = alphabet.randomElement(using: &generator)!
                    switch change % 3 {
                    case 0: bytes[place] = other
                    case 1: bytes.insert(other, at: place)
                    default: bytes.remove(at: place)
                    }
                }
                let quick = try? bytes.withUnsafeBytes { try EventBatch(json: $0) }.drafts
                let decoded = try? JSONDecoder().decode(EventBatch.self, from: Data(bytes)).drafts
                #expect(
                    quick?.map(\.result) == decoded?.map(\.result) && quick?.map(\.id) == decoded?.map(\.id),
                    "\(String(decoding: bytes, as: UTF8.self))")
                if decoded == nil { refused += 1 } else { read += 1 }
            }
        }
        #expect(read > 1000 && refused > 1000)
    }

    @Test func momentsAreReadAsTheyAreWritten() throws {
        var generator = SeededGenerator(seed: 63)
        for _ in 0..<2000 {
            let seconds = Double(Int.random(in: 0...4_200_000_000, using: &generator))
            #expect(Timestamp.seconds(Timestamp.text(seconds)) == seconds)
        }
        for text in [
            "2026-13-01T10:00:00Z", "2026-00-01T10:00:00Z", "2026-01-00T10:00:00Z", "2026-01-01 10:00:00Z",
            "2026-01-0aT10:00:00Z", "2026-02-30T10:00:00Z", "2026-02-29T10:00:00+01:00", "2100-02-29T10:00:00Z",
            "2026-04-31T10:00:00.5Z", "2026-01-01T24:00:00Z", "2026-01-01T10:60:00Z", "2026-01-01T10:00:61Z",
            "2026-01-01T10:00:00", "2026-01-01T10:00:00.Z", "2026-01-01T10:00:00Zxx", "2026-01-01T10:00:00+24:00",
            "2026-01-01T10:00:00+1:000", "2026-2-03T10:00:00ZZ", "0000-01-01T10:00:00Z",
        ] {
            #expect(Timestamp.seconds(text) == nil, "\(text)")
        }
        for (text, seconds) in [
            ("2026-03-03T11:00:00.25+01:00", 1_772_532_000.25), ("2026-03-03T09:30:00-0030", 1_772_532_000),
            ("2026-03-03T10:00:00.0004999Z", 1_772_532_000), ("1969-12-31T23:59:59Z", -1),
            ("2016-12-31T23:59:60Z", 1_483_228_800), ("2400-02-29T00:00:00Z", 13_574_563_200),
        ] { #expect(Timestamp.seconds(text) == seconds, "\(text)") }
        #expect(Timestamp.seconds("2024-02-29T23:59:59Z") == 1_709_251_199)
    }

    @Test(arguments: [
        (#"{"verb": "viewed", "object": "post/1", "seconds": 4, "name": "Jean"}"#, RecordFault.unknownField),
        (#"{"verb": "viewed", "object": "post/1", "seconds": 4, "share": 1}"#, .unknownField),
        (#"{"verb": "viewed", "object": "post/1"}"#, .missing("seconds")),
        (#"{"verb": "viewed", "object": "post/1", "seconds": -1}"#, .badValue("seconds")),
        (#"{"verb": "viewed", "object": "post/1", "seconds": "4"}"#, .badValue("seconds")),
        (#"{"verb": "viewed", "seconds": 4}"#, .missing("object")),
        (#"{"verb": "viewed", "object": "jean.dupont@example.org", "seconds": 4}"#, .badValue("object")),
        (#"{"verb": "rated", "object": "post/1", "stars": 2.5}"#, .badValue("stars")),
        (#"{"verb": "answered", "object": "post/1", "correct": 1}"#, .badValue("correct")),
        (#"{"verb": "watched", "object": "post/1"}"#, .badValue("verb")),
    ])
    func whatIsOutsideTheVocabularyIsRefused(_ fields: String, _ fault: RecordFault) throws {
        let common =
            #"{"id": "0b6f3c1e-8d47-4a9e-9a53-1f1f1a2b3c4d", "learner": "\#(Self.learner)", "time": "2026-03-03T10:00:00Z", "#
        let draft = try JSONDecoder().decode(RecordDraft.self, from: Data((common + fields.dropFirst()).utf8))
        #expect(draft.result == .failure(fault))
        #expect(draft.id != nil)
    }

    @Test(arguments: [
        "Jean Dupont", "jean.dupont@example.org", "0612345678", "2 85 05 78 006 084 36", "",
        String(repeating: "a", count: 31), String(repeating: "A", count: 32), String(repeating: "a", count: 129),
        String(repeating: "a", count: 31) + "é",
    ])
    func nothingButAPseudonymStandsForALearner(_ text: String) { #expect(Pseudonym(text) == nil) }

    @Test func aStatementWithANameIsRefused() throws {
        let record = LearningRecord(id: UUID(), learner: Self.learner, time: 1_770_000_000, .completed(page: "post/1"))
        let json = String(
            decoding: try JSONEncoder().encode(XAPIStatement(record, site: "https://site.example")), as: UTF8.self)
        for (before, after) in [
            (#""account":"#, #""mbox":"mailto:jean@example.org","account":"#),
            (#""completion":"#, #""comment":"x","completion":"#),
        ] {
            let named = json.replacing(before, with: after)
            #expect(named != json)
            let draft = try JSONDecoder().decode(XAPIDraft.self, from: Data(named.utf8))
            #expect(draft.result == .failure(.unknownField))
        }
    }

    /// A statement says what its verb means, and nothing beside it.
    @Test(arguments: [
        ("completed", #"{"completion": false}"#, RecordFault.badValue("completion")),
        ("completed", #"{"completion": true, "response": "Jean"}"#, .unknownField),
        ("answered", #"{"success": true, "response": "Jean"}"#, .unknownField),
        ("progressed", #"{"extensions": {"urn:parcours:xapi:progress": 0.5}, "success": true}"#, .unknownField),
    ])
    func aStatementWithAResultOfAnotherVerbIsRefused(_ verb: String, _ result: String, _ fault: RecordFault) throws {
        let json = """
            {"id": "\(UUID().uuidString)", "timestamp": "2026-03-01T10:00:00Z",
             "actor": {"account": {"homePage": "https://site.example", "name": "\(Self.learner)"}},
             "verb": {"id": "http://adlnet.gov/expapi/verbs/\(verb)"},
             "object": {"id": "urn:parcours:object:post/45"}, "result": \(result)}
            """
        #expect(try JSONDecoder().decode(XAPIDraft.self, from: Data(json.utf8)).result == .failure(fault))
        let bare = json.replacing("\"timestamp\": \"2026-03-01T10:00:00Z\",", with: "")
        let draft = try JSONDecoder().decode(XAPIDraft.self, from: Data(bare.utf8))
        #expect(draft.result == .failure(.missing("timestamp")))
    }

    @Test func starsAreOfFive() throws {
        let record = LearningRecord(
            id: UUID(), learner: Self.learner, time: 1_772_000_000, .rated(page: "post/45", stars: 4))
        let json = String(
            decoding: try JSONEncoder().encode(XAPIStatement(record, site: "https://site.example")), as: UTF8.self)
        let ten = json.replacing("\"max\":5", with: "\"max\":10")
        #expect(ten != json)
        let draft = try JSONDecoder().decode(XAPIDraft.self, from: Data(ten.utf8))
        #expect(draft.result == .failure(.badValue("score")))
    }

    /// A post may be any; a telephone number or one of a professional is none.
    @Test func aPostIsNamedByItsNumber() {
        for text in ["post/1", "post/45", "post/999999999"] { #expect(ObjectKey.isPost(text), "\(text)") }
        let others = [
            "post/", "post/045", "post/0612345678", "post/1234567890", "post/12345678901", "post/4a", "page/4",
        ]
        for text in others { #expect(!ObjectKey.isPost(text), "\(text)") }
    }

    @Test(arguments: ["0612345678", "75010-Paris", "jean.dupont", "Jean Dupont", "", "é"])
    func aLabelHasNoRoomForAPerson(_ text: String) { #expect(!LearnerAttributes.isLabel(text)) }

    @Test(arguments: ["infirmier", "2A", "ile-de-france", "971", "cabinet_de_groupe"])
    func aLabelNamesASituation(_ text: String) { #expect(LearnerAttributes.isLabel(text)) }
}
