import Foundation
import GRDB
import LearnerRecords

/// The rows of learners, each looked up once.
struct LearnerRows {
    struct Row: Sendable {
        var id: Int64
        var subject: Data
        var purposes: PurposeSet
    }

    private let database: Database
    private var known: [Pseudonym: Row?] = [:]

    init(_ database: Database) { self.database = database }

    /// The row of a learner; nil where nothing is kept of them.
    mutating func row(_ learner: Pseudonym) throws -> Row? {
        if let row = known[learner] { return row }
        let statement = try database.cachedStatement(
            sql: "SELECT id, subject, purposes FROM learner WHERE pseudonym = ?")
        let row = try GRDB.Row.fetchOne(statement, arguments: [learner.text]).map {
            Row(id: $0[0], subject: $0[1], purposes: PurposeSet(rawValue: $0[2]))
        }
        known[learner] = row
        return row
    }

    /// The row of a learner, made where there is none.
    mutating func makeRow(_ learner: Pseudonym) throws -> Row {
        if let row = try row(learner) { return row }
        var row = Row(id: 0, subject: UUID().bytes, purposes: [])
        try database.execute(
            sql: "INSERT INTO learner (pseudonym, subject, purposes) VALUES (?, ?, 0)",
            arguments: [learner.text, row.subject])
        row.id = database.lastInsertedRowID
        known[learner] = row
        return row
    }
}
