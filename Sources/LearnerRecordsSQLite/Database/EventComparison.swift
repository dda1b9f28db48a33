import GRDB
import LearnerRecords

/// Tells an event that is sent once more from another one with its identifier.
struct EventComparison {
    private let database: Database

    init(_ database: Database) { self.database = database }

    /// Whether what is kept of a learner under the identifier of an event is that event. Words that were searched for are
    /// not compared: they go before the event does.
    /// - Parameter learner: row of the learner.
    func isKept(_ record: LearningRecord, of learner: Int64) throws -> Bool {
        let activity = record.activity
        let statement = try database.cachedStatement(
            sql: """
                SELECT 1 FROM event
                WHERE learner = ? AND id = ? AND time = ? AND verb = ? AND object IS ? AND measure IS ?
                """)
        return try Bool.fetchOne(
            statement,
            arguments: [
                learner, record.id.bytes, record.time, activity.verb.rawValue, activity.object, activity.measure,
            ]) ?? false
    }
}
