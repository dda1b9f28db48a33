import GRDB
import LearnerRecords
import Synchronization

/// Rows of learners of whom events came lately, so that not every event looks its learner up.
///
/// A row that is wrong would give events to somebody else. So rows are learned only once the transaction that read them is
/// on the disk, and none that was read before a change to any learner's row; and all are forgotten where another program
/// changed the database.
final class KnownLearners: Sendable {
    private struct State {
        var rows: [Pseudonym: LearnerRows.Row] = [:]
        /// Counts what was forgotten.
        var generation = 0
        var dataVersion = 0
    }

    /// Some 200 bytes each.
    private static let most = 1 << 17
    private let state = Mutex(State())

    /// Begins a reading of rows, by the one connection that writes.
    /// - Returns: what to learn rows with.
    func begin(_ database: Database) throws -> Int {
        // Differs once another connection, of this program or another, changed something.
        let version = try Int.fetchOne(database.cachedStatement(sql: "PRAGMA data_version")) ?? 0
        return state.withLock { state in
            if state.dataVersion != version { Self.clear(&state) }
            state.dataVersion = version
            return state.generation
        }
    }

    func row(_ learner: Pseudonym) -> LearnerRows.Row? { state.withLock { $0.rows[learner] } }

    /// Learns rows that were read since `begin`, once they are on the disk.
    func learn(_ rows: [Pseudonym: LearnerRows.Row], _ generation: Int) {
        guard !rows.isEmpty else { return }
        state.withLock { state in
            guard state.generation == generation else { return }
            if state.rows.count + rows.count > Self.most { state.rows.removeAll() }
            state.rows.merge(rows) { $1 }
        }
    }

    /// The row of a learner is about to change, or to go: told by the one connection that writes, before it does.
    func forget(_ learner: Pseudonym) {
        state.withLock { state in
            state.rows[learner] = nil
            state.generation += 1
        }
    }

    /// The same for any learners.
    func forgetAll() { state.withLock { Self.clear(&$0) } }

    private static func clear(_ state: inout State) {
        state.rows.removeAll()
        state.generation += 1
    }
}
