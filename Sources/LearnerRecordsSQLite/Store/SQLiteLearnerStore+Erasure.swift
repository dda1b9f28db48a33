import Foundation
import GRDB
public import LearnerRecords
import Synchronization

extension SQLiteLearnerStore {
    /// Removes every trace of a learner; see `LearnerStore`.
    ///
    /// Rows are overwritten in the database and in every backup, and the write-ahead log is emptied. What stays in the
    /// access trail names a random number that nothing else knows any more.
    public func erase(_ learner: Pseudonym, actor: String, at time: Double) async throws -> Bool {
        let wasKept = try await write { database in
            var rows = LearnerRows(database)
            guard let row = try rows.row(learner) else { return false }
            try database.execute(sql: "DELETE FROM learner WHERE id = ?", arguments: [row.id])
            var trail = try TrailWriter(database)
            try trail.add(.init(time: time, actor: actor, .erased, .rightsOfTheLearner, subjects: [row.subject]))
            return true
        }
        traced.withLock { $0.forget(learner) }
        // Also where nothing was kept any more: an erasure that failed half-way is finished by asking again.
        try await turns.take {
            try await self.emptyLog()
            try await self.eraseFromBackups([learner])
        }
        return wasKept
    }

    /// Writes the write-ahead log into the database and cuts it to nothing, as soon as no reader is in the way.
    func emptyLog() async throws {
        for _ in 0..<100 {
            let isBusy = try await pool.writeWithoutTransaction { database in
                try Row.fetchOne(database, sql: "PRAGMA wal_checkpoint(TRUNCATE)").map { $0[0] == 1 } ?? false
            }
            guard isBusy else { return }
            try await Task.sleep(for: .milliseconds(50))
        }
        throw StoreError.locked(path: path + "-wal")
    }

    /// Enforces periods of retention; see `LearnerStore`.
    public func enforce(_ policy: RetentionPolicy, at time: Double) async throws -> RetentionOutcome {
        try await turns.take { try await self.enforceNow(policy, at: time) }
    }

    private func enforceNow(_ policy: RetentionPolicy, at time: Double) async throws -> RetentionOutcome {
        @Sendable func before(_ days: Int) -> Double { time - Double(days) * 86400 }
        let outcome = try await write { database in
            var outcome = RetentionOutcome()
            for table in ["event", "placement", "issue"] {
                try database.execute(sql: "DELETE FROM \(table) WHERE time < ?", arguments: [before(policy.events)])
                outcome.records += database.changesCount
            }
            try database.execute(
                sql: "UPDATE event SET query = NULL WHERE query IS NOT NULL AND time < ?",
                arguments: [before(policy.queries)])
            outcome.queries = database.changesCount
            outcome.records += try Self.removeWithdrawn(database, before: before(policy.withdrawn))
            try Self.removeSilent(database, before: before(policy.inactive))
            outcome.learners = database.changesCount
            outcome.entries = try Self.cutTrail(database, before: before(policy.accessTrail))
            if outcome != RetentionOutcome() {
                var trail = try TrailWriter(database)
                try trail.add(
                    .init(
                        time: time, actor: "service", .enforcedRetention, .retention,
                        detail: "\(outcome.records) \(outcome.queries) \(outcome.learners) \(outcome.entries)"))
            }
            return outcome
        }
        if outcome != RetentionOutcome() { try await emptyLog() }
        try await eraseStrangersFromBackups()
        return outcome
    }

    /// Removes learners of whom nothing was heard.
    private static func removeSilent(_ database: Database, before time: Double) throws {
        let heard = ["consent", "event", "placement", "issue"].map { table in
            "NOT EXISTS (SELECT 1 FROM \(table) WHERE \(table).learner = learner.id AND time >= ?1)"
        }
        try database.execute(
            sql: "DELETE FROM learner WHERE " + heard.joined(separator: " AND "), arguments: [time])
    }

    /// Removes what only withdrawn purposes allowed to keep.
    private static func removeWithdrawn(_ database: Database, before time: Double) throws -> Int {
        let rows = try Row.fetchAll(
            database,
            sql: """
                SELECT learner.id, learner.purposes, max(consent.time) FROM learner
                JOIN consent ON consent.learner = learner.id
                WHERE learner.purposes < 7 GROUP BY learner.id HAVING max(consent.time) < ?
                """, arguments: [time])
        var removed = 0
        for row in rows {
            let id: Int64 = row[0]
            let purposes: Int = row[1]
            try database.execute(
                sql: "DELETE FROM event WHERE learner = ? AND purposes & ? = 0", arguments: [id, purposes])
            removed += database.changesCount
            guard purposes & PurposeSet(.personalisation).rawValue == 0 else { continue }
            for table in ["placement", "issue"] {
                try database.execute(sql: "DELETE FROM \(table) WHERE learner = ?", arguments: [id])
                removed += database.changesCount
            }
            guard purposes & PurposeSet(.measurement).rawValue == 0 else { continue }
            try database.execute(
                sql: "UPDATE learner SET profession = NULL, structure = NULL, territory = NULL WHERE id = ?",
                arguments: [id])
        }
        return removed
    }

    /// Takes the oldest entries off the access trail; the link of the last of them stays, so that the rest can be checked.
    private static func cutTrail(_ database: Database, before time: Double) throws -> Int {
        let sql = "SELECT number, link FROM access WHERE time < ? ORDER BY number DESC LIMIT 1"
        guard let row = try Row.fetchOne(database, sql: sql, arguments: [time]) else { return 0 }
        let number: Int64 = row[0]
        try TrailWriter.setAnchor(number, row[1], database)
        try database.execute(sql: "DELETE FROM access WHERE number <= ?", arguments: [number])
        return database.changesCount
    }
}
