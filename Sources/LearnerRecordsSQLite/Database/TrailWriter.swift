import Foundation
import GRDB
import LearnerRecords

/// Adds entries to the access trail, each linked to the one before.
struct TrailWriter {
    private let database: Database
    private var last: (number: Int64, link: Data)

    init(_ database: Database) throws {
        self.database = database
        let statement = try database.cachedStatement(
            sql: "SELECT number, link FROM access ORDER BY number DESC LIMIT 1")
        last =
            try Row.fetchOne(statement).map { ($0[0], $0[1]) } ?? Self.anchor(database) ?? (0, AccessEntry.origin)
    }

    /// Number and link of the last entry that retention took away.
    static func anchor(_ database: Database) throws -> (number: Int64, link: Data)? {
        guard let value = try Data.fetchOne(database, sql: "SELECT value FROM setting WHERE name = 'anchor'"),
            value.count == 40
        else { return nil }
        let number = value.prefix(8).reduce(Int64(0)) { $0 << 8 | Int64($1) }
        return (number, Data(value.dropFirst(8)))
    }

    static func setAnchor(_ number: Int64, _ link: Data, _ database: Database) throws {
        let bytes = withUnsafeBytes(of: number.bigEndian) { Data($0) } + link
        try database.execute(
            sql: "INSERT OR REPLACE INTO setting (name, value) VALUES ('anchor', ?)", arguments: [bytes])
    }

    mutating func add(_ entry: AccessEntry) throws {
        last = (last.number + 1, entry.link(after: last.link))
        try database.cachedStatement(
            sql: """
                INSERT INTO access (number, time, actor, action, reason, subjects, detail, link)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                """
        ).execute(arguments: [
            last.number, entry.time, entry.actor, entry.action.rawValue, entry.reason.rawValue,
            entry.subjects.isEmpty ? nil : Data(entry.subjects.joined()), entry.detail, last.link,
        ])
    }
}

extension AccessEntry {
    /// The numbers of learners that lie side by side in the database.
    static func subjects(_ bytes: Data?) -> [Data] {
        guard let bytes else { return [] }
        return stride(from: 0, to: bytes.count, by: 16).map { Data(bytes.dropFirst($0).prefix(16)) }
    }
}
