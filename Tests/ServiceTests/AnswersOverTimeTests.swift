import ContentGraph
import Foundation
import LearnerRecords
import LearnerRecordsSQLite
import Logging
import Mastery
import Service
import SiteImport
import Synchronization
import TestSupport
import Testing

/// The service with a clock that the test sets.
@Suite struct AnswersOverTimeTests {
    private final class Clock: Sendable {
        let time: Mutex<Double>
        init(_ time: Double) { self.time = Mutex(time) }
    }

    private let learner = Pseudonym(String(repeating: "ab", count: 32))!

    @Test func anAnswerOfTheDayIsTracedInEveryHourInWhichItIsGiven() async throws {
        let folder = try SharedFiles.temporaryFolder()
        let clock = Clock((Date().timeIntervalSince1970 / 86400).rounded(.down) * 86400 + 10 * 3600)
        let now = clock.time.withLock { $0 }
        let store = try SQLiteLearnerStore(folder.appending(path: "records.sqlite").path)
        let credential = AccessCredential()
        try await store.save(
            AccessKey(
                id: credential.id, name: "test", scopes: [.read], rate: nil, digest: credential.digest, created: now),
            .createdKey, at: now)
        try await store.setConsent(
            [.init(time: now, purpose: .personalisation, isGranted: true)], of: learner, actor: "test")
        let snapshot = folder.appending(path: "site.graph")
        try drawnGraph("axis x: a b\na 5\nb 5 < a").writeSnapshot(to: snapshot.path)
        var settings = ServiceSettings()
        (settings.data, settings.port, settings.lagMilliseconds) = (folder.path, 0, 60000)
        let service = try await ParcoursService(
            settings, store: store, graph: try Data(contentsOf: snapshot), importer: SiteImporter(choosingAmong: []),
            MasteryParameters(), logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() },
            clock: { clock.time.withLock { $0 } })
        let (ports, port) = AsyncStream<Int>.makeStream()
        let running = Task { try await service.run { port.yield($0) } }
        defer { running.cancel() }
        var iterator = ports.makeAsyncIterator()
        let client = ServiceClient(port: try #require(await iterator.next()), key: credential.text)
        let body = Data(#"{"learner": "\#(learner)", "profile": "p"}"#.utf8)

        let first = try await client.send("POST", "/v1/curricula", body)
        #expect(first.json["personalised"] as? Bool == true)
        for (hours, issued) in [(0.0, 1), (1, 2), (1.5, 2), (2, 3), (24, 4), (24.5, 4)] {
            clock.time.withLock { $0 = now + hours * 3600 }
            #expect(try await client.send("POST", "/v1/curricula", body).body == first.body)
            let accesses = try await store.export(learner, actor: "test", at: now)?.accesses ?? []
            #expect(accesses.count { $0.action == .issuedCurriculum } == issued, "after \(hours) hours")
        }
        // Nothing of a learner who withdrew, whatever was ready.
        try await store.setConsent(
            [.init(time: now, purpose: .personalisation, isGranted: false)], of: learner, actor: "test")
        clock.time.withLock { $0 = now + 48 * 3600 }
        #expect(try await client.send("POST", "/v1/curricula", body).json["personalised"] as? Bool == false)
        // Nor of one whom another program erased, whether or not the service has seen that yet.
        try await store.setConsent(
            [.init(time: now, purpose: .personalisation, isGranted: true)], of: learner, actor: "test")
        clock.time.withLock { $0 = now + 72 * 3600 }
        #expect(try await client.send("POST", "/v1/curricula", body).json["personalised"] as? Bool == true)
        let beside = try SQLiteLearnerStore(store.path, .beside)
        #expect(try await beside.erase(learner, actor: "test", at: now))
        clock.time.withLock { $0 = now + 73 * 3600 }
        let erased = try await client.send("POST", "/v1/curricula", body)
        #expect(erased.status == 200 && erased.json["notPersonalisedBecause"] as? String == "no_consent")
    }
}
