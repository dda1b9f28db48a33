import GRDB
import LearnerRecords

/// Finds and removes what is kept too long of a stretch of learners.
struct RetentionSweep: Sendable {
    /// Rows that one transaction removes or changes at most: learners' own requests wait for it. The rows of one learner
    /// who is removed as a whole go together.
    static let mostRows = 1000
    private static let mostLearners = 50

    /// What of an outcome counts rows.
    private enum Count: Sendable {
        case records, queries, learners, nothing
    }

    /// A change to those rows of a table of which a condition holds.
    private struct Step: Sendable {
        var table: String
        var key: String
        /// Columns that change; nil where the rows go.
        var set: String?
        var condition: String
        var most = mostRows
        var counted = Count.records

        var change: String {
            (set.map { "UPDATE \(table) SET \($0)" } ?? "DELETE FROM \(table)")
                + " WHERE (\(key)) IN (SELECT \(key) FROM \(table) WHERE \(condition) LIMIT \(most))"
        }
        var search: String { "EXISTS (SELECT 1 FROM \(table) WHERE \(condition))" }
    }

    /// Of which a statement takes those that it names.
    private let arguments: StatementArguments
    private static let steps = ages + Purpose.allCases.flatMap(withdrawal) + [attributes, silence]

    /// Makes a sweep over the learners whose rows have these numbers.
    init(_ policy: RetentionPolicy, _ time: Double, learners: ClosedRange<Int64>) {
        arguments = [
            "first": learners.lowerBound, "last": learners.upperBound,
            "events": Self.limit(policy.events, time), "queries": Self.limit(policy.queries, time),
            "withdrawn": Self.limit(policy.withdrawn, time), "inactive": Self.limit(policy.inactive, time),
        ]
    }

    /// The moment before which things are older than so many days.
    static func limit(_ days: Int, _ time: Double) -> Double { time - Double(days) * 86400 }

    /// Whether anything is kept too long.
    func hasWork(_ database: Database) throws -> Bool {
        try Self.steps.contains { step in
            let statement = try database.cachedStatement(sql: "SELECT \(step.search)")
            return try Bool.fetchOne(statement, arguments: arguments) ?? false
        }
    }

    /// Removes some of it: all, where it is little.
    func removeSome(_ database: Database) throws -> RetentionOutcome {
        var outcome = RetentionOutcome()
        var changes = 0
        for step in Self.steps where changes < Self.mostRows {
            let statement = try database.cachedStatement(sql: step.change)
            try statement.execute(arguments: arguments)
            changes += database.changesCount
            switch step.counted {
            case .records: outcome.records += database.changesCount
            case .queries: outcome.queries += database.changesCount
            case .learners: outcome.learners += database.changesCount
            case .nothing: break
            }
        }
        return outcome
    }

    private static let ofStretch = "learner BETWEEN :first AND :last"

    private static let ages =
        [("event", "learner, id"), ("placement", "learner, time, skill"), ("issue", "learner, time")]
        .map { Step(table: $0, key: $1, condition: "\(ofStretch) AND time < :events") } + [
            Step(
                table: "event", key: "learner, id", set: "query = NULL",
                condition: "\(ofStretch) AND query IS NOT NULL AND time < :queries", counted: .queries)
        ]

    /// Takes from what is kept a purpose that was withdrawn that long ago, and removes what has none left.
    private static func withdrawal(_ purpose: Purpose) -> [Step] {
        let bit = PurposeSet(purpose).rawValue
        let learners = """
            learner IN (SELECT id FROM learner WHERE id BETWEEN :first AND :last AND purposes & \(bit) = 0 AND
            (SELECT max(time) FROM consent WHERE learner = id AND purpose = '\(purpose.rawValue)' AND granted = 0)
            < :withdrawn)
            """
        let events = [
            Step(table: "event", key: "learner, id", condition: "purposes = \(bit) AND \(learners)"),
            Step(
                table: "event", key: "learner, id", set: "purposes = purposes & ~\(bit)",
                condition: "purposes & \(bit) > 0 AND purposes <> \(bit) AND \(learners)", counted: .nothing),
        ]
        guard purpose == .personalisation else { return events }
        return events + [
            Step(table: "placement", key: "learner, time, skill", condition: learners),
            Step(table: "issue", key: "learner, time", condition: learners),
        ]
    }

    private static let either = PurposeSet([PurposeSet(.personalisation), PurposeSet(.measurement)]).rawValue

    private static let attributes = Step(
        table: "learner", key: "id", set: "profession = NULL, structure = NULL, territory = NULL",
        condition: """
            id BETWEEN :first AND :last AND purposes & \(either) = 0
            AND coalesce(profession, structure, territory) IS NOT NULL
            AND (SELECT max(time) FROM consent WHERE learner = id AND granted = 0) < :withdrawn
            """)

    /// Learners of whom nothing was heard.
    private static let silence = Step(
        table: "learner", key: "id",
        condition: "id BETWEEN :first AND :last AND "
            + ["consent", "event", "placement", "issue"].map { table in
                "NOT EXISTS (SELECT 1 FROM \(table) WHERE \(table).learner = learner.id AND time >= :inactive)"
            }.joined(separator: " AND "), most: mostLearners, counted: .learners)
}
