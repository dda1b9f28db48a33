import Foundation
import GRDB
public import LearnerRecords

extension SQLiteLearnerStore {
    /// Learners that are looked at in one go.
    private static let learnersAtOnce = 200

    /// Enforces periods of retention; see `LearnerStore`.
    ///
    /// A stretch of learners after the other, by short transactions: writers come in between. Each is traced with what it
    /// removed, so that the trail is complete wherever the process may end; the next run goes on with the rest.
    public func enforce(_ policy: RetentionPolicy, at time: Double) async throws -> RetentionOutcome {
        try await turns.take { try await self.enforceNow(policy, at: time) }
    }

    private func enforceNow(_ policy: RetentionPolicy, at time: Double) async throws -> RetentionOutcome {
        var outcome = RetentionOutcome()
        var done: Int64 = .min
        while let last = try lastOfStretch(after: done) {
            let sweep = RetentionSweep(policy, time, learners: (done + 1)...last)
            // Looked for by a reader first: most learners have nothing that is too old, and no writer waits for the search.
            while try read(sweep.hasWork) {
                let known = known
                outcome.add(
                    try await write { database in
                        known.forgetAll()
                        let removed = try sweep.removeSome(database)
                        try Self.trace(removed, time, database)
                        return removed
                    })
            }
            done = last
        }
        outcome.entries = try await cutTrail(before: RetentionSweep.limit(policy.accessTrail, time), time)
        // Also where nothing was removed: an erasure may have been cut short.
        try await emptyLog()
        try await eraseStrangersFromBackups()
        return outcome
    }

    private func lastOfStretch(after done: Int64) throws -> Int64? {
        try read { database in
            try Int64.fetchOne(
                database,
                sql: "SELECT max(id) FROM (SELECT id FROM learner WHERE id > ? ORDER BY id LIMIT ?)",
                arguments: [done, Self.learnersAtOnce])
        }
    }

    /// Takes the oldest entries off the access trail; the link of the last of them stays, so that the rest can be checked.
    private func cutTrail(before limit: Double, _ time: Double) async throws -> Int {
        let sql = "SELECT number FROM access WHERE time < ? ORDER BY number DESC LIMIT 1"
        guard let last = try read({ try Int64.fetchOne($0, sql: sql, arguments: [limit]) }) else { return 0 }
        var removed = 0
        while true {
            let some = try await write { database -> Int in
                let next = """
                    SELECT number, link FROM (SELECT number, link FROM access WHERE number <= ? ORDER BY number LIMIT ?)
                    ORDER BY number DESC LIMIT 1
                    """
                let found = try Row.fetchOne(database, sql: next, arguments: [last, RetentionSweep.mostRows])
                guard let found else { return 0 }
                let number: Int64 = found[0]
                try TrailWriter.setAnchor(number, found[1], database)
                try database.execute(sql: "DELETE FROM access WHERE number <= ?", arguments: [number])
                var outcome = RetentionOutcome()
                outcome.entries = database.changesCount
                try Self.trace(outcome, time, database)
                return outcome.entries
            }
            guard some > 0 else { return removed }
            removed += some
        }
    }

    private static func trace(_ removed: RetentionOutcome, _ time: Double, _ database: Database) throws {
        guard removed != RetentionOutcome() else { return }
        var trail = try TrailWriter(database)
        try trail.add(
            .init(
                time: time, actor: "service", .enforcedRetention, .retention,
                detail: "\(removed.records) \(removed.queries) \(removed.learners) \(removed.entries)"))
    }
}

extension RetentionOutcome {
    fileprivate mutating func add(_ other: RetentionOutcome) {
        records += other.records
        queries += other.queries
        learners += other.learners
        entries += other.entries
    }
}
