import Evidence
import Foundation
import LearnerRecords
import Mastery
import Tables
import TestSupport
import Testing

@Suite struct EvidenceReadersTests {
    private let folder: URL
    private let account = String(repeating: "ab", count: 32)
    private let now = 1_790_000_000.0

    init() throws { folder = try SharedFiles.temporaryFolder() }

    private func file(_ name: String, _ text: String, _ encoding: String.Encoding = .utf8) throws -> String {
        let url = folder.appending(path: name)
        try #require(text.data(using: encoding)).write(to: url)
        return url.path
    }

    private func mapping(_ yaml: String) throws -> EvidenceMapping {
        try EvidenceMapping(path: try file("columns.yaml", yaml))
    }

    @Test func usageIsReadAsTheMappingSays() throws {
        let mapping = try mapping(
            """
            encoding: windows-1252
            separator: ";"
            date-format: dd/MM/yyyy
            columns: {account: compte, feature: fonctionnalité, count: nombre, date: jour}
            features: {"Créer un PPCS": post/95, "Autre": post/999}
            """)
        let path = try file(
            "usage.csv",
            """
            jour;compte;fonctionnalité;nombre
            01/03/2026;\(account);Créer un PPCS;3
            01/03/2026;jean.dupont@example.org;Créer un PPCS;3
            31/02/2026;\(account);Créer un PPCS;3
            01/03/2026;\(account);Inconnue;3
            01/03/2026;\(account);Autre;3
            01/03/2026;\(account);Créer un PPCS;beaucoup
            01/03/2036;\(account);Créer un PPCS;1
            """, .windowsCP1252)
        let reader = UsageReader(mapping) { $0 == "post/95" }
        let (events, refusals) = try reader.read(try mapping.table(path), now: now)
        #expect(events.map(\.line) == [2])
        #expect(events[0].record.activity == .usedFeature(object: "post/95", times: 3))
        #expect(Timestamp.text(events[0].record.time) == "2026-03-01T00:00:00Z")
        #expect(refusals.map(\.line) == [3, 4, 5, 6, 7, 8])
        let reasons: [EvidenceRefusal.Reason] = [
            .notAPseudonym, .badDate, .unknownFeature, .unknownObject, .badNumber, .future,
        ]
        #expect(refusals.map(\.reason) == reasons)
        // The same line is the same event, whenever it is read.
        let again = try reader.read(try mapping.table(path), now: now + 1000).events
        #expect(again.map(\.record) == events.map(\.record))
    }

    /// However a program writes accents, and however often a line comes: what would not count is said.
    @Test func oneFeatureOfOneDayHasOneCount() throws {
        let mapping = try mapping("features: {\"Créer\": post/95}")
        let composed = "Créer".precomposedStringWithCanonicalMapping
        let decomposed = "Créer".decomposedStringWithCanonicalMapping
        let path = try file(
            "usage.csv",
            """
            account,feature,count,date
            \(account),\(composed),3,2026-03-01
            \(account),\(decomposed),3,2026-03-01
            \(account),\(composed),5,2026-03-01
            \(account),\(composed),5,2026-03-02
            """)
        let (events, refusals) = try UsageReader(mapping) { _ in true }.read(try mapping.table(path), now: now)
        #expect(events.map(\.line) == [2, 3, 5])
        #expect(events[0].record.id == events[1].record.id && events[0].record.id != events[2].record.id)
        #expect(refusals == [EvidenceRefusal(line: 4, reason: .otherCount)])
    }

    @Test func aMissingColumnIsNamed() throws {
        let path = try file("usage.csv", "a,b\n1,2\n")
        let mapping = EvidenceMapping()
        #expect(throws: TableError(file: path, line: 1, .missingColumn("account"))) {
            try UsageReader(mapping) { _ in true }.read(try mapping.table(path), now: now)
        }
        #expect(throws: EvidenceMapping.ReadError.self) { try self.mapping("colums: {}") }
        #expect(throws: EvidenceMapping.ReadError.self) { try self.mapping("separator: ab") }
    }

    @Test func attributesAreLabelsOrRefused() throws {
        let mapping = try mapping("words: {\"Infirmier(ère) DE\": infirmier}")
        let path = try file(
            "crm.csv",
            """
            account,profession,structure,territory,name
            \(account),Infirmier(ère) DE,hopital,75,Jean Dupont
            \(account),médecin de Jean Dupont,,,
            x,infirmier,,,
            """)
        let (entries, refusals) = try AttributeReader(mapping).read(try mapping.table(path))
        #expect(entries.map(\.attributes) == [.init(profession: "infirmier", structure: "hopital", territory: "75")])
        #expect(refusals == [.init(line: 3, reason: .notALabel), .init(line: 4, reason: .notAPseudonym)])
    }

    @Test func analyticsInformParametersAndNobody() throws {
        let map = SkillMap(
            keys: ["s", "t", "u"], prerequisites: [[], [0], []],
            pages: ["a", "b", "c", "d"].enumerated().map {
                .init(key: $1, skills: [[0], [0], [1], [2]][$0], expectedSeconds: 300)
            })
        let pages = try file("pages.csv", "page,views,seconds\na,900,\"84,5\"\nb,100,\nc,500,60\nd,x,1\nz,1,1\n")
        let transitions = try file("transitions.csv", "from,to,count\na,b,30\nb,c,30\na,d,40\n")
        let reader = AnalyticsReader(EvidenceMapping()) { ["a", "b", "c", "d"].firstIndex(of: $0) }
        var parameters = MasteryParameters()
        let refusals = try reader.readPages(try TableFile(pages), map, into: &parameters)
        #expect(refusals == [.init(line: 5, reason: .badNumber), .init(line: 6, reason: .unknownObject)])
        #expect(parameters.popularity["s"]! > parameters.popularity["t"]!)
        #expect(abs(parameters.pageShares["a"]! + parameters.pageShares["b"]! - 1) < 1e-9)
        #expect(parameters.pageShares["a"]! > 0.85)
        // Average times count bounces too: a whole reading takes longer.
        #expect(parameters.typicalSeconds!["a"]! > 84.5 && parameters.typicalSeconds!["a"]! < 150)
        #expect(try reader.readTransitions(try TableFile(transitions), map, into: &parameters) == [])
        let ways = parameters.choice.ways
        #expect(abs(ways.reduce(0, +) - 1) < 1e-9 && abs(ways[1] / (ways[1] + ways[2]) - 0.6) < 1e-9)
        #expect(
            try FittedParameters(json: try JSONEncoder().encode(FittedParameters(parameters: parameters, report: nil)))
                .parameters == parameters)
    }
}
