import ArgumentParser
import Foundation
import Reports

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
        do { try body() } catch let failure as CommandFailure {
            Console.note("parcours: \(failure.message)")
            throw ExitCode(failure.status.rawValue)
        }
    }
}
