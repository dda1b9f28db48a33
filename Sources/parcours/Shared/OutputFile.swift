import Foundation
import Reports

/// Files that commands write: whole or not at all.
enum OutputFile {
    /// Writes bytes to a path.
    static func write(_ bytes: some Sequence<UInt8>, to path: String) throws {
        try writing(path) { try Data(bytes).write(to: URL(filePath: path), options: .atomic) }
    }

    /// Runs something that writes a path, whose folder is made where it is missing, and words its failure.
    static func writing<R>(_ path: String, _ body: () throws -> R) throws -> R {
        do {
            try FileManager.default.createDirectory(
                at: URL(filePath: path).deletingLastPathComponent(), withIntermediateDirectories: true)
            return try body()
        } catch {
            throw CommandFailure(
                .cannotCreate, "error.cannot_write", ["path": path, "reason": reason(error, path)])
        }
    }

    /// What is the matter: what the system says, where Foundation only has a number for it.
    private static func reason(_ error: any Error, _ path: String) -> String {
        var isFolder: ObjCBool = false
        if FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder.boolValue {
            return Help.catalogue.text("cannot_read.folder")
        }
        if let system = (error as? CocoaError)?.underlying as? POSIXError {
            return String(cString: strerror(system.code.rawValue))
        }
        return error.localizedDescription
    }
}
