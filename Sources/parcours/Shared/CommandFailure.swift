import ArgumentParser
import Foundation
import LearnerRecords
import Reports
import Tables

/// Something that a command cannot do, said to a person in their language; it ends the program with a status of
/// `sysexits.h`.
struct CommandFailure: Error {
    /// Exit statuses, as `parcours --help` lists them.
    enum Status: Int32 {
        /// `validate`: there are findings of severity "error".
        case findings = 1
        /// The input is not what it should be.
        case badData = 65
        /// A file cannot be read.
        case noInput = 66
        /// The program is at fault.
        case software = 70
        /// Something else holds it; try again.
        case temporary = 75
        /// It would not be safe.
        case refused = 77
        /// A file cannot be written.
        case cannotCreate = 73
        /// An argument is right in form and names nothing.
        case usage = 64
    }

    var status: Status
    var message: String

    init(_ status: Status, _ key: String, _ values: [String: String] = [:]) {
        self.status = status
        message = Help.catalogue.text(key, values)
    }

    /// A file that cannot be read, with what is the matter.
    static func cannotRead(_ path: String) -> CommandFailure {
        var isFolder: ObjCBool = false
        let exists = FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
        let key = !exists ? "missing" : isFolder.boolValue ? "folder" : "refused"
        return CommandFailure(
            .noInput, "error.cannot_read", ["path": path, "reason": Help.catalogue.text("cannot_read.\(key)")])
    }

    /// Says it and ends the command.
    static func run(_ body: () throws -> Void) throws {
        do { try body() } catch let failure as CommandFailure { throw failure.exit }
    }

    /// The same for a command that waits.
    static func run(_ body: () async throws -> Void) async throws {
        do { try await body() } catch let failure as CommandFailure { throw failure.exit } catch let error as StoreError
        {
            throw CommandFailure(error).exit
        }
    }

    private var exit: ExitCode {
        Console.note("parcours: \(message)")
        return ExitCode(status.rawValue)
    }

    /// What is wrong with a table.
    init(_ error: TableError) {
        switch error.problem {
        case .unreadable: self = .cannotRead(error.file)
        case .malformed: self.init(.badData, "error.not_a_table", ["path": error.file])
        case .openQuote:
            self.init(.badData, "error.open_quote", ["path": error.file, "line": "\(error.line ?? 0)"])
        case .missingColumn(let name):
            self.init(.badData, "error.missing_column", ["path": error.file, "column": name])
        case .badValue(let column, let value):
            self.init(
                .badData, "error.bad_cell",
                ["path": error.file, "line": "\(error.line ?? 0)", "column": column, "value": value])
        }
    }

    /// What is wrong with the database of learners, and what to do.
    init(_ error: StoreError) {
        switch error {
        case .damaged(let path, let detail):
            self.init(.badData, "error.store_damaged", ["path": path, "reason": detail])
        case .noBackup(let path, let folder):
            self.init(.badData, "error.store_no_backup", ["path": path, "folder": folder])
        case .locked(let path): self.init(.temporary, "error.store_locked", ["path": path])
        case .full(let path): self.init(.cannotCreate, "error.store_full", ["path": path])
        case .unusable(let path, let detail):
            self.init(.cannotCreate, "error.store_unusable", ["path": path, "reason": detail])
        case .readableByOthers(let path, let mode):
            self.init(.refused, "error.store_readable", ["path": path, "mode": mode])
        case .tooNew(let path): self.init(.badData, "error.store_too_new", ["path": path])
        case .busy: self.init(.temporary, "error.store_busy")
        }
    }
}
