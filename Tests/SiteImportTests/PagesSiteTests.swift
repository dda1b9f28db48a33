import ContentGraph
import Foundation
import SiteImport
import TestSupport
import Testing

/// A site of pages only, made by `tools/fixtures/make-pages-site`, against its truth.
@Suite struct PagesSiteTests {
    struct Truth: Decodable {
        struct Profile: Decodable { var page: Int; var title: String }
        struct Need: Decodable { var page: Int; var title: String; var profile: Int }
        struct Axis: Decodable { var page: Int; var title: String; var need: Int; var tutorials: [Int] }
        struct Tutorial: Decodable { var id: Int; var title: String; var minutes: Int?; var level, medium: String }
        struct Defect: Decodable, Hashable {
            var kind: String; var id: Int
            init(from decoder: any Decoder) throws {
                var list = try decoder.unkeyedContainer()
                kind = try list.decode(String.self)
                id = try list.decode(Int.self)
            }
        }
        var profiles: [Profile]; var needs: [Need]; var axes: [Axis]; var tutorials: [Tutorial]
        var prerequisites: [[Int]]; var defects: [Defect]
    }

    let graph: ContentGraph
    let truth: Truth

    init() throws {
        graph = try SiteImporter(choosingAmong: SampleSiteTests.library.rules).run([
            SharedFiles.fixture("pages-site.xml")
        ]).graph
        let data = try Data(contentsOf: URL(filePath: SharedFiles.fixture("pages-site.truth.json")))
        truth = try JSONDecoder().decode(Truth.self, from: data)
    }

    private func ids(_ nodes: some Sequence<NodeID>) -> [Int] { nodes.compactMap(graph.siteID) }

    @Test func structureIsTheTruth() throws {
        #expect(graph.metadata.mapping == "pages")
        #expect(ids(graph.nodes(.profile)) == truth.profiles.map(\.page))
        #expect(Set(ids(graph.nodes(.need))) == Set(truth.needs.map(\.page)))
        #expect(Set(ids(graph.nodes(.axis))) == Set(truth.axes.map(\.page)))
        for need in graph.nodes(.need) {
            let expected = try #require(truth.needs.first { $0.page == graph.siteID(need) })
            #expect(graph.title(need) == expected.title)
            #expect(ids(graph.origins(to: need, .hasNeed)) == [expected.profile])
        }
        for axis in graph.nodes(.axis) {
            let expected = try #require(truth.axes.first { $0.page == graph.siteID(axis) })
            #expect(graph.title(axis) == expected.title)
            #expect(ids(graph.origins(to: axis, .hasAxis)) == [expected.need])
            #expect(ids(graph.targets(from: axis, .hasTutorial)) == expected.tutorials, "\(expected.title)")
        }
    }

    @Test func tutorialsAreTheTruth() throws {
        #expect(Set(ids(graph.nodes(.tutorial))) == Set(truth.tutorials.map(\.id)))
        for tutorial in graph.nodes(.tutorial) {
            let expected = try #require(truth.tutorials.first { $0.id == graph.siteID(tutorial) })
            #expect(graph.title(tutorial) == expected.title)
            #expect(graph.seconds(tutorial) == expected.minutes.map { $0 * 60 }, "\(expected.title)")
            #expect(graph.level(tutorial) == expected.level, "\(expected.title)")
            #expect(graph.medium(tutorial) == expected.medium, "\(expected.title)")
        }
        let edges = graph.nodes(.tutorial).flatMap { tutorial in
            graph.targets(from: tutorial, .requires).map {
                [graph.siteID(tutorial)!, graph.siteID(graph.providers(of: $0)[0])!]
            }
        }
        #expect(Set(edges) == Set(truth.prerequisites))
    }

    @Test func defectsAreFoundAndNoOthers() {
        let found = graph.findings.filter { $0.severity < .info }.map { "\($0.rule) \($0.place.id ?? 0)" }
        #expect(Set(found) == Set(truth.defects.map { "\($0.kind) \($0.id)" }))
    }
}
