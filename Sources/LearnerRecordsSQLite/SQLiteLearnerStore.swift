import Foundation
import GRDB
public import LearnerRecords

/// What is kept of learners in one SQLite file, in write-ahead mode: readers never wait for writers, and a write is
/// answered once it is on the disk (`synchronous = FULL`).
///
/// Deleted content is overwritten (`secure_delete`), and erasure empties the write-ahead log after it.
public final class SQLiteLearnerStore: LearnerStore {
    /// How a database is opened.
    public enum Use: Sendable {
        /// By the service: checked from one end to the other, and held so that no second service opens it.
        case service
        /// Beside a running service, which is told of changes.
        case beside
    }

    /// The file.
    public let path: String
    let pool: DatabasePool
    private let brief: BriefReaders
    let commits: CommitGroup
    let checkpoints: Checkpoints
    let isService: Bool
    /// Backups, erasures and retention.
    let turns = Turns()
    /// Accesses traced within the hour, which are traced once.
    let traced = TracedHour()
    let known = KnownLearners()
    private let hold: FileHold?

    /// Opens a database, makes it where there is none, and brings it to the newest version.
    /// - Throws: `StoreError`.
    public init(_ path: String, _ use: Use = .service) throws {
        self.path = path
        isService = if case .service = use { true } else { false }
        try DatabaseFile.requirePrivacy(path)
        hold = isService ? try FileHold(path) : nil
        do {
            let pool = try DatabaseFile.open(path)
            self.pool = pool
            if isService { try DatabaseFile.check(pool, path) }
            try pool.read { database in
                if try Schema.migrator.hasBeenSuperseded(database) { throw StoreError.tooNew(path: path) }
            }
            try Schema.migrator.migrate(pool)
            brief = try BriefReaders(path, count: 4)
            checkpoints = try Checkpoints(pool, path)
        } catch { throw StoreError(error, path) }
        commits = CommitGroup(pool, checkpoints, mostWaiting: 4096)
    }

    /// Runs a write and words its errors.
    func write<Value: Sendable>(_ body: @escaping @Sendable (Database) throws -> Value) async throws -> Value {
        let isOutside = !isService
        do {
            return try await commits.perform { database in
                let value = try body(database)
                if isOutside { try Self.countOutsideChange(database) }
                return value
            }
        } catch { throw StoreError(error, path) }
    }

    /// Runs a read and words its errors. Reads are short and never wait for a writer: they run where they are asked for,
    /// which costs less than changing threads twice.
    func read<Value>(_ body: (Database) throws -> Value) throws -> Value {
        do { return try pool.read(body) } catch { throw StoreError(error, path) }
    }

    /// The same for a few rows.
    func readBriefly<Value>(_ body: (Database) throws -> Value) throws -> Value {
        do { return try brief.read(body) } catch { throw StoreError(error, path) }
    }

    private static func countOutsideChange(_ database: Database) throws {
        try database.execute(
            sql: """
                INSERT INTO setting (name, value) VALUES ('outside', 1)
                ON CONFLICT (name) DO UPDATE SET value = value + 1
                """)
    }

    /// A number that changes when another program changed what is kept; see `LearnerStore`.
    public func outsideChanges() async throws -> Int {
        try read { try Int.fetchOne($0, sql: "SELECT value FROM setting WHERE name = 'outside'") ?? 0 }
    }
}
