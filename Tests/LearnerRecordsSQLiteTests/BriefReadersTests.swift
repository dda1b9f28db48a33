import Foundation
import GRDB
import TestSupport
import Testing

@testable import LearnerRecordsSQLite

@Suite struct BriefReadersTests {
    private func database() throws -> (pool: DatabasePool, readers: BriefReaders) {
        let path = try SharedFiles.temporaryFolder().appending(path: "a.sqlite").path
        let pool = try DatabaseFile.open(path)
        try pool.write { database in
            try database.execute(sql: "CREATE TABLE number (value INTEGER); INSERT INTO number VALUES (0), (0)")
        }
        return (pool, try BriefReaders(path, count: 2))
    }

    private func numbers(_ database: Database) throws -> [Int] {
        try Int.fetchAll(database, sql: "SELECT value FROM number")
    }

    /// Each read sees one state, the last that was written before it, whoever else reads meanwhile.
    @Test func everyReadSeesOneState() async throws {
        let (pool, readers) = try database()
        try await withThrowingTaskGroup { group in
            for _ in 0..<6 {
                group.addTask {
                    for _ in 0..<200 {
                        let seen = try readers.read { database in
                            (try numbers(database), try numbers(database))
                        }
                        #expect(seen.0 == seen.1 && seen.0[0] == seen.0[1])
                    }
                }
            }
            for value in 1...50 {
                try await pool.write { try $0.execute(sql: "UPDATE number SET value = ?", arguments: [value]) }
                #expect(try readers.read(numbers) == [value, value])
            }
            try await group.waitForAll()
        }
    }

    @Test func aReadThatFailsLeavesNothingBehind() throws {
        let (pool, readers) = try database()
        struct Failure: Error {}
        for value in 1...5 {
            #expect(throws: Failure.self) {
                try readers.read { database in
                    _ = try numbers(database)
                    throw Failure()
                }
            }
            #expect(throws: DatabaseError.self) { try readers.read { try $0.execute(sql: "DELETE FROM number") } }
            try pool.write { try $0.execute(sql: "UPDATE number SET value = ?", arguments: [value]) }
            #expect(try readers.read(numbers) == [value, value])
        }
    }
}
