import Foundation
import GRDB
public import LearnerRecords

extension SQLiteLearnerStore {
    /// Keeps events; see `LearnerStore`.
    /// - Complexity: O(records · log kept).
    public func append(
        _ records: [LearningRecord], actor: String, at time: Double
    ) async throws -> [AppendOutcome] {
        let (known, traced) = (known, traced)
        let (outcomes, read, generation, named) = try await write { database in
            var learners = LearnerRows(database)
            let generation = try known.begin(database)
            var read: [Pseudonym: LearnerRows.Row] = [:]
            var trail = try TrailWriter(database)
            let insert = try database.cachedStatement(
                sql: """
                    INSERT OR IGNORE INTO event (learner, id, time, verb, object, measure, query, purposes)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                    """)
            var subjects: [Pseudonym: Data] = [:]
            let outcomes = try records.map { record -> AppendOutcome in
                var row = known.row(record.learner)
                if row == nil {
                    row = try learners.row(record.learner)
                    read[record.learner] = row
                }
                guard let row else { return .noConsent }
                let purposes = row.purposes.intersection(record.activity.purposes)
                guard !purposes.isEmpty else { return .noConsent }
                try insert.execute(arguments: [
                    row.id, record.id.bytes, record.time, record.activity.verb.rawValue, record.activity.object,
                    record.activity.measure, record.activity.query, purposes.rawValue,
                ])
                guard database.changesCount > 0 else {
                    return try EventComparison(database).isKept(record, of: row.id) ? .duplicate : .conflict
                }
                subjects[record.learner] = row.subject
                return .stored
            }
            // One entry for all learners of the batch.
            let named = traced.untraced(Array(subjects.values), .storedEvents, actor, at: time)
                .sorted { $0.lexicographicallyPrecedes($1) }
            if !named.isEmpty {
                try trail.add(.init(time: time, actor: actor, .storedEvents, .personalisation, subjects: named))
            }
            return (outcomes, read, generation, named)
        }
        known.learn(read, generation)
        traced.insert(named, .storedEvents, actor, at: time)
        return outcomes
    }
}

extension UUID {
    /// Its 16 bytes.
    var bytes: Data { withUnsafeBytes(of: uuid) { Data($0) } }

    /// The identifier of 16 bytes.
    init?(bytes: Data) {
        guard bytes.count == 16 else { return nil }
        self = bytes.withUnsafeBytes { UUID(uuid: $0.loadUnaligned(as: uuid_t.self)) }
    }
}
