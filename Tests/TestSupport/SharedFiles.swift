public import Foundation

/// Where tests find their inputs: the project's own `fixtures/`, and the folder `shared/` beside the checkout, which
/// holds other people's data and may be absent.
public enum SharedFiles {
    /// The root of the checkout.
    public static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    /// `fixtures/NAME`.
    public static func fixture(_ name: String) -> String { root.appending(path: "fixtures/\(name)").path }

    /// `shared/NAME` beside the checkout, or where `PARCOURS_SHARED` says; nil where it is absent.
    public static func shared(_ name: String) -> String? {
        let base =
            ProcessInfo.processInfo.environment["PARCOURS_SHARED"].map { URL(filePath: $0) }
            ?? root.deletingLastPathComponent().appending(path: "shared")
        let path = base.appending(path: name).path
        return FileManager.default.fileExists(atPath: path) ? path : nil
    }

    /// Every export under a folder, in the order of their names.
    public static func exports(under folder: String) -> [String] {
        let names = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
        return names.filter { $0.hasSuffix(".xml") }.sorted().map { folder + "/" + $0 }
    }

    /// A new folder for a test to write in.
    public static func temporaryFolder() throws -> URL {
        let url = FileManager.default.temporaryDirectory.appending(path: "parcours-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
        return url
    }

    /// Runs a program and returns its status and what it wrote.
    public static func run(_ program: String, _ arguments: [String], in folder: URL? = nil) throws -> (
        status: Int32, output: String, errors: String
    ) {
        let folderForOutput = try temporaryFolder()
        defer { try? FileManager.default.removeItem(at: folderForOutput) }
        // Files, and not pipes: a pipe that nobody reads while the program writes would block it.
        let (out, err) = (folderForOutput.appending(path: "out"), folderForOutput.appending(path: "err"))
        for file in [out, err] { try Data().write(to: file) }
        let process = Process()
        process.executableURL = URL(filePath: program)
        process.arguments = arguments
        if let folder { process.currentDirectoryURL = folder }
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = try FileHandle(forWritingTo: out)
        process.standardError = try FileHandle(forWritingTo: err)
        try process.run()
        process.waitUntilExit()
        return (
            process.terminationStatus, try String(contentsOf: out, encoding: .utf8),
            try String(contentsOf: err, encoding: .utf8)
        )
    }
}
