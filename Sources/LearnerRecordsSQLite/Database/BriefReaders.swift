import GRDB
import Synchronization

/// Connections for reads of a few rows, which are asked for with every curriculum.
///
/// A read of the pool looks up the version of the schema and prepares its transaction anew, which takes as long as to read a
/// learner. The schema does not change while a store is open.
final class BriefReaders: Sendable {
    private let all: [DatabaseQueue]
    /// Those that nobody uses.
    private let free: Mutex<[DatabaseQueue]>

    /// Opens connections to a database that is open already.
    init(_ path: String, count: Int) throws {
        var configuration = DatabaseFile.configuration
        configuration.readonly = true
        all = try (0..<count).map { _ in try DatabaseQueue(path: path, configuration: configuration) }
        free = Mutex(all)
    }

    /// Reads one state of the database, on the thread that asks for it.
    func read<Value>(_ body: (Database) throws -> Value) throws -> Value {
        let mine = free.withLock { $0.popLast() }
        defer { if let mine { free.withLock { $0.append(mine) } } }
        // Where all are in use, one is waited for.
        return try (mine ?? all[0]).unsafeRead { database in
            try database.cachedStatement(sql: "BEGIN DEFERRED TRANSACTION").execute()
            let value: Value
            do { value = try body(database) } catch {
                // An error of the disk may have ended it already.
                if database.isInsideTransaction { try database.rollback() }
                throw error
            }
            try database.cachedStatement(sql: "COMMIT TRANSACTION").execute()
            return value
        }
    }
}
