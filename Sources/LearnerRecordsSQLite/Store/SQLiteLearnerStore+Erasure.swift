import Foundation
import GRDB
public import LearnerRecords

extension SQLiteLearnerStore {
    /// Removes every trace of a learner; see `LearnerStore`.
    ///
    /// Rows are overwritten in the database and in every backup, and the write-ahead log is emptied. What stays in the
    /// access trail names a random number that nothing else knows any more.
    public func erase(_ learner: Pseudonym, actor: String, at time: Double) async throws -> Bool {
        let known = known
        let wasKept = try await write { database in
            known.forget(learner)
            var rows = LearnerRows(database)
            guard let row = try rows.row(learner) else { return false }
            try database.execute(sql: "DELETE FROM learner WHERE id = ?", arguments: [row.id])
            var trail = try TrailWriter(database)
            try trail.add(.init(time: time, actor: actor, .erased, .rightsOfTheLearner, subjects: [row.subject]))
            return true
        }
        // Also where nothing was kept any more: an erasure that failed half-way is finished by asking again.
        try await turns.take {
            try await self.emptyLog()
            try await self.eraseFromBackups([learner])
        }
        return wasKept
    }

    /// Writes the write-ahead log into the database and cuts it to nothing, as soon as no reader is in the way.
    func emptyLog() async throws {
        // Most of it beside the writer; what that leaves, for whatever reason, is done here.
        try? await checkpoints.copy()
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
}
