import ContentGraph
import Foundation
import HTTPTypes
import Logging
import Mastery
import SiteImport
import Synchronization

/// The versions of the site's content, of which one is current. Changing it is one assignment: whoever works with the one
/// before goes on with that.
final class ContentShelf: Sendable {
    /// A version that is kept.
    struct Version: Codable, Sendable, Equatable {
        var version: String
        /// When it was put there, in seconds since 1970.
        var time: Double
        var tutorials: Int
        var site: String
    }

    /// What an import gave.
    struct Result: Sendable {
        var version: Version
        /// Whether the content differs from what was there.
        var isNew: Bool
        var comparison: Change
        var findings: [Finding]
    }

    /// Published tutorials that came and went, by key and title.
    struct Change: Sendable {
        var gained: [String]
        var lost: [String]
        /// Those that were there before.
        var before: Int

        init(from old: ContentGraph?, to new: ContentGraph) {
            func published(_ graph: ContentGraph) -> [String: String] {
                Dictionary(
                    graph.nodes(.tutorial).filter { graph.status($0) == .published }
                        .map { (graph.key($0), graph.title($0)) }
                ) { first, _ in first }
            }
            let (left, right) = (old.map(published) ?? [:], published(new))
            before = left.count
            gained = right.filter { left[$0.key] == nil }.map(\.value).sorted()
            lost = left.filter { right[$0.key] == nil }.map(\.value).sorted()
        }
    }

    private struct Index: Codable {
        var current: String
        var versions: [Version]
        /// The graph that the service was last started with: it is put in force once, and not again at every start.
        var given: String?
    }

    private let folder: URL
    private let importer: SiteImporter
    private let parameters: MasteryParameters
    private let mostLost: Double
    private let kept: Int
    private let whenReplaced: @Sendable (ContentEdition) -> Void
    private let state: Mutex<(edition: ContentEdition, index: Index)>
    private let isImporting = Atomic<Bool>(false)
    /// Why the graph that was given is not in force, where it is not.
    let refusal: ContentRefusal?
    /// The version that should be in force and cannot be read, where another one is in its place.
    let lostVersion: String?

    /// Opens the shelf of a folder. A graph that it does not have yet becomes current, unless it would lose too much of what
    /// is.
    /// - Parameters:
    ///   - isTrial: whether to change nothing in the folder.
    ///   - mostLost: share of the published tutorials that an import may lose unless forced.
    ///   - kept: versions to keep.
    ///   - whenReplaced: told of each version that is put in the place of another, one after the other.
    /// - Throws: `ServiceStartError`, `SnapshotError`.
    init(
        folder: URL, graph: Data?, importer: SiteImporter, _ parameters: MasteryParameters, mostLost: Double, kept: Int,
        isTrial: Bool, now: Double, whenReplaced: @escaping @Sendable (ContentEdition) -> Void
    ) throws {
        self.folder = folder
        self.importer = importer
        self.parameters = parameters
        self.mostLost = mostLost
        self.kept = max(2, kept)
        self.whenReplaced = whenReplaced
        if !isTrial { try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true) }
        let stored = Self.stored(in: folder, parameters)
        var refusal: ContentRefusal?
        if let graph, stored?.index.given != ContentEdition.version(of: graph) {
            let edition = try ContentEdition(snapshot: graph, parameters)
            let change = Change(from: stored?.edition.graph, to: edition.graph)
            refusal = ContentRefusal(edition.graph, change, mostLost: mostLost)
            // Where nothing else is there, what can be used of a damaged export is better than nothing.
            if refusal == nil || stored == nil && refusal?.canBeForced == true {
                var index = stored?.index ?? Index(current: "", versions: [])
                index.versions.removeAll { $0.version == edition.version }
                index.versions.append(Self.describe(edition, now))
                (index.current, index.given) = (edition.version, edition.version)
                if !isTrial {
                    try Self.write(graph, to: folder.appending(path: edition.version + ".graph"))
                    try Self.save(index, folder)
                }
                (self.refusal, lostVersion) = (refusal, nil)
                state = Mutex((edition, index))
                return
            }
        }
        guard var stored else { throw refusal == nil ? ServiceStartError.noContent : .noTutorials }
        self.refusal = refusal
        lostVersion = stored.index.current == stored.edition.version ? nil : stored.index.current
        stored.index.current = stored.edition.version
        state = Mutex(stored)
    }

    /// What is kept in a folder: the version in force, or where its file was lost the newest that can be read.
    private static func stored(
        in folder: URL, _ parameters: MasteryParameters
    ) -> (edition: ContentEdition, index: Index)? {
        let saved = (try? Data(contentsOf: folder.appending(path: "index.json")))
            .flatMap { try? JSONDecoder().decode(Index.self, from: $0) }
        let names = saved.map { [$0.current] + $0.versions.reversed().map(\.version) } ?? graphs(in: folder)
        for name in names {
            guard let data = try? Data(contentsOf: folder.appending(path: name + ".graph")),
                let edition = try? ContentEdition(snapshot: data, parameters)
            else { continue }
            return (edition, saved ?? Index(current: name, versions: [describe(edition, 0)]))
        }
        return nil
    }

    /// Names of the graphs in a folder, the newest first: what there is where the index was lost.
    private static func graphs(in folder: URL) -> [String] {
        let files = try? FileManager.default.contentsOfDirectory(
            at: folder, includingPropertiesForKeys: [.contentModificationDateKey])
        func time(_ file: URL) -> Date {
            (try? file.resourceValues(forKeys: [.contentModificationDateKey]))?.contentModificationDate ?? .distantPast
        }
        return (files ?? []).filter { $0.pathExtension == "graph" }.sorted { time($0) > time($1) }
            .map { $0.deletingPathExtension().lastPathComponent }
    }

    /// The version in force.
    var current: ContentEdition { state.withLock { $0.edition } }

    /// The versions that are kept, newest first, and the one in force.
    var versions: (current: String, all: [Version]) {
        state.withLock { ($0.index.current, $0.index.versions.reversed()) }
    }

    /// Imports an export and puts it in force.
    /// - Parameters:
    ///   - isForced: whether it may lose however many tutorials.
    ///   - isTrial: whether to say only what would happen.
    /// - Throws: `Problem`, and what the disk throws.
    func replace(with export: URL, isForced: Bool, isTrial: Bool, now: Double) throws -> Result {
        try begin()
        defer { isImporting.store(false, ordering: .releasing) }
        let graph = try importer.run([export.path]).graph
        let change = Change(from: current.graph, to: graph)
        if let refusal = ContentRefusal(graph, change, mostLost: mostLost), !isForced || !refusal.canBeForced {
            throw refusal.problem
        }
        let temporary = folder.appending(path: "unfinished.graph")
        _ = try graph.writeSnapshot(to: temporary.path)
        let data = try Data(contentsOf: temporary)
        let edition = ContentEdition(graph, version: ContentEdition.version(of: data), parameters)
        let described = Self.describe(edition, now)
        guard !isTrial else {
            try FileManager.default.removeItem(at: temporary)
            return Result(
                version: described, isNew: edition.version != current.version, comparison: change,
                findings: graph.findings)
        }
        let final = folder.appending(path: edition.version + ".graph")
        // One move, which puts the new file in the place of an old one of the same content or leaves that.
        guard rename(temporary.path, final.path) == 0 else {
            throw Problem(.serviceUnavailable, "storage_full", retryAfter: 60)
        }
        let isNew = try putInForce(edition, described)
        return Result(version: described, isNew: isNew, comparison: change, findings: graph.findings)
    }

    /// Puts a version that is kept in force again.
    /// - Throws: `Problem` where it is not kept.
    func rollBack(to version: String) throws -> Version {
        try begin()
        defer { isImporting.store(false, ordering: .releasing) }
        guard let described = versions.all.first(where: { $0.version == version }) else {
            throw Problem(.notFound, "no_such_version")
        }
        let data = try Data(contentsOf: folder.appending(path: version + ".graph"))
        _ = try putInForce(try ContentEdition(snapshot: data, parameters), described)
        return described
    }

    /// Refuses a second change of the content while one is under way.
    private func begin() throws(Problem) {
        guard isImporting.compareExchange(expected: false, desired: true, ordering: .acquiring).exchanged else {
            throw Problem(.conflict, "import_running", retryAfter: 10)
        }
    }

    private func putInForce(_ edition: ContentEdition, _ described: Version) throws -> Bool {
        let isNew = try state.withLock { state in
            let isNew = edition.version != state.index.current
            var index = state.index
            if !index.versions.contains(where: { $0.version == edition.version }) { index.versions.append(described) }
            index.current = edition.version
            while index.versions.count > kept, let oldest = index.versions.first(where: { $0.version != index.current })
            {
                index.versions.removeAll { $0.version == oldest.version }
                try? FileManager.default.removeItem(at: folder.appending(path: oldest.version + ".graph"))
            }
            try Self.save(index, folder)
            if isNew { state = (edition, index) } else { state.index = index }
            return isNew
        }
        if isNew { whenReplaced(edition) }
        return isNew
    }

    private static func describe(_ edition: ContentEdition, _ now: Double) -> Version {
        Version(
            version: edition.version, time: now, tutorials: edition.graph.nodes(.tutorial).count,
            site: edition.graph.metadata.siteURL)
    }

    private static func save(_ index: Index, _ folder: URL) throws {
        try write(try JSONEncoder().encode(index), to: folder.appending(path: "index.json"))
    }

    private static func write(_ data: Data, to file: URL) throws { try data.write(to: file, options: .atomic) }
}
