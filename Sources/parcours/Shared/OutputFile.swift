import Foundation

/// Files that commands write: whole or not at all.
enum OutputFile {
    /// Writes bytes to a path.
    static func write(_ bytes: some Sequence<UInt8>, to path: String) throws {
        do {
            let url = URL(filePath: path)
            try FileManager.default.createDirectory(
                at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(bytes).write(to: url, options: .atomic)
        } catch {
            throw CommandFailure(.cannotCreate, "error.cannot_write", ["path": path, "reason": error.localizedDescription])
        }
    }

    /// A size for a person.
    static func size(_ bytes: Int) -> String {
        bytes < 1 << 20 ? "\((bytes + 1023) >> 10) Kio" : "\((bytes + (1 << 19)) >> 20) Mio"
    }
}
