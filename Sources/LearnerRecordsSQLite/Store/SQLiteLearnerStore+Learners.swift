import Foundation
import GRDB
public import LearnerRecords

extension SQLiteLearnerStore {
    /// What may go into a plan; see `LearnerStore`.
    public func file(of learner: Pseudonym) async throws -> LearnerFile? {
        try readBriefly { try LearnerReader($0).file(learner, isWhole: false) }
    }

    /// Traces an access; see `LearnerStore`.
    @discardableResult
    public func trace(
        _ action: AccessEntry.Action, _ reason: AccessEntry.Reason, of learner: Pseudonym, actor: String,
        at time: Double
    ) async throws -> Bool {
        if let row = try row(of: learner), traced.untraced([row.subject], action, actor, at: time).isEmpty {
            return true
        }
        let subject = try await write { database -> Data? in
            var rows = LearnerRows(database)
            guard let row = try rows.row(learner) else { return nil }
            var trail = try TrailWriter(database)
            try trail.add(.init(time: time, actor: actor, action, reason, subjects: [row.subject]))
            return row.subject
        }
        guard let subject else { return false }
        traced.insert([subject], action, actor, at: time)
        return true
    }

    private func row(of learner: Pseudonym) throws -> LearnerRows.Row? {
        try readBriefly { database in
            var rows = LearnerRows(database)
            return try rows.row(learner)
        }
    }

    /// Everything kept of a learner; see `LearnerStore`.
    public func export(_ learner: Pseudonym, actor: String, at time: Double) async throws -> LearnerFile? {
        let isKept = try await write { database in
            var rows = LearnerRows(database)
            guard let row = try rows.row(learner) else { return false }
            var trail = try TrailWriter(database)
            try trail.add(.init(time: time, actor: actor, .exported, .rightsOfTheLearner, subjects: [row.subject]))
            return true
        }
        guard isKept else { return nil }
        return try read { try LearnerReader($0).file(learner, isWhole: true) }
    }

    /// Changes consent; see `LearnerStore`.
    public func setConsent(_ changes: [ConsentChange], of learner: Pseudonym, actor: String) async throws {
        let known = known
        try await write { database in
            known.forget(learner)
            var rows = LearnerRows(database)
            // Who never agreed to anything and refuses leaves no trace.
            guard try changes.contains(where: \.isGranted) || rows.row(learner) != nil else { return }
            var trail = try TrailWriter(database)
            for change in changes {
                let row = try rows.makeRow(learner)
                let last = try Row.fetchOne(
                    database,
                    sql:
                        "SELECT granted, policy FROM consent WHERE learner = ? AND purpose = ? ORDER BY time DESC LIMIT 1",
                    arguments: [row.id, change.purpose.rawValue])
                // What changes nothing is no choice, and does not begin a period anew.
                if let last, last[0] == change.isGranted, last[1] == change.policy { continue }
                // The last to come is the one in force, whatever the clock was set to meanwhile.
                let latest = try Double.fetchOne(
                    database, sql: "SELECT max(time) FROM consent WHERE learner = ? AND purpose = ?",
                    arguments: [row.id, change.purpose.rawValue])
                let time = max(change.time, latest.map { $0 + 0.001 } ?? change.time)
                try database.execute(
                    sql: "INSERT INTO consent (learner, time, purpose, granted, policy) VALUES (?, ?, ?, ?, ?)",
                    arguments: [row.id, time, change.purpose.rawValue, change.isGranted, change.policy])
                try trail.add(
                    .init(
                        time: change.time, actor: actor, .changedConsent, .rightsOfTheLearner, subjects: [row.subject],
                        detail: change.purpose.rawValue + (change.isGranted ? " +" : " -")))
            }
            guard let row = try rows.row(learner) else { return }
            let now = try LearnerReader(database).consent(row.id).inForce
            try database.execute(
                sql: "UPDATE learner SET purposes = ? WHERE id = ?", arguments: [now.rawValue, row.id])
        }
    }

    /// Changes attributes; see `LearnerStore`.
    public func setAttributes(
        _ attributes: LearnerAttributes, of learner: Pseudonym, actor: String, at time: Double
    ) async throws -> Bool {
        try await write { database in
            var rows = LearnerRows(database)
            guard let row = try rows.row(learner),
                row.purposes.contains(.personalisation) || row.purposes.contains(.measurement)
            else { return false }
            try database.execute(
                sql: """
                    UPDATE learner SET profession = ?1, structure = ?2, territory = ?3 WHERE id = ?4
                    AND (profession IS NOT ?1 OR structure IS NOT ?2 OR territory IS NOT ?3)
                    """,
                arguments: [attributes.profession, attributes.structure, attributes.territory, row.id])
            guard database.changesCount > 0 else { return true }
            var trail = try TrailWriter(database)
            try trail.add(
                .init(time: time, actor: actor, .changedAttributes, .personalisation, subjects: [row.subject]))
            return true
        }
    }

    /// Keeps placement answers; see `LearnerStore`.
    public func addPlacement(
        _ answers: [LearnerFile.PlacementAnswer], of learner: Pseudonym, actor: String
    ) async throws -> Bool {
        try await write { database in
            var rows = LearnerRows(database)
            guard let row = try rows.row(learner), row.purposes.contains(.personalisation) else { return false }
            for answer in answers {
                try database.execute(
                    sql: "INSERT OR REPLACE INTO placement (learner, time, skill, yes) VALUES (?, ?, ?, ?)",
                    arguments: [row.id, answer.time, answer.skill, answer.isYes])
            }
            if let last = answers.last {
                var trail = try TrailWriter(database)
                try trail.add(
                    .init(
                        time: last.time, actor: actor, .askedPlacement, .personalisation, subjects: [row.subject]))
            }
            return true
        }
    }

    /// Traces and keeps a curriculum; see `LearnerStore`.
    public func addIssue(
        _ issue: LearnerFile.Issue, after last: LearnerFile.Issue?, of learner: Pseudonym, actor: String
    ) async throws -> Bool {
        var same = issue
        same.time = last?.time ?? 0
        let isNew = last != same
        let traced = traced
        @Sendable func isTraced(_ subject: Data) -> Bool {
            traced.untraced([subject], .issuedCurriculum, actor, at: issue.time).isEmpty
        }
        if !isNew, let row = try row(of: learner), row.purposes.contains(.personalisation), isTraced(row.subject) {
            return true
        }
        let subject = try await write { database -> Data? in
            var rows = LearnerRows(database)
            guard let row = try rows.row(learner), row.purposes.contains(.personalisation) else { return nil }
            if !isTraced(row.subject) {
                var trail = try TrailWriter(database)
                try trail.add(
                    .init(time: issue.time, actor: actor, .issuedCurriculum, .personalisation, subjects: [row.subject]))
            }
            guard isNew else { return row.subject }
            try database.cachedStatement(
                sql: """
                    INSERT OR REPLACE INTO issue (learner, time, graph, profile, steps, seconds)
                    VALUES (?, ?, ?, ?, ?, ?)
                    """
            ).execute(arguments: [
                row.id, issue.time, issue.graph, issue.profile, issue.steps.joined(separator: "\n"), issue.seconds,
            ])
            return row.subject
        }
        guard let subject else { return false }
        traced.insert([subject], .issuedCurriculum, actor, at: issue.time)
        return true
    }
}
