import Foundation
import GRDB
import LearnerRecords
import Synchronization

/// Adds entries to the access trail, each linked to the one before.
struct TrailWriter {
    private let database: Database
    private var last: Data

    init(_ database: Database) throws {
        self.database = database
        last = try Self.lastLink(database)
    }

    /// The link of the last entry, of those that retention took away where none is left, or the origin.
    static func lastLink(_ database: Database) throws -> Data {
        try Data.fetchOne(database, sql: "SELECT link FROM access ORDER BY number DESC LIMIT 1")
            ?? anchor(database)?.link ?? AccessEntry.origin
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
        last = entry.link(after: last)
        try database.cachedStatement(
            sql: """
                INSERT INTO access (number, time, actor, action, reason, subject, detail, link)
                VALUES (coalesce((SELECT max(number) FROM access), ?) + 1, ?, ?, ?, ?, ?, ?, ?)
                """
        ).execute(arguments: [
            try Self.anchor(database)?.number ?? 0, entry.time, entry.actor, entry.action.rawValue,
            entry.reason.rawValue, entry.subject, entry.detail, last,
        ])
    }
}

/// Accesses of the hour that are in the trail. The same key doing the same for the same learner is traced once an hour.
struct TracedHour {
    struct Access: Hashable {
        var learner: Pseudonym
        var action: AccessEntry.Action
        var actor: String
    }
    private(set) var hour = 0
    private var accesses: Set<Access> = []

    mutating func contains(_ access: Access, at time: Double) -> Bool {
        turn(to: time)
        return accesses.contains(access)
    }

    mutating func insert(_ access: Access, at time: Double) {
        turn(to: time)
        accesses.insert(access)
    }

    mutating func forget(_ learner: Pseudonym) { accesses = accesses.filter { $0.learner != learner } }

    private mutating func turn(to time: Double) {
        let now = Int(time / 3600)
        guard now != hour else { return }
        hour = now
        accesses.removeAll()
    }
}

extension SQLiteLearnerStore {
    /// Those of some learners whose access is not in the trail of this hour.
    func untraced(
        _ learners: Set<Pseudonym>, _ action: AccessEntry.Action, _ actor: String, _ time: Double
    ) -> Set<Pseudonym> {
        traced.withLock { traced in
            learners.filter { !traced.contains(.init(learner: $0, action: action, actor: actor), at: time) }
        }
    }

    func markTraced(
        _ learners: some Sequence<Pseudonym>, _ action: AccessEntry.Action, _ actor: String, _ time: Double
    ) {
        traced.withLock { traced in
            for learner in learners {
                traced.insert(.init(learner: learner, action: action, actor: actor), at: time)
            }
        }
    }
}
