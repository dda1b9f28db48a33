import ContentGraph
public import Foundation
import Hummingbird
import HummingbirdCore
import HummingbirdTLS
public import LearnerRecords
public import Logging
public import Mastery
import Metrics
import NIOCore
import NIOSSL
import Reports
import ServiceLifecycle
public import SiteImport
import UnixSignals
import WXR

/// The whole service: what is kept of learners, the content, and the HTTP API over both.
public struct ParcoursService: Sendable {
    private let settings: ServiceSettings
    private let store: any LearnerStore
    private let shelf: ContentShelf
    private let control: AccessControl
    private let cache: AnswerCache
    private let queue: PlanningQueue
    private let desk: CurriculumDesk
    private let timers = RequestTimers()
    private let document: OpenAPIDocument
    private let metrics = PrometheusMetrics()
    private let server: HTTPServerBuilder
    private let logger: Logger
    private let clock: @Sendable () -> Double

    /// Makes a service, ready to run.
    /// - Parameters:
    ///   - graph: bytes of a snapshot to begin with; nil for the content that was kept.
    ///   - isTrial: whether only to see that all is well: nothing is changed on the disk.
    ///   - importer: reads the exports that the site sends.
    ///   - clock: seconds since 1970.
    /// - Throws: `ServiceStartError`, `StoreError`, `SnapshotError`.
    public init(
        _ settings: ServiceSettings, store: any LearnerStore, graph: Data?, isTrial: Bool = false,
        importer: SiteImporter, _ parameters: MasteryParameters, logger: Logger,
        clock: @escaping @Sendable () -> Double = { Date().timeIntervalSince1970 }
    ) async throws {
        self.settings = settings
        self.store = store
        self.logger = logger
        self.clock = clock
        document = try OpenAPIDocument()
        if !isTrial { ContentRoutes.removeUnfinishedUploads(in: URL(filePath: settings.data)) }
        let cache = AnswerCache(limitBytes: settings.cacheMegabytes << 20)
        self.cache = cache
        var importer = importer
        importer.limits.unzippedBytes = settings.uploadMegabytes << 20
        shelf = try ContentShelf(
            folder: URL(filePath: settings.data).appending(path: "content"), graph: graph, importer: importer,
            parameters,
            mostLost: settings.mostLostShare, kept: settings.versionsKept, isTrial: isTrial, now: clock()
        ) { cache.replace(with: $0.version) }
        if let lost = shelf.lostVersion {
            logger.warning(
                "content in force is lost, another version stands in for it",
                metadata: ["lost": "\(lost)", "version": "\(shelf.current.version)"])
        }
        control = AccessControl(signer: TokenSigner(secret: try await store.secret(named: "tokens")), clock: clock)
        control.take(try await store.keys())
        guard control.hasKeys else { throw ServiceStartError.noKeys }
        queue = PlanningQueue(mostSeconds: Double(settings.lagMilliseconds) / 1000)
        desk = CurriculumDesk(
            store, shelf, cache, queue, phonelessMedia: Set(settings.phonelessMedia),
            searchSeconds: Double(settings.searchMilliseconds) / 1000)
        // Certificates are read now: what is wrong with them is known before anyone connects.
        server = try Self.server(settings, ReadyAnswers(control, desk, timers, clock: clock))
    }

    /// Version of the content in force, and number of its tutorials.
    public var content: (version: String, tutorials: Int) {
        (shelf.current.version, shelf.current.graph.nodes(.tutorial).count)
    }

    /// Why the graph that was given is not in force, or is although it is damaged: the name of a problem, and what it names.
    public var contentProblem: (code: String, values: [String: String])? {
        shelf.refusal.map { ($0.problem.code, $0.problem.values) }
    }

    /// Runs until the process is asked to end; requests that are under way are finished first.
    /// - Parameter onStart: called with the port once requests are taken.
    public func run(onStart: @escaping @Sendable (Int) async -> Void = { _ in }) async throws {
        MetricsSystem.bootstrap(metrics)
        let load = LoadMeter(
            limitSeconds: Double(settings.lagMilliseconds) / 1000, mostAtOnce: settings.requestsAtOnce)
        let application = Application(
            router: router(load), server: server,
            configuration: .init(address: .hostname(settings.host, port: settings.port), backlog: 1024),
            services: [load] + jobs,
            onServerRunning: { channel in
                await Self.takeManyConnections(channel, logger)
                await onStart(channel.localAddress?.port ?? 0)
            }, logger: logger)
        var group = ServiceGroupConfiguration(
            services: [application], gracefulShutdownSignals: [.sigterm, .sigint], logger: logger)
        // Whoever neither sends nor reads any more is not waited for.
        group.maximumGracefulShutdownDuration = .seconds(settings.idleSeconds)
        do { try await ServiceGroup(configuration: group).run() } catch let error as IOError {
            throw ServiceStartError.cannotListen(
                address: "\(settings.host):\(settings.port)", reason: String(cString: strerror(error.errnoCode)))
        }
    }

    /// Lets a crowd connect at once. By itself the thread that takes connections takes 4, then does whatever its other
    /// connections have for it: the last of hundreds would wait for seconds before anyone reads what they ask.
    private static func takeManyConnections(_ channel: any Channel, _ logger: Logger) async {
        do { try await channel.setOption(.maxMessagesPerRead, value: 256).get() } catch {
            logger.warning("connections are taken few at a time", metadata: ["error": "\(error)"])
        }
    }

    private func router(_ load: LoadMeter) -> Router<ServiceContext> {
        let router = Router(context: ServiceContext.self, options: [.autoGenerateHeadEndpoints])
        if !settings.browserOrigins.isEmpty {
            router.add(middleware: BrowserOrigins(Set(settings.browserOrigins)))
        }
        router.add(middleware: FrontMiddleware(load: load, routes: RouteTable(document), timers: timers))
        CurriculumRoutes(control, shelf, desk, clock: clock).add(to: router)
        let intake = EventIntake(store: store, shelf: shelf, cache: cache)
        EventRoutes(control: control, intake: intake, store: store, shelf: shelf, clock: clock).add(to: router)
        LearnerRoutes(control: control, store: store, shelf: shelf, cache: cache, queue: queue, clock: clock)
            .add(to: router)
        ContentRoutes(
            control: control, shelf: shelf, folder: URL(filePath: settings.data),
            mostBytes: settings.uploadMegabytes << 20, clock: clock
        ).add(to: router)
        OperationRoutes(control: control, store: store, metrics: metrics, document: document, clock: clock)
            .add(to: router)
        return router
    }

    private static func server(
        _ settings: ServiceSettings, _ readyAnswers: ReadyAnswers
    ) throws -> HTTPServerBuilder {
        let idle = TimeAmount.seconds(Int64(settings.idleSeconds))
        let connection = HTTP1Channel.Configuration(
            additionalChannelHandlers: [SlowClientHandler(patience: idle)], idleTimeout: idle)
        let plain = HTTPServerBuilder { responder in
            LoopChannel(
                base: HTTP1Channel(responder: responder, configuration: connection), readyAnswers: readyAnswers)
        }
        guard let certificate = settings.tlsCertificate else { return plain }
        do {
            let chain = try NIOSSLCertificate.fromPEMFile(certificate).map { NIOSSLCertificateSource.certificate($0) }
            let key = try NIOSSLPrivateKey(file: settings.tlsKey ?? "", format: .pem)
            var configuration = TLSConfiguration.makeServerConfiguration(
                certificateChain: chain, privateKey: .privateKey(key))
            configuration.minimumTLSVersion = .tlsv12
            return try .tls(plain, tlsConfiguration: configuration)
        } catch { throw ServiceStartError.badCertificate("\(error)") }
    }

    /// Retention, backups, and an eye on what other programs change.
    private var jobs: [RepeatedJob] {
        let (store, settings, clock, control, cache, logger) = (store, settings, clock, control, cache, logger)
        let seen = SeenChanges()
        return [
            RepeatedJob(name: "changes", every: .seconds(1), logger: logger) {
                guard seen.isNew(try await store.outsideChanges()) else { return }
                control.take(try await store.keys())
                cache.clear()
            },
            RepeatedJob(name: "retention", every: .seconds(86400), logger: logger) {
                defer { cache.clear() }
                let outcome = try await store.enforce(settings.retention, at: clock())
                logger.info(
                    "retention enforced",
                    metadata: [
                        "records": "\(outcome.records)", "queries": "\(outcome.queries)",
                        "learners": "\(outcome.learners)", "entries": "\(outcome.entries)",
                    ])
            },
            RepeatedJob(name: "backup", every: .seconds(600), logger: logger) {
                let due = (store.lastBackup ?? 0) + 3600 * Double(settings.backupHours)
                guard clock() >= due else { return }
                try await store.backUp(keeping: settings.backupsKept)
                let check = try await store.checkAccessTrail(noted: nil)
                // Noted outside the database, this link later proves that the trail before it was not changed.
                logger.info("backup made", metadata: ["access-trail-head": "\(check.head)"])
            },
        ]
    }
}
