import Crypto
public import Foundation
import GRDB
public import LearnerRecords

extension SQLiteLearnerStore {
    /// All access keys, oldest first.
    public func keys() async throws -> [AccessKey] {
        try read { database in
            try Row.fetchAll(
                database,
                sql: """
                    SELECT id, name, scopes, rate, digest, previous_digest, previous_until, created, revoked
                    FROM access_key ORDER BY created, id
                    """
            ).map { row in
                let scopes: String = row[2]
                let previous: Data? = row[5]
                return AccessKey(
                    id: row[0], name: row[1],
                    scopes: Set(scopes.split(separator: " ").compactMap { AccessScope(rawValue: String($0)) }),
                    rate: row[3], digest: row[4], previous: previous.map { ($0, row[6]) }, created: row[7],
                    revoked: row[8])
            }
        }
    }

    /// Adds or replaces a key; see `LearnerStore`.
    public func save(_ key: AccessKey, _ action: AccessEntry.Action, at time: Double) async throws {
        try await write { database in
            try database.execute(
                sql: """
                    INSERT OR REPLACE INTO access_key
                    (id, name, scopes, rate, digest, previous_digest, previous_until, created, revoked)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                    """,
                arguments: [
                    key.id, key.name, key.scopes.map(\.rawValue).sorted().joined(separator: " "), key.rate, key.digest,
                    key.previous?.digest, key.previous?.until, key.created, key.revoked,
                ])
            var trail = try TrailWriter(database)
            try trail.add(.init(time: time, actor: "operator", action, .administration, detail: key.id))
        }
    }

    /// A secret of the service, drawn at its first use.
    public func secret(named name: String) async throws -> Data {
        let setting = "secret." + name
        return try await write { database in
            if let secret = try Data.fetchOne(
                database, sql: "SELECT value FROM setting WHERE name = ?", arguments: [setting])
            {
                return secret
            }
            let secret = SymmetricKey(size: .bits256).withUnsafeBytes { Data($0) }
            try database.execute(sql: "INSERT INTO setting (name, value) VALUES (?, ?)", arguments: [setting, secret])
            return secret
        }
    }
}
