import ContentGraph
import Coverage
import Foundation
import HTTPTypes
import Hummingbird
import LearnerRecords
import Logging
import Reports

/// `PUT /v1/content`, the versions of the content, `GET /v1/coverage`, and the check of a tutorial before it is saved.
struct ContentRoutes {
    let control: AccessControl
    let shelf: ContentShelf
    let folder: URL
    let mostBytes: Int
    let clock: @Sendable () -> Double

    private struct Report: Encodable {
        var version: String
        var changed: Bool
        var trial: Bool
        var tutorials: Int
        var gained: [String]
        var lost: [String]
        var findings: [String: Int]
    }

    private struct Versions: Encodable {
        struct Entry: Encodable {
            var version: String
            var time: String
            var tutorials: Int
            var site: String
            var current: Bool
        }
        var versions: [Entry]
    }

    func add(to router: Router<ServiceContext>) {
        router.put("/v1/content") { request, context in
            _ = try control.require(.content, request)
            try request.requireParameters(["force", "trial"])
            let (isForced, isTrial) = (try request.flag("force"), try request.flag("trial"))
            let export = try await receive(request)
            defer { try? FileManager.default.removeItem(at: export.deletingLastPathComponent()) }
            let result = try await Self.onOwnThread {
                try shelf.replace(with: export, isForced: isForced, isTrial: isTrial, now: clock())
            }
            context.logger.info(
                "content imported",
                metadata: ["version": "\(result.version.version)", "tutorials": "\(result.version.tutorials)"])
            let findings = Dictionary(result.findings.map { ($0.severity.rawValue, 1) }, uniquingKeysWith: +)
            return Response.json(
                Report(
                    version: result.version.version, changed: result.isNew, trial: isTrial,
                    tutorials: result.version.tutorials, gained: result.comparison.gained,
                    lost: result.comparison.lost, findings: findings))
        }
        router.get("/v1/content/versions") { request, _ in
            _ = try control.require(.content, request)
            try request.requireParameters([])
            let versions = shelf.versions
            return Response.json(
                Versions(
                    versions: versions.all.map {
                        .init(
                            version: $0.version, time: Timestamp.text($0.time.rounded()), tutorials: $0.tutorials,
                            site: $0.site, current: $0.version == versions.current)
                    }))
        }
        router.post("/v1/content/rollback") { request, context in
            _ = try control.require(.content, request)
            let json = try JSONFields.read(try await request.bytes(), known: ["version"])
            let version = try json.required("version", try json.text("version", longest: 64))
            let described = try await Self.onOwnThread { try shelf.rollBack(to: version) }
            context.logger.info("content rolled back", metadata: ["version": "\(described.version)"])
            return Response.json(["version": described.version])
        }
        router.post("/v1/content/check") { request, _ in
            _ = try control.require(.read, request)
            let json = try JSONFields.read(
                try await request.bytes(), known: ["tutorial", "title", "minutes", "requires"])
            let draft = TutorialCheck.Draft(
                key: try json.required("tutorial", try json.text("tutorial")),
                title: try json.text("title", longest: 500) ?? "",
                minutes: try json.number("minutes", 0...100_000),
                requires: try json.texts("requires"))
            let edition = shelf.current
            return Response.json(
                FindingReport(edition.graph, findings: TutorialCheck(edition.graph).findings(in: draft)))
        }
        router.get("/v1/coverage") { request, _ in
            // Findings name drafts: they are for the site, and not for the browser of a visitor.
            guard try control.require(.read, request).learner == nil else { throw Problem(.forbidden, "needs_key") }
            try request.requireParameters([])
            return Response.json(FindingReport(shelf.current.graph))
        }
    }

    /// Removes what uploads left that were cut off: an export has names and addresses of its authors.
    static func removeUnfinishedUploads(in folder: URL) {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        for name in names where name.hasPrefix("upload-") {
            try? FileManager.default.removeItem(at: folder.appending(path: name))
        }
    }

    /// The body in a file in a folder of its own, which the caller removes.
    private func receive(_ request: Request) async throws -> URL {
        // Findings name the file, and the same export gives the same version: its name is always the same.
        let own = folder.appending(path: "upload-\(UUID().uuidString)")
        let file = own.appending(path: "export.xml")
        let files = FileManager.default
        try files.createDirectory(
            at: own, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        guard files.createFile(atPath: file.path, contents: nil, attributes: [.posixPermissions: 0o600]) else {
            throw Problem(.serviceUnavailable, "storage_unusable", retryAfter: 60)
        }
        do {
            let handle = try FileHandle(forWritingTo: file)
            defer { try? handle.close() }
            var bytes = 0
            for try await chunk in request.body {
                bytes += chunk.readableBytes
                guard bytes <= mostBytes else { throw Problem(.contentTooLarge, "too_large") }
                try handle.write(contentsOf: Data(chunk.readableBytesView))
            }
            guard bytes > 0 else { throw Problem(.conflict, "no_tutorials") }
            return file
        } catch {
            try? files.removeItem(at: own)
            if (error as? CocoaError)?.code == .fileWriteOutOfSpace {
                throw Problem(.serviceUnavailable, "storage_full", retryAfter: 60)
            }
            throw error
        }
    }

    /// Runs long work where it holds up no request.
    private static func onOwnThread<Value: Sendable>(
        _ body: @escaping @Sendable () throws -> Value
    ) async throws -> Value {
        try await withCheckedThrowingContinuation { caller in
            Thread.detachNewThread { caller.resume(with: Result(catching: body)) }
        }
    }
}
