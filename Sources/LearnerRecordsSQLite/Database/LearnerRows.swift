import Foundation
import GRDB
import LearnerRecords

/// The rows of learners, each looked up once.
struct LearnerRows {
    struct Row {
        var id: Int64
        var subject: Data
        var purposes: PurposeSet
        var lastDay: Int
    }

    private let database: Database
    private var known: [Pseudonym: Row?] = [:]

    init(_ database: Database) { self.database = database }

    /// The row of a learner; nil where nothing is kept of them.
    mutating func row(_ learner: Pseudonym) throws -> Row? {
        if let row = known[learner] { return row }
        let statement = try database.cachedStatement(
            sql: "SELECT id, subject, purposes, last_day FROM learner WHERE pseudonym = ?")
        let row = try GRDB.Row.fetchOne(statement, arguments: [learner.text]).map {
            Row(id: $0[0], subject: $0[1], purposes: PurposeSet(rawValue: $0[2]), lastDay: $0[3])
        }
        known[learner] = row
        return row
    }

    /// The row of a learner, made where there is none.
    mutating func makeRow(_ learner: Pseudonym, at time: Double) throws -> Row {
        if let row = try row(learner) { return row }
        let row = Row(
            id: 0, subject: UUID().bytes, purposes: [], lastDay: Self.day(time))
        try database.execute(
            sql: "INSERT INTO learner (pseudonym, subject, purposes, last_day) VALUES (?, ?, 0, ?)",
            arguments: [learner.text, row.subject, row.lastDay])
        var made = row
        made.id = database.lastInsertedRowID
        known[learner] = made
        return made
    }

    /// Notes that something was heard of a learner.
    func touch(_ row: Row, at time: Double) throws {
        guard row.lastDay < Self.day(time) else { return }
        try database.execute(
            sql: "UPDATE learner SET last_day = ? WHERE id = ?", arguments: [Self.day(time), row.id])
    }

    static func day(_ time: Double) -> Int { Int((time / 86400).rounded(.down)) }
}
