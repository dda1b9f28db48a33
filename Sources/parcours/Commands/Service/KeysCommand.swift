public import ArgumentParser
import Foundation
public import LearnerRecords
import LearnerRecordsSQLite
import Reports

/// `parcours keys`: the access keys of sites.
struct KeysCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "keys", abstract: Help.text("help.keys"),
        subcommands: [Create.self, List.self, Rotate.self, Revoke.self])

    /// `parcours keys create`.
    struct Create: AsyncParsableCommand {
        static let configuration = CommandConfiguration(commandName: "create", abstract: Help.text("help.keys.create"))

        @Argument(help: Help.argument("help.keys.name", "NAME"))
        var name: String

        @Option(help: Help.argument("help.keys.scope", "read|events|content|privacy"))
        var scope: [AccessScope] = [.read, .events]

        @Option(help: Help.argument("help.keys.rate", "N"))
        var rate: Double?

        @OptionGroup var options: StoreOptions
        @OptionGroup var common: CommonOptions

        func run() async throws {
            try await CommandFailure.run {
                if let rate, !(0.001...1e6).contains(rate) {
                    throw CommandFailure(.usage, "error.bad_rate", ["value": "\(rate)"])
                }
                guard AccessKey.isName(name) else { throw CommandFailure(.usage, "error.bad_key_name") }
                let (credential, now) = (AccessCredential(), Date().timeIntervalSince1970)
                try await options.store(creating: true).save(
                    AccessKey(
                        id: credential.id, name: name, scopes: Set(scope), rate: rate, digest: credential.digest,
                        created: now), .createdKey, at: now)
                print(credential.text)
                Console.note(common.catalogue.text("cli.key_shown_once"))
            }
        }
    }

    /// `parcours keys list`.
    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(commandName: "list", abstract: Help.text("help.keys.list"))

        @OptionGroup var options: StoreOptions
        @OptionGroup var common: CommonOptions

        func run() async throws {
            try await CommandFailure.run {
                for key in try await options.store().keys() {
                    let state = key.revoked.map {
                        common.catalogue.text("cli.key_revoked", ["time": Timestamp.text($0.rounded())])
                    }
                    let scopes = AccessScope.allCases.filter(key.scopes.contains).map(\.rawValue).joined(separator: ",")
                    let rate = key.rate.map { common.catalogue.text("cli.key_rate", ["n": "\($0)"]) }
                    let facts = [key.id, key.name, scopes, Timestamp.text(key.created.rounded()), rate, state]
                    print(facts.compactMap { $0 }.joined(separator: "\t"))
                }
            }
        }
    }

    /// `parcours keys rotate`.
    struct Rotate: AsyncParsableCommand {
        static let configuration = CommandConfiguration(commandName: "rotate", abstract: Help.text("help.keys.rotate"))

        @Argument(help: Help.argument("help.keys.id", "ID"))
        var id: String

        @Option(help: Help.argument("help.keys.grace", "1h"))
        var grace = "1h"

        @OptionGroup var options: StoreOptions
        @OptionGroup var common: CommonOptions

        func run() async throws {
            try await CommandFailure.run {
                let seconds = grace == "0" ? 0 : Double(try DurationArgument.seconds(grace))
                let store = try options.store()
                var key = try await KeysCommand.key(id, store)
                guard key.revoked == nil else { throw CommandFailure(.usage, "error.key_revoked", ["id": id]) }
                let (credential, now) = (AccessCredential(id: id), Date().timeIntervalSince1970)
                key.previous = (key.digest, now + seconds)
                key.digest = credential.digest
                try await store.save(key, .rotatedKey, at: now)
                print(credential.text)
                Console.note(common.catalogue.text("cli.key_shown_once"))
            }
        }
    }

    /// `parcours keys revoke`.
    struct Revoke: AsyncParsableCommand {
        static let configuration = CommandConfiguration(commandName: "revoke", abstract: Help.text("help.keys.revoke"))

        @Argument(help: Help.argument("help.keys.id", "ID"))
        var id: String

        @OptionGroup var options: StoreOptions
        @OptionGroup var common: CommonOptions

        func run() async throws {
            try await CommandFailure.run {
                let store = try options.store()
                var key = try await KeysCommand.key(id, store)
                let now = Date().timeIntervalSince1970
                key.revoked = key.revoked ?? now
                key.previous = nil
                try await store.save(key, .revokedKey, at: now)
                Console.note(common.catalogue.text("cli.key_is_revoked", ["id": id]))
            }
        }
    }

    private static func key(_ id: String, _ store: SQLiteLearnerStore) async throws -> AccessKey {
        guard let key = try await store.keys().first(where: { $0.id == id }) else {
            throw CommandFailure(.usage, "error.no_such_key", ["id": id])
        }
        return key
    }
}

extension AccessScope: ExpressibleByArgument {}
