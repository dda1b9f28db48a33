import ContentGraph
import Foundation
import SiteImport
import TestSupport
import Testing

/// Several exports of one site.
@Suite struct MergeTests {
    private let folder: URL
    private let site: String

    init() throws {
        folder = try SharedFiles.temporaryFolder()
        site = try String(contentsOfFile: SharedFiles.fixture("oneself-clean.xml"), encoding: .utf8)
    }

    private func write(_ name: String, _ text: String) throws -> String {
        let file = folder.appending(path: name)
        try Data(text.utf8).write(to: file)
        return file.path
    }

    private func graph(_ paths: [String], _ merge: MergePolicy = .newest) throws -> ContentGraph {
        var importer = SiteImporter(choosingAmong: SampleSiteTests.library.rules)
        importer.merge = merge
        return try importer.run(paths).graph
    }

    /// The head of the export with its terms, and its items one by one.
    private func parts() -> (head: String, bareHead: String, items: [String], foot: String) {
        let first = site.range(of: "<item>")!.lowerBound
        let head = String(site[..<first])
        let bare = String(head[..<head.range(of: "<wp:term>")!.lowerBound])
        let items = site[first...].components(separatedBy: "</item>").dropLast().map { $0 + "</item>" }
        return (head, bare, items, "</channel></rss>")
    }

    @Test func aSplitExportIsOneSite() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        let (head, _, items, foot) = parts()
        let half = items.count / 2
        let one = try write("1.xml", head + items[..<half].joined() + foot)
        let two = try write("2.xml", head + items[half...].joined() + foot)
        let whole = try graph([SharedFiles.fixture("oneself-clean.xml")])
        let merged = try graph([one, two])
        #expect(merged.nodes(.tutorial).map(merged.key) == whole.nodes(.tutorial).map(whole.key))
        #expect(merged.findings.filter { $0.severity < .info } == [])
    }

    @Test func exportsOfSingleTypesNeedTheTermsOfAnother() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        let (head, bare, items, foot) = parts()
        let tutorials = try write("t.xml", bare + items.filter { $0.contains("CDATA[tutoriel]]") }.joined() + foot)
        let alone = try graph([tutorials])
        #expect(alone.findings.contains { $0.rule == "terms_not_declared" })
        #expect(alone.nodes(.profile).count == 2)
        #expect(alone.nodes(.tutorial).count == 64)
        let withTerms = try graph([tutorials, try write("terms.xml", head + foot)])
        #expect(!withTerms.findings.contains { $0.rule == "terms_not_declared" })
        #expect(withTerms.nodes(.axis).count == 48)
        #expect(withTerms.nodes(.axis).allSatisfy { !withTerms.targets(from: $0, .hasTutorial).isEmpty })
    }

    @Test func eachPostIsTakenOnceAndConflictsAreReported() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        let (head, _, items, foot) = parts()
        let item = try #require(
            items.first { $0.contains("<wp:post_id>55</wp:post_id>") }
                ?? items.first { $0.contains("CDATA[tutoriel]]") })
        let id = try #require(Int(item.components(separatedBy: "<wp:post_id>")[1].components(separatedBy: "<")[0]))
        var newer = item.replacing("<title><![CDATA[", with: "<title><![CDATA[Nouveau : ")
        let modified = newer.components(separatedBy: "<wp:post_modified_gmt><![CDATA[")[1].prefix(4)
        newer = newer.replacing(
            "<wp:post_modified_gmt><![CDATA[\(modified)", with: "<wp:post_modified_gmt><![CDATA[2031")
        let old = try write("old.xml", head + items.joined() + foot)
        let new = try write("new.xml", head + newer + foot)
        func title(_ graph: ContentGraph) -> String {
            graph.nodes(.tutorial).first { graph.siteID($0) == id }.map(graph.title) ?? ""
        }
        for paths in [[old, new], [new, old]] {
            let newest = try graph(paths)
            #expect(title(newest).hasPrefix("Nouveau : "))
            #expect(newest.nodes(.tutorial).count == 64)
            let conflicts = newest.findings.filter { $0.rule == "post_conflict" }
            #expect(conflicts.map(\.place.id) == [id])
            #expect(conflicts.first?.arguments["kept"] == "new.xml")
        }
        #expect(try !title(graph([old, new], .first)).hasPrefix("Nouveau"))
        #expect(try title(graph([old, new], .last)).hasPrefix("Nouveau"))
        #expect(try graph([old, old]).findings.filter { $0.rule == "post_conflict" } == [])
    }
}
