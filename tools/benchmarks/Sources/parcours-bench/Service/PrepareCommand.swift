import ArgumentParser
import ContentGraph
import Foundation
import LearnerRecords
import LearnerRecordsSQLite
import TestSupport

/// `parcours-bench service prepare`: a database of learners who agreed and did something, and a key that may do everything.
struct PrepareCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "prepare", abstract: "Makes a database of learners; prints a key.")

    @Argument(help: "Snapshot of the graph.")
    var graph: String

    @Option(help: "Folder of the service.")
    var data: String

    @Option(help: "Learners: pseudonym i is i in hexadecimal, 64 digits.")
    var learners = 100_000

    @Option(help: "Events of each.")
    var events = 12

    func run() async throws {
        let graph = try Data(contentsOf: URL(filePath: graph)).withUnsafeBytes { try ContentGraph(snapshot: $0) }
        let pages = graph.nodes(.tutorial).map(graph.key)
        let profiles = graph.nodes(.profile).map(graph.slug)
        let store = try SQLiteLearnerStore(data + "/records.sqlite")
        let credential = AccessCredential()
        let now = Date().timeIntervalSince1970
        try await store.save(
            AccessKey(
                id: credential.id, name: "bench", scopes: Set(AccessScope.allCases), rate: nil,
                digest: credential.digest, created: now), .createdKey, at: now)
        var generator = SeededGenerator(seed: 1)
        for start in stride(from: 0, to: learners, by: 500) {
            var records: [LearningRecord] = []
            try await withThrowingTaskGroup { group in
                for number in start..<min(start + 500, learners) {
                    let digits = String(number, radix: 16)
                    let learner = Pseudonym(String(repeating: "0", count: 64 - digits.count) + digits)!
                    let profile = profiles[number % profiles.count]
                    group.addTask {
                        try await store.setConsent(
                            [.init(time: now - 1e6, purpose: .personalisation, isGranted: true)], of: learner,
                            actor: "bench")
                        _ = try await store.setAttributes(
                            .init(profession: profile), of: learner, actor: "bench", at: now)
                    }
                    for _ in 0..<events {
                        let page = pages[Int(generator.next() % UInt64(pages.count))]
                        let time = now - Double(generator.next() % 1_000_000)
                        let seconds = Double(generator.next() % 900)
                        records.append(
                            LearningRecord(
                                id: UUID(), learner: learner, time: time, .viewed(page: page, seconds: seconds)))
                    }
                }
                try await group.waitForAll()
            }
            _ = try await store.append(records, actor: "bench", at: now)
        }
        print(credential.text)
    }
}
