import ArgumentParser
import ContentGraph
import Foundation
import LearnerRecords
import LearnerRecordsSQLite
import Logging
import Reports
import Service
import SiteImport

/// `parcours serve`: the HTTP service.
struct ServeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve", abstract: Help.text("help.serve"), discussion: Help.text("help.serve.discussion"))

    @Option(help: Help.argument("help.serve.graph", "GRAPH|EXPORT"))
    var graph: String?

    @Option(help: Help.argument("help.serve.config", "FILE.yaml"))
    var config: String?

    @Option(help: Help.argument("help.service.data", "DIR"))
    var data: String?

    @Option(help: Help.argument("help.serve.host", "ADDRESS"))
    var host: String?

    @Option(help: Help.argument("help.serve.port", "PORT"))
    var port: Int?

    @Option(help: Help.argument("help.serve.log", "debug|info|error"))
    var log: String?

    @Flag(name: .long, help: Help.argument("help.serve.check"))
    var check = false

    @Flag(name: .long, help: Help.argument("help.serve.demo"))
    var demo = false

    @Flag(name: .long, help: Help.argument("help.serve.restore"))
    var restoreBackup = false

    @OptionGroup var mapping: MappingOptions
    @OptionGroup var common: CommonOptions

    func run() async throws {
        try await CommandFailure.run {
            do { try await serve() } catch let error as ServiceStartError { throw failure(error) } catch let error
                as SnapshotError
            {
                throw CommandFailure(
                    .badData, "error.not_a_graph", ["path": graph ?? "content", "reason": error.description])
            }
        }
    }

    private func serve() async throws {
        // What the service writes is its own alone.
        umask(0o077)
        let settings = try await settings()
        let path = StoreOptions.database(in: settings.data)
        if check {
            // To see whether all is well makes nothing: without a database there is no key.
            guard FileManager.default.fileExists(atPath: path) || demo else { throw ServiceStartError.noKeys }
        } else if restoreBackup {
            restore(try SQLiteLearnerStore.restore(path))
        }
        var logger = Logger(label: "parcours") { StreamLogHandler.standardError(label: $0) }
        logger.logLevel = Logger.Level(rawValue: settings.logLevel) ?? .info
        let store = try SQLiteLearnerStore(path)
        let demoKey = demo ? try await makeDemoKey(store) : nil
        let service = try await ParcoursService(
            settings, store: store, graph: try settings.graph.map(snapshot), isTrial: check,
            importer: try Ontology.importer(mapping), try MasteryInput.parameters(settings.parameters), logger: logger)
        let content = service.content
        say("cli.serve_content", ["version": content.version, "tutorials": "\(content.tutorials)"])
        if let problem = service.contentProblem {
            let reason = common.catalogue.text("problem.\(problem.code).todo", problem.values)
            if check { throw CommandFailure(.badData, "error.serve_content_refused", ["reason": reason]) }
            say("cli.serve_content_refused", ["reason": reason, "version": content.version])
        }
        if check { return say("cli.serve_checked", [:]) }
        if let demoKey { say("cli.serve_demo", ["key": demoKey, "data": settings.data]) }
        let (scheme, address) = (settings.tlsCertificate == nil ? "http" : "https", settings.host)
        let (catalogue, started) = (common.catalogue, "cli.serve_started")
        try await service.run { port in
            Console.note(catalogue.text(started, ["address": "\(scheme)://\(address):\(port)"]))
        }
    }

    private func restore(_ restored: (backup: String, aside: String)?) {
        guard let restored else { return say("cli.restore_needless", [:]) }
        say("cli.restored", ["backup": restored.backup, "aside": restored.aside])
    }

    private func say(_ key: String, _ values: [String: String]) { Console.note(common.catalogue.text(key, values)) }

    private func settings() async throws -> ServiceSettings {
        var flags: [String: String] = [:]
        flags["graph"] = graph
        flags["data"] = data
        flags["host"] = host
        flags["port"] = port.map(String.init)
        flags["log.level"] = log
        if demo, data == nil {
            flags["data"] =
                FileManager.default.temporaryDirectory.appending(path: "parcours-demo-\(UUID().uuidString)").path
        }
        return try await ServiceSettings(flags: flags, file: config)
    }

    /// The bytes of a snapshot of what is named: a snapshot, a graph in JSON or an export.
    private func snapshot(_ path: String) throws -> Data {
        let graph = try GraphInput.graph([path], mapping)
        let file = FileManager.default.temporaryDirectory.appending(path: "parcours-\(UUID().uuidString).graph")
        defer { try? FileManager.default.removeItem(at: file) }
        _ = try OutputFile.writing(file.path) { try graph.writeSnapshot(to: file.path) }
        return try Data(contentsOf: file)
    }

    private func makeDemoKey(_ store: SQLiteLearnerStore) async throws -> String {
        let credential = AccessCredential()
        let now = Date().timeIntervalSince1970
        try await store.save(
            AccessKey(
                id: credential.id, name: "demo", scopes: Set(AccessScope.allCases), rate: nil,
                digest: credential.digest,
                created: now), .createdKey, at: now)
        return credential.text
    }

    private func failure(_ error: ServiceStartError) -> CommandFailure {
        switch error {
        case .noContent: CommandFailure(.usage, "error.serve_no_content")
        case .noTutorials: CommandFailure(.badData, "error.serve_no_tutorials")
        case .cannotListen(let address, let reason):
            CommandFailure(.temporary, "error.serve_cannot_listen", ["address": address, "reason": reason])
        case .noKeys: CommandFailure(.refused, "error.serve_no_keys")
        case .badSetting(let name, let value):
            CommandFailure(.usage, "error.serve_bad_setting", ["name": name, "value": value])
        case .unknownSetting(let name): CommandFailure(.usage, "error.serve_unknown_setting", ["name": name])
        case .unreadableSettings(let path, let reason):
            CommandFailure(.noInput, "error.cannot_read", ["path": path, "reason": reason])
        case .badCertificate(let reason): CommandFailure(.badData, "error.serve_certificate", ["reason": reason])
        case .badDocument: CommandFailure(.software, "error.serve_document")
        }
    }
}
