import Foundation
import TestSupport
import Testing

@Suite struct EvidenceImportTests {
    /// The files of the day after, imported beside a running service: twice the same, then with a count corrected.
    @Test func usageCountsOnceAndACorrectedCountIsSaid() async throws {
        let service = try RunningService()
        try service.start()
        let learner = String(repeating: "ab", count: 32)
        let agreed = try await service.send(
            "PUT", "/v1/learners/\(learner)/consent", json: ["business-tool-usage": true])
        #expect(agreed.status == 200)
        let file = service.data.deletingLastPathComponent().appending(path: "usage.csv")
        func imported(_ lines: [String]) throws -> (output: String, errors: String) {
            try Data((["account;feature;count;date"] + lines).joined(separator: "\n").utf8).write(to: file)
            let result = try SharedFiles.run(
                RunningService.program,
                [
                    "evidence", "import", "usage", file.path, "--graph", SharedFiles.fixture("oneself-site.xml"),
                    "--data", service.data.path, "--lang", "fr",
                ])
            #expect(result.status == 0, "\(result.errors)")
            return (result.output, result.errors)
        }
        let day = "\(learner);post/45;3;2026-03-02"
        #expect(try imported([day]).errors == "")
        #expect(try imported([day]).errors == "")
        let corrected = try imported([day, "\(learner);post/45;4;2026-03-03", "\(learner);post/45;5;2026-03-02"])
        #expect(corrected.errors.contains("ligne précédente a un autre nombre"))
        let later = try imported(["\(learner);post/45;5;2026-03-02"])
        #expect(later.errors.contains("un fichier précédent avait un autre nombre"))
        let export = try await service.send("GET", "/v1/learners/\(learner)/export")
        let events = try #require(export.json["events"] as? [[String: Any]])
        #expect(events.compactMap { ($0["event"] as? [String: Any])?["count"] as? Int }.sorted() == [3, 4])
    }
}
