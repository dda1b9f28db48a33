import Configuration
import Foundation
public import LearnerRecords
import Logging
import SystemPackage
import Yams

/// How the service runs: from flags, then the environment (`PARCOURS_PORT`), then a file, then the defaults.
public struct ServiceSettings: Sendable, Equatable {
    /// Folder of the database, its backups and the content.
    public var data = "parcours-data"
    /// Snapshot of the graph to begin with; nil for the content that was kept.
    public var graph: String?
    /// Parameters of the mastery model, as `parcours mastery fit` writes them; nil for the defaults.
    public var parameters: String?
    /// Address to listen on; the machine's own by default, for a proxy in front.
    public var host = "127.0.0.1"
    /// Port to listen on.
    public var port = 8080
    /// Certificate chain (PEM); nil for plain HTTP.
    public var tlsCertificate: String?
    /// Key of the certificate (PEM).
    public var tlsKey: String?
    /// Least severity that is logged.
    public var logLevel = "info"
    /// Longest export that is taken, in MiB.
    public var uploadMegabytes = 1024
    /// Share of the published tutorials that an import may lose unless forced.
    public var mostLostShare = 0.2
    /// Versions of the content to keep.
    public var versionsKept = 5
    /// Delay of any work, in milliseconds, beyond which requests are turned away.
    public var lagMilliseconds = 150
    /// Requests at once, beyond which others are turned away.
    public var requestsAtOnce = 2000
    /// Time after which a silent connection is closed, in seconds.
    public var idleSeconds = 30
    /// Memory for answers that may be given again, in MiB.
    public var cacheMegabytes = 512
    /// Work to spend on one curriculum, as the milliseconds it should take.
    public var searchMilliseconds = 50
    /// Media that a phone does not show well, as the site words them.
    public var phonelessMedia: [String] = []
    /// Sites, such as `https://formation.example`, whose pages may ask the service themselves.
    public var browserOrigins: [String] = []
    /// Hours between backups.
    public var backupHours = 24
    /// Backups to keep.
    public var backupsKept = 7
    /// How long what is kept.
    public var retention = RetentionPolicy()

    /// The defaults.
    public init() {}

    /// Names of all settings, as files have them, below `parcours:`.
    static let names: Set<String> = [
        "data", "graph", "parameters", "host", "port", "tls.certificate", "tls.key", "log.level",
        "limits.upload-megabytes", "content.most-lost-share", "content.versions-kept",
        "limits.lag-milliseconds", "limits.requests-at-once", "limits.idle-seconds", "cache.megabytes",
        "planning.search-milliseconds", "planning.phoneless-media", "browser.origins", "backup.hours",
        "backup.kept", "retention.events-days", "retention.queries-days", "retention.withdrawn-days",
        "retention.inactive-days", "retention.access-trail-days",
    ]

    /// Reads settings.
    /// - Parameters:
    ///   - flags: those of the command line, by name.
    ///   - file: a YAML file; nil for none.
    /// - Throws: `ServiceStartError`.
    public init(flags: [String: String], file: String?) async throws {
        var providers: [any ConfigProvider] = [
            InMemoryProvider(
                name: "flags",
                values: Dictionary(
                    uniqueKeysWithValues: flags.map {
                        (
                            AbsoluteConfigKey(["parcours"] + $0.key.split(separator: ".").map(String.init)),
                            ConfigValue(.string($0.value), isSecret: false)
                        )
                    })),
            EnvironmentVariablesProvider(),
        ]
        if let file {
            try Self.check(file)
            do {
                providers.append(try await FileProvider<YAMLSnapshot>(filePath: FilePath(file)))
            } catch { throw ServiceStartError.unreadableSettings(path: file, reason: "\(error)") }
        }
        let reader = SettingsReader(ConfigReader(providers: providers).scoped(to: "parcours"))
        data = reader.text("data") ?? data
        graph = reader.text("graph")
        parameters = reader.text("parameters")
        host = reader.text("host") ?? host
        tlsCertificate = reader.text("tls.certificate")
        tlsKey = reader.text("tls.key")
        logLevel = reader.text("log.level") ?? logLevel
        guard Logger.Level(rawValue: logLevel) != nil else { throw ServiceStartError.badSetting("log.level", logLevel) }
        try reader.number("port", 0...65535, &port)
        try reader.number("limits.upload-megabytes", 1...65536, &uploadMegabytes)
        try reader.number("content.versions-kept", 2...100, &versionsKept)
        try reader.number("limits.lag-milliseconds", 10...60000, &lagMilliseconds)
        try reader.number("limits.requests-at-once", 1...1_000_000, &requestsAtOnce)
        try reader.number("limits.idle-seconds", 1...3600, &idleSeconds)
        try reader.number("cache.megabytes", 1...1_000_000, &cacheMegabytes)
        try reader.number("planning.search-milliseconds", 1...10000, &searchMilliseconds)
        try reader.number("backup.hours", 1...8760, &backupHours)
        try reader.number("backup.kept", 1...1000, &backupsKept)
        try reader.number("retention.events-days", 1...36500, &retention.events)
        try reader.number("retention.queries-days", 1...36500, &retention.queries)
        try reader.number("retention.withdrawn-days", 0...36500, &retention.withdrawn)
        try reader.number("retention.inactive-days", 1...36500, &retention.inactive)
        try reader.number("retention.access-trail-days", 1...36500, &retention.accessTrail)
        try reader.share("content.most-lost-share", &mostLostShare)
        phonelessMedia = reader.texts("planning.phoneless-media") ?? phonelessMedia
        browserOrigins = reader.texts("browser.origins") ?? browserOrigins
        // As browsers write them, or none of their pages would be let in, and nobody would know why.
        if let origin = browserOrigins.first(where: { $0.wholeMatch(of: /https?:\/\/[a-z0-9.\-]+(:\d+)?/) == nil }) {
            throw ServiceStartError.badSetting("browser.origins", origin)
        }
    }

    /// Refuses a file with a setting that does not exist: a slip of the pen would else go unnoticed.
    private static func check(_ file: String) throws {
        let text: String
        do { text = try String(contentsOfFile: file, encoding: .utf8) } catch {
            throw ServiceStartError.unreadableSettings(path: file, reason: error.localizedDescription)
        }
        let root: Any?
        do { root = try Yams.load(yaml: text) } catch {
            throw ServiceStartError.unreadableSettings(path: file, reason: "\(error)")
        }
        func walk(_ value: Any?, _ path: String) throws {
            guard let map = value as? [String: Any] else {
                guard names.contains(path) else { throw ServiceStartError.unknownSetting("parcours." + path) }
                return
            }
            for (key, inner) in map { try walk(inner, path.isEmpty ? key : path + "." + key) }
        }
        guard let map = root as? [String: Any], map.count == 1, let own = map["parcours"] else {
            throw ServiceStartError.unknownSetting("parcours:")
        }
        try walk(own, "")
    }
}

/// Reads settings of one type and bounds each.
private struct SettingsReader {
    private let reader: ConfigReader

    init(_ reader: ConfigReader) { self.reader = reader }

    func text(_ name: String) -> String? { reader.string(forKey: ConfigKey(name)) }

    /// A list, in a file also one text with commas, as the environment has it.
    func texts(_ name: String) -> [String]? {
        reader.stringArray(forKey: ConfigKey(name))
            ?? text(name)?.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }
    }

    func number(_ name: String, _ range: ClosedRange<Int>, _ value: inout Int) throws {
        let known = reader.int(forKey: ConfigKey(name)) ?? text(name).flatMap { Int($0) }
        guard let known else {
            if let text = text(name) { throw ServiceStartError.badSetting(name, text) }
            return
        }
        guard range.contains(known) else { throw ServiceStartError.badSetting(name, "\(known)") }
        value = known
    }

    func share(_ name: String, _ value: inout Double) throws {
        let known = reader.double(forKey: ConfigKey(name)) ?? text(name).flatMap { Double($0) }
        guard let known else {
            if let text = text(name) { throw ServiceStartError.badSetting(name, text) }
            return
        }
        guard (0...1).contains(known) else { throw ServiceStartError.badSetting(name, "\(known)") }
        value = known
    }
}
