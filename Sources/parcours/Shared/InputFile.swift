import Foundation

/// Files that commands read whole.
enum InputFile {
    /// The bytes of a file.
    static func contents(_ path: String) throws -> Data {
        guard let data = FileManager.default.contents(atPath: path) else { throw CommandFailure.cannotRead(path) }
        return data
    }
}
