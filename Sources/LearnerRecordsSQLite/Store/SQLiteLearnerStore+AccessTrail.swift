import Foundation
import GRDB
public import LearnerRecords

extension SQLiteLearnerStore {
    /// Adds an entry to the access trail.
    public func trace(_ entry: AccessEntry) async throws {
        try await write { database in
            var trail = try TrailWriter(database)
            try trail.add(entry)
        }
    }

    /// Checks every link of the access trail; see `LearnerStore`.
    public func checkAccessTrail(noted: String?) async throws -> AccessTrailCheck {
        try read { database in
            let anchor = try TrailWriter.anchor(database)
            var last = anchor?.link ?? AccessEntry.origin
            var number = anchor?.number ?? 0
            let noted = noted?.lowercased()
            var check = AccessTrailCheck(entries: 0, brokenAt: nil, head: "", holdsNotedHead: nil)
            if let noted { check.holdsNotedHead = last.hexadecimal == noted }
            let cursor = try Row.fetchCursor(
                database,
                sql: "SELECT number, time, actor, action, reason, subjects, detail, link FROM access ORDER BY number")
            while let row = try cursor.next() {
                let isNext = row[0] == number + 1
                number = row[0]
                let link: Data = row[7]
                guard isNext, Self.entry(row)?.link(after: last) == link else {
                    check.brokenAt = Int(number)
                    break
                }
                last = link
                check.entries += 1
                if let noted, last.hexadecimal == noted { check.holdsNotedHead = true }
            }
            check.head = last.hexadecimal
            return check
        }
    }

    private static func entry(_ row: Row) -> AccessEntry? {
        guard let action = AccessEntry.Action(rawValue: row[3]), let reason = AccessEntry.Reason(rawValue: row[4])
        else { return nil }
        return AccessEntry(
            time: row[1], actor: row[2], action, reason, subjects: AccessEntry.subjects(row[5]), detail: row[6])
    }
}
