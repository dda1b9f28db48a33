import Foundation
import GRDB
import LearnerRecords

extension SQLiteLearnerStore {
    /// The folder of the backups of a database, beside it.
    static func backupFolder(_ path: String) -> String { path + ".backups" }

    /// The backups of a database, newest first.
    public static func backups(of path: String) -> [String] {
        let folder = backupFolder(path)
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        return names.filter { $0.hasSuffix(".sqlite") }.sorted(by: >).map { folder + "/" + $0 }
    }

    /// Copies the database while it is in use; see `LearnerStore`.
    public func backUp(keeping count: Int) async throws {
        try await turns.take { try await self.backUpNow(keeping: count) }
    }

    private func backUpNow(keeping count: Int) async throws {
        let folder = Self.backupFolder(path)
        let final = folder + "/\(Self.stamp()).sqlite"
        do {
            let files = FileManager.default
            try files.createDirectory(
                atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
            try? files.removeItem(atPath: unfinishedBackup)
            // By a connection of its own, beside readers and writers.
            try await DatabaseQueue(path: path, configuration: DatabaseFile.configuration).vacuum(
                into: unfinishedBackup)
            try files.setAttributes([.posixPermissions: 0o600], ofItemAtPath: unfinishedBackup)
            try? files.removeItem(atPath: final)
            try files.moveItem(atPath: unfinishedBackup, toPath: final)
            for old in Self.backups(of: path).dropFirst(max(1, count)) { try files.removeItem(atPath: old) }
        } catch { throw StoreError(error, final) }
    }

    /// When the newest backup was made; see `LearnerStore`.
    public var lastBackup: Double? {
        // From its name: an erasure writes into the file too.
        Self.backups(of: path).first.flatMap { backup in
            let name = URL(filePath: backup).deletingPathExtension().lastPathComponent
            guard name.count == 18 else { return nil }
            let digits = Array(name)
            return Timestamp.seconds(
                String(digits[..<13]) + ":" + String(digits[13..<15]) + ":" + String(digits[15...]))
        }
    }

    private var unfinishedBackup: String { Self.backupFolder(path) + "/unfinished" }

    /// The moment as part of a file's name, so that names order as moments do.
    private static func stamp() -> String {
        Timestamp.text(Date().timeIntervalSince1970.rounded()).replacing(":", with: "")
    }

    /// Puts the newest sound backup in the place of a damaged database, which is set aside.
    /// - Returns: the backup, and where the damaged database is now; nil where the database is sound and nothing was done.
    /// - Throws: `StoreError` where there is no sound backup, or a service runs.
    public static func restore(_ path: String) throws -> (backup: String, aside: String)? {
        let hold = try FileHold(path)
        defer { withExtendedLifetime(hold) {} }
        let files = FileManager.default
        if files.fileExists(atPath: path), DatabaseFile.isSound(path) { return nil }
        for backup in backups(of: path) where DatabaseFile.isSound(backup) {
            do {
                let aside = path + ".damaged-" + stamp()
                if files.fileExists(atPath: path) { try files.moveItem(atPath: path, toPath: aside) }
                for part in ["-wal", "-shm"] where files.fileExists(atPath: path + part) {
                    try files.moveItem(atPath: path + part, toPath: aside + part)
                }
                try files.copyItem(atPath: backup, toPath: path)
                try files.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
                return (backup, aside)
            } catch { throw StoreError(error, path) }
        }
        throw StoreError.noBackup(path: path, folder: backupFolder(path))
    }

    /// Overwrites learners in every backup.
    func eraseFromBackups(_ learners: [Pseudonym]) async throws {
        try await changeBackups { database in
            for learner in learners {
                try database.execute(sql: "DELETE FROM learner WHERE pseudonym = ?", arguments: [learner.text])
            }
        }
    }

    /// Overwrites in every backup the learners that the database does not have any more: an erasure may have been cut short.
    /// A learner who came back since is another row, with another number in the trail.
    func eraseStrangersFromBackups() async throws {
        let known = try read { try Set(Data.fetchAll($0, sql: "SELECT subject FROM learner")) }
        try await changeBackups { database in
            for subject in try Data.fetchAll(database, sql: "SELECT subject FROM learner")
            where !known.contains(subject) {
                try database.execute(sql: "DELETE FROM learner WHERE subject = ?", arguments: [subject])
            }
        }
    }

    /// Changes every backup. One that is damaged can neither be changed nor restored, and is removed; what else goes wrong
    /// with one is thrown once the others are done.
    private func changeBackups(_ body: @escaping @Sendable (Database) throws -> Void) async throws {
        try? FileManager.default.removeItem(atPath: unfinishedBackup)
        var failure: StoreError?
        for backup in Self.backups(of: path) {
            do {
                var configuration = Configuration()
                configuration.prepareDatabase { try $0.execute(sql: "PRAGMA secure_delete = ON") }
                let queue = try DatabaseQueue(path: backup, configuration: configuration)
                try await queue.write(body)
                try queue.close()
            } catch {
                let error = StoreError(error, backup)
                if case .damaged = error {
                    try? FileManager.default.removeItem(atPath: backup)
                } else {
                    failure = error
                }
            }
        }
        if let failure { throw failure }
    }

    /// Everything kept of everybody; see `LearnerStore`.
    public func snapshot() async throws -> String {
        try read { database in
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
            let reader = LearnerReader(database)
            var lines: [String] = []
            for text in try String.fetchAll(database, sql: "SELECT pseudonym FROM learner ORDER BY pseudonym") {
                guard let learner = Pseudonym(text), var file = try reader.file(learner, isWhole: true) else {
                    continue
                }
                file.accesses = []
                lines.append(String(decoding: try encoder.encode(LearnerDocument(file)), as: UTF8.self))
            }
            return lines.joined(separator: "\n") + "\n"
        }
    }
}
