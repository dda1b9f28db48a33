import Foundation
import Synchronization
import TestSupport
import Testing

/// The service killed in the middle of its work, and on a disk that is full.
@Suite(.serialized) struct ServiceCrashTests {
    private static let learner = String(repeating: "ab", count: 32)

    private static func batch(_ count: Int) -> (ids: [String], json: [String: Any]) {
        let ids = (0..<count).map { _ in UUID().uuidString.lowercased() }
        let events = ids.map {
            [
                "id": $0, "learner": learner, "time": "2026-03-03T10:00:00Z", "verb": "viewed", "object": "post/45",
                "seconds": 30,
            ] as [String: Any]
        }
        return (ids, ["events": events])
    }

    /// Ids of all events that the service has of the learner.
    private static func kept(_ service: RunningService) async throws -> Set<String> {
        let answer = try await service.send("GET", "/v1/learners/\(learner)/statements")
        let statements = try JSONSerialization.jsonObject(with: answer.body) as? [[String: Any]] ?? []
        return Set(statements.compactMap { $0["id"] as? String })
    }

    /// Killed two hundred times while four clients write: what was answered for is there, each time.
    @Test func nothingThatWasAnsweredForIsLost() async throws {
        let service = try RunningService()
        try service.start()
        _ = try await service.send("PUT", "/v1/learners/\(Self.learner)/consent", json: ["personalisation": true])
        service.kill()
        let answered = Answered()
        var generator = SeededGenerator(seed: 9)
        for _ in 0..<200 {
            try service.start([])
            let life = Int.random(in: 2...60, using: &generator)
            let client = service.client
            await withTaskGroup { group in
                for _ in 0..<4 {
                    group.addTask {
                        // Until the service is gone.
                        while true {
                            let batch = Self.batch(5)
                            guard let body = try? JSONSerialization.data(withJSONObject: batch.json),
                                let answer = try? await client.send("POST", "/v1/events", body),
                                answer.json["stored"] as? Int == 5
                            else { return }
                            answered.ids.withLock { $0.formUnion(batch.ids) }
                        }
                    }
                }
                try? await Task.sleep(for: .milliseconds(life))
                service.kill()
            }
        }
        try service.start([])
        let kept = try await Self.kept(service)
        let promised = answered.ids.withLock { $0 }
        #expect(promised.count > 200)
        #expect(promised.subtracting(kept).isEmpty, "\(promised.subtracting(kept).count) of \(promised.count) lost")
        #expect(service.stop() == 0)
        let trail = try SharedFiles.run(RunningService.program, ["audit", "verify", "--data", service.data.path])
        #expect(trail.status == 0)
    }

    /// A limit on the length of files stands for a full disk.
    @Test func aFullDiskRefusesWritesAndLosesNothing() async throws {
        let service = try RunningService()
        try service.start()
        _ = try await service.send("PUT", "/v1/learners/\(Self.learner)/consent", json: ["personalisation": true])
        #expect(service.stop() == 0)
        try service.start([], shell: "trap '' XFSZ; ulimit -f 400;")
        var answered: Set<String> = []
        var refusals: [ServiceClient.Answer] = []
        for _ in 0..<200 where refusals.count < 5 {
            let batch = Self.batch(100)
            let answer = try await service.send("POST", "/v1/events", json: batch.json)
            if answer.status == 200 { answered.formUnion(batch.ids) } else { refusals.append(answer) }
        }
        #expect(!answered.isEmpty && refusals.count == 5)
        #expect(refusals.allSatisfy { $0.status == 503 && $0.headers["retry-after"] != nil })
        #expect(try await service.send("GET", "/v1/profiles").status == 200)
        service.kill()
        try service.start([])
        let kept = try await Self.kept(service)
        #expect(answered.subtracting(kept).isEmpty)
        let batch = Self.batch(3)
        #expect(try await service.send("POST", "/v1/events", json: batch.json).json["stored"] as? Int == 3)
    }
}

/// Ids of events that the service has answered for.
private final class Answered: Sendable {
    let ids = Mutex<Set<String>>([])
}
