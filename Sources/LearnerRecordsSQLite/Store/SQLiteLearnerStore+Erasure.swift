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
                // Writers wait meanwhile: better to let them and try again than to wait for a reader.
                try database.execute(sql: "PRAGMA busy_timeout = 0")
                defer { try? database.execute(sql: "PRAGMA busy_timeout = 5000") }
                return try Row.fetchOne(database, sql: "PRAGMA wal_checkpoint(TRUNCATE)").map { $0[0] == 1 } ?? false
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
        // Also where nothing was removed: an erasure may have been cut short.
        try await emptyLog()
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

    /// Takes from what is kept the purposes that were withdrawn that long ago, and removes what has none left.
    private static func removeWithdrawn(_ database: Database, before time: Double) throws -> Int {
        var removed = 0
        for purpose in Purpose.allCases {
            let bit = PurposeSet(purpose).rawValue
            let ids = try Int64.fetchAll(
                database,
                sql: """
                    SELECT id FROM learner WHERE purposes & ?1 = 0 AND
                    (SELECT max(time) FROM consent WHERE learner = id AND purpose = ?2 AND granted = 0) < ?3
                    """, arguments: [bit, purpose.rawValue, time])
            for id in ids {
                try database.execute(
                    sql: "DELETE FROM event WHERE learner = ? AND purposes = ?", arguments: [id, bit])
                removed += database.changesCount
                try database.execute(
                    sql: "UPDATE event SET purposes = purposes & ~?1 WHERE learner = ?2 AND purposes & ?1 > 0",
                    arguments: [bit, id])
                guard purpose == .personalisation else { continue }
                for table in ["placement", "issue"] {
                    try database.execute(sql: "DELETE FROM \(table) WHERE learner = ?", arguments: [id])
                    removed += database.changesCount
                }
            }
        }
        let either = PurposeSet([PurposeSet(.personalisation), PurposeSet(.measurement)]).rawValue
        try database.execute(
            sql: """
                UPDATE learner SET profession = NULL, structure = NULL, territory = NULL WHERE purposes & ?1 = 0
                AND coalesce(profession, structure, territory) IS NOT NULL
                AND (SELECT max(time) FROM consent WHERE learner = id AND granted = 0) < ?2
                """, arguments: [either, time])
        return removed + database.changesCount
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
