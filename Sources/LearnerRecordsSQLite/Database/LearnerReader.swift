import Foundation
import GRDB
import LearnerRecords

/// Reads what is kept of a learner.
struct LearnerReader {
    private let database: Database

    init(_ database: Database) { self.database = database }

    /// The file of a learner; nil where nothing is kept.
    /// - Parameter isWhole: with accesses and all issues, and not the last one alone.
    func file(_ learner: Pseudonym, isWhole: Bool) throws -> LearnerFile? {
        let statement = try database.cachedStatement(
            sql: "SELECT id, subject, profession, structure, territory FROM learner WHERE pseudonym = ?")
        guard let row = try Row.fetchOne(statement, arguments: [learner.text]) else { return nil }
        let id: Int64 = row[0]
        var file = LearnerFile(learner: learner)
        file.attributes = LearnerAttributes(profession: row[2], structure: row[3], territory: row[4])
        file.consent = try consent(id)
        file.events = try events(id, learner)
        file.placement = try rows("SELECT time, skill, yes FROM placement WHERE learner = ? ORDER BY time, skill", id) {
            .init(time: $0[0], skill: $0[1], isYes: $0[2])
        }
        file.issues = try issues(id, limit: isWhole ? Int.max : 1)
        if isWhole { file.accesses = try accesses(row[1]) }
        return file
    }

    /// Choices on consent, oldest first.
    func consent(_ id: Int64) throws -> [ConsentChange] {
        try rows("SELECT time, purpose, granted, policy FROM consent WHERE learner = ? ORDER BY time, purpose", id) {
            row -> ConsentChange? in
            Purpose(rawValue: row[1]).map {
                ConsentChange(time: row[0], purpose: $0, isGranted: row[2], policy: row[3])
            }
        }.compactMap { $0 }
    }

    private func events(_ id: Int64, _ learner: Pseudonym) throws -> [LearnerFile.Entry] {
        try rows(
            """
            SELECT id, time, verb, object, measure, query, purposes FROM event WHERE learner = ? ORDER BY time, id
            """, id
        ) { row -> LearnerFile.Entry? in
            guard let number = UUID(bytes: row[0]), let verb = Activity.Verb(rawValue: row[2]),
                let activity = try? Activity(verb, object: row[3], measure: row[4], query: row[5])
            else { return nil }
            return .init(
                record: LearningRecord(id: number, learner: learner, time: row[1], activity),
                purposes: PurposeSet(rawValue: row[6]))
        }.compactMap { $0 }
    }

    /// The last curricula issued, oldest first.
    func issues(_ id: Int64, limit: Int) throws -> [LearnerFile.Issue] {
        let sql =
            "SELECT time, graph, profile, steps, seconds FROM issue WHERE learner = ? ORDER BY time DESC LIMIT \(limit)"
        return try rows(sql, id) { row in
            let steps: String = row[3]
            return .init(
                time: row[0], graph: row[1], profile: row[2],
                steps: steps.split(separator: "\n").map(String.init), seconds: row[4])
        }.reversed()
    }

    private func accesses(_ subject: Data) throws -> [AccessEntry] {
        // Without an index, which every event would have to write to: an export is rare.
        let cursor = try Row.fetchCursor(
            database,
            sql: """
                SELECT time, actor, action, reason, detail, subjects FROM access WHERE instr(subjects, ?) > 0
                ORDER BY number
                """, arguments: [subject])
        var entries: [AccessEntry] = []
        while let row = try cursor.next() {
            guard AccessEntry.subjects(row[5]).contains(subject), let action = AccessEntry.Action(rawValue: row[2]),
                let reason = AccessEntry.Reason(rawValue: row[3])
            else { continue }
            entries.append(.init(time: row[0], actor: row[1], action, reason, detail: row[4]))
        }
        return entries
    }

    private func rows<Value>(_ sql: String, _ id: Int64, _ value: (Row) -> Value) throws -> [Value] {
        let cursor = try Row.fetchCursor(database.cachedStatement(sql: sql), arguments: [id])
        var values: [Value] = []
        while let row = try cursor.next() { values.append(value(row)) }
        return values
    }
}
