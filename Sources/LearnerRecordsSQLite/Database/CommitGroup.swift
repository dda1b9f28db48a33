import GRDB
import LearnerRecords

/// Writes of many callers in one transaction: each waits until it is on the disk, and all share the wait for it
/// ("group commit", DeWitt et al., 1984). Where one fails, what it did is undone and the others go on.
actor CommitGroup {
    private struct Job: Sendable {
        var run: @Sendable (Database) -> Void
        /// Answers the caller: with an error where the transaction was lost, else with what `run` gave.
        var finish: @Sendable ((any Error)?) -> Void
    }

    private let pool: DatabasePool
    private let checkpoints: Checkpoints
    private let mostWaiting: Int
    private var waiting: [Job] = []
    private var isRunning = false

    init(_ pool: DatabasePool, _ checkpoints: Checkpoints, mostWaiting: Int) {
        self.pool = pool
        self.checkpoints = checkpoints
        self.mostWaiting = mostWaiting
    }

    /// Runs a write; returns once it is on the disk.
    /// - Throws: `StoreError.busy` where too many wait, and what the write or the disk throws.
    func perform<Value: Sendable>(_ body: @escaping @Sendable (Database) throws -> Value) async throws -> Value {
        guard waiting.count < mostWaiting else { throw StoreError.busy }
        return try await withCheckedThrowingContinuation { caller in
            let outcome = Outcome<Value>()
            waiting.append(
                Job { database in
                    outcome.set(Result { try database.inOwnSavepoint(body) })
                } finish: { error in
                    caller.resume(with: error.map { .failure($0) } ?? outcome.result)
                })
            guard !isRunning else { return }
            isRunning = true
            Task { await drain() }
        }
    }

    private func drain() async {
        while !waiting.isEmpty {
            let jobs = waiting
            waiting = []
            do {
                let changes = try await pool.write { database in
                    let before = database.totalChangesCount
                    for job in jobs {
                        job.run(database)
                        // A full disk ends the whole transaction: what was done before is lost with it.
                        guard database.isInsideTransaction else { throw LostTransaction() }
                    }
                    return database.totalChangesCount - before
                }
                for job in jobs { job.finish(nil) }
                await checkpoints.note(changes)
            } catch {
                for job in jobs { job.finish(error) }
            }
        }
        isRunning = false
    }
}

/// SQLite ended a transaction by itself, as it does where the disk is full.
struct LostTransaction: Error {}

/// What a write gave, until its transaction is on the disk.
private final class Outcome<Value: Sendable>: @unchecked Sendable {
    // Set by the database's queue and read after that queue has answered: never at the same time.
    private(set) var result: Result<Value, any Error> = .failure(LostTransaction())

    func set(_ value: Result<Value, any Error>) { result = value }
}

extension Database {
    fileprivate func inOwnSavepoint<Value>(_ body: (Database) throws -> Value) throws -> Value {
        var value: Value?
        try inSavepoint {
            value = try body(self)
            return .commit
        }
        return value!
    }
}
