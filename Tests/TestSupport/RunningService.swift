public import Foundation

/// `parcours serve` as a process of its own, on a free port, in a folder of its own.
public final class RunningService {
    /// The program that is tested: the tests and it are built into one folder.
    public static let program: String =
        Bundle.allBundles.map { $0.bundleURL.deletingLastPathComponent() }
        .map { $0.appending(path: "parcours").path }.first { FileManager.default.isExecutableFile(atPath: $0) }
        ?? SharedFiles.root.appending(path: ".build/debug/parcours").path

    /// Folder of the service.
    public let data: URL
    /// A key that may do everything.
    public let key: String
    private var process = Process()
    private var port = 0
    private var log = URL(filePath: "/dev/null")

    /// Makes a folder and a key; the service is not started yet.
    public init(scopes: [String] = ["read", "events", "content", "privacy"]) throws {
        data = try SharedFiles.temporaryFolder().appending(path: "data")
        let made = try SharedFiles.run(
            Self.program, ["keys", "create", "test", "--data", data.path] + scopes.flatMap { ["--scope", $0] })
        key = made.output.trimmingCharacters(in: .whitespacesAndNewlines)
    }

    deinit { kill() }

    /// Starts the service and waits until it answers.
    /// - Parameter shell: commands for a shell that comes before it, such as limits.
    public func start(
        _ arguments: [String] = ["--graph", SharedFiles.fixture("oneself-site.xml")], shell: String = "",
        environment: [String: String] = [:]
    ) throws {
        log = data.deletingLastPathComponent().appending(path: "log-\(UUID().uuidString)")
        try Data().write(to: log)
        process = Process()
        process.executableURL = URL(filePath: "/bin/bash")
        let all = [Self.program, "serve", "--data", data.path, "--port", "0", "--lang", "fr"] + arguments
        process.arguments = ["-c", shell + " exec \"$@\"", "bash"] + all
        // Tests share the machine: what is slow for that reason is no overload.
        process.environment = ProcessInfo.processInfo.environment
            .merging(["PARCOURS_LIMITS_LAG_MILLISECONDS": "60000"]) { $1 }.merging(environment) { $1 }
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = FileHandle.nullDevice
        process.standardError = try FileHandle(forWritingTo: log)
        try process.run()
        let deadline = Date().addingTimeInterval(60)
        while Date() < deadline {
            let text = words
            if let match = text.firstMatch(of: /http:\/\/127\.0\.0\.1:(\d+)/) {
                port = Int(match.1) ?? 0
                return
            }
            guard process.isRunning else { break }
            Thread.sleep(forTimeInterval: 0.005)
        }
        process.terminate()
        throw StartFailure(words: words)
    }

    /// What the service said when it did not start.
    public struct StartFailure: Error {
        /// Its words.
        public var words: String
    }

    /// What the service said so far.
    public var words: String { (try? String(contentsOf: log, encoding: .utf8)) ?? "" }

    /// Ends the service at once, as a power cut would.
    public func kill() {
        guard process.isRunning else { return }
        Foundation.kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
    }

    /// Asks the service to end, and waits for it.
    /// - Returns: its exit status.
    public func stop() -> Int32 {
        process.terminate()
        process.waitUntilExit()
        return process.terminationStatus
    }

    /// Sends requests to the service as it runs now.
    public var client: ServiceClient { ServiceClient(port: port, key: key) }

    /// Sends a request.
    public func send(
        _ method: String, _ path: String, _ body: Data? = nil, headers: [String: String] = [:], key: String? = nil
    ) async throws -> ServiceClient.Answer {
        try await client.send(method, path, body, headers: headers, key: key)
    }

    /// Sends JSON.
    public func send(
        _ method: String, _ path: String, json: [String: Any], headers: [String: String] = [:]
    ) async throws -> ServiceClient.Answer {
        try await send(method, path, try JSONSerialization.data(withJSONObject: json), headers: headers)
    }
}
