import ArgumentParser
import LearnerRecords
import LearnerRecordsSQLite
import Reports

/// `parcours audit`: the access trail.
struct AuditCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "audit", abstract: Help.text("help.audit"), subcommands: [Verify.self])

    /// `parcours audit verify`.
    struct Verify: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "verify", abstract: Help.text("help.audit.verify"),
            discussion: Help.text("help.audit.verify.discussion"))

        @Option(help: Help.argument("help.audit.head", "HEX"))
        var head: String?

        @OptionGroup var options: StoreOptions
        @OptionGroup var common: CommonOptions

        func run() async throws {
            try await CommandFailure.run {
                let check = try await options.store().checkAccessTrail(noted: head)
                if let number = check.brokenAt {
                    throw CommandFailure(.findings, "error.audit_broken", ["number": "\(number)"])
                }
                if check.holdsNotedHead == false { throw CommandFailure(.findings, "error.audit_head") }
                print(common.catalogue.count("cli.audit_sound", check.entries))
                print(common.catalogue.text("cli.audit_head", ["head": check.head]))
            }
        }
    }
}
