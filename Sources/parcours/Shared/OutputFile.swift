import Foundation

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
                .cannotCreate, "error.cannot_write", ["path": path, "reason": error.localizedDescription])
        }
    }
}
