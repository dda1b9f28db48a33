import Foundation
import TestSupport
import WXR

/// All that an export gave, kept for a test to look at.
struct ReadExport {
    var channels: [WXRChannel] = []
    var authors: [WXRAuthor] = []
    var terms: [WXRTerm] = []
    var items: [WXRItem] = []
    var diagnostics: [WXRDiagnostic] = []
    var summaries: [WXRFileSummary] = []

    init(_ paths: [String], limits: ReadLimits = ReadLimits()) throws {
        let collector = Collector()
        let summaries = try WXRReader(limits: limits).read(paths) { collector.take($0) }
        self = collector.export
        self.summaries = summaries
    }

    /// Reads bytes through a file, as any export is read.
    init(bytes: some Sequence<UInt8>, limits: ReadLimits = ReadLimits()) throws {
        let folder = try SharedFiles.temporaryFolder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appending(path: "export.xml")
        try Data(bytes).write(to: file)
        try self.init([file.path], limits: limits)
    }

    init(_ text: String, limits: ReadLimits = ReadLimits()) throws { try self.init(bytes: text.utf8, limits: limits) }

    private init() {}

    private final class Collector {
        var export = ReadExport()

        func take(_ record: WXRRecord) {
            switch record {
            case .channel(let channel): export.channels.append(channel)
            case .author(let author): export.authors.append(author)
            case .term(let term): export.terms.append(term)
            case .item(let item): export.items.append(item)
            case .diagnostic(let diagnostic): export.diagnostics.append(diagnostic)
            }
        }
    }

    /// Ids of the items; -1 for one without, so that no test passes over it.
    var ids: [Int] { items.map { $0.id ?? -1 } }
    var kinds: Set<WXRDiagnostic.Kind> { Set(diagnostics.map(\.kind)) }
    func item(_ id: Int) -> WXRItem? { items.first { $0.id == id } }
}
