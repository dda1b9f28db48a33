import Foundation
import GRDB
import LearnerRecords

/// Opening and checking of a database file.
enum DatabaseFile {
    /// Refuses a file that others may read; a new one will be the owner's alone.
    static func requirePrivacy(_ path: String) throws(StoreError) {
        for file in [path, path + "-wal"] {
            guard let attributes = try? FileManager.default.attributesOfItem(atPath: file),
                let mode = attributes[.posixPermissions] as? Int, mode & 0o077 != 0
            else { continue }
            throw .readableByOthers(path: file, mode: String(mode, radix: 8))
        }
        guard !FileManager.default.fileExists(atPath: path) else { return }
        let folder = URL(filePath: path).deletingLastPathComponent().path
        try? FileManager.default.createDirectory(
            atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        guard FileManager.default.createFile(atPath: path, contents: nil, attributes: [.posixPermissions: 0o600]) else {
            throw .unusable(path: path, detail: String(cString: strerror(errno)))
        }
    }

    /// How every connection to a database is made.
    static var configuration: Configuration {
        var configuration = Configuration()
        configuration.busyMode = .timeout(5)
        configuration.maximumReaderCount = 4
        configuration.prepareDatabase { database in
            // What is in the database itself is read where it is mapped, and what a reader copied of the log is worth nothing
            // after the next write.
            let cache = database.configuration.readonly ? 2000 : 32000
            try database.execute(
                sql: """
                    -- Rows of a learner are few and learners come in any order: a small page is less to write.
                    PRAGMA page_size = 1024;
                    PRAGMA secure_delete = ON;
                    PRAGMA temp_store = MEMORY;
                    PRAGMA cache_size = -\(cache);
                    PRAGMA mmap_size = 1073741824;
                    """)
        }
        return configuration
    }

    static func open(_ path: String) throws -> DatabasePool {
        let pool = try DatabasePool(path: path, configuration: configuration)
        // The log is copied into the database beside the writer (`Checkpoints`), who does it at 256 MiB only: else a disk
        // that cannot follow would be filled.
        try pool.writeWithoutTransaction { try $0.execute(sql: "PRAGMA wal_autocheckpoint = 262144") }
        // The pool chooses NORMAL, with which a power cut loses what was answered for.
        try pool.writeWithoutTransaction { database in
            try database.execute(sql: "PRAGMA synchronous = FULL")
            let level = try Int.fetchOne(database, sql: "PRAGMA synchronous")
            guard level == 2 else {
                throw StoreError.unusable(path: path, detail: "PRAGMA synchronous = \(level ?? -1)")
            }
        }
        return pool
    }

    /// Whether a file is a database of learners without damage: one that was emptied is none.
    static func isSound(_ path: String) -> Bool {
        let found = try? DatabaseQueue(path: path).read(state)
        return found?.fault == nil && found?.isEmpty == false
    }

    /// What SQLite finds wrong in a whole database, and whether it has no tables for learners.
    private static func state(_ database: Database) throws -> (fault: String?, isEmpty: Bool) {
        let answer = try String.fetchOne(database, sql: "PRAGMA quick_check(1)") ?? ""
        return (answer == "ok" ? nil : answer, try !database.tableExists("learner"))
    }

    /// Reads the whole database and refuses one that is damaged, or empty although there are backups.
    static func check(_ pool: DatabasePool, _ path: String) throws {
        let found = try pool.read(state)
        if let fault = found.fault { throw StoreError.damaged(path: path, detail: fault) }
        if found.isEmpty, !SQLiteLearnerStore.backups(of: path).isEmpty {
            throw StoreError.damaged(path: path, detail: "0 table")
        }
    }
}

/// The mark of a running service beside its database. The system takes it away with the process, however that ends.
final class FileHold: Sendable {
    private let descriptor: Int32

    init(_ path: String) throws(StoreError) {
        descriptor = Foundation.open(path + ".lock", O_CREAT | O_RDWR | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw .unusable(path: path, detail: String(cString: strerror(errno))) }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            close(descriptor)
            throw .locked(path: path)
        }
    }

    deinit { close(descriptor) }
}

extension StoreError {
    /// The error of a store that stands for one of SQLite.
    init(_ error: any Error, _ path: String) {
        switch error {
        case let error as StoreError: self = error
        case let error as DatabaseError:
            switch error.resultCode {
            case .SQLITE_CORRUPT, .SQLITE_NOTADB: self = .damaged(path: path, detail: error.message ?? "")
            case .SQLITE_BUSY, .SQLITE_LOCKED: self = .locked(path: path)
            case .SQLITE_FULL: self = .full(path: path)
            default: self = .unusable(path: path, detail: error.message ?? "\(error.resultCode)")
            }
        case is LostTransaction: self = .full(path: path)
        default: self = .unusable(path: path, detail: "\(error)")
        }
    }
}
