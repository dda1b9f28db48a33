import ContentGraph
import Foundation
import SiteImport
import TestSupport
import Testing

/// The sample site against its ground truth: everything is found, and nothing that is not there.
@Suite struct SampleSiteTests {
    static let library = try! MappingLibrary(folder: SharedFiles.root.appending(path: "ontology/mappings").path)

    struct Truth: Decodable {
        struct Profile: Decodable { var slug, name: String; var term: Int; var needs: [String] }
        struct Need: Decodable { var slug, name: String; var term: Int; var profiles, axes: [String] }
        struct Axis: Decodable { var slug, name: String; var term: Int; var need: String; var tutorials: [Int] }
        struct Tutorial: Decodable {
            var id: Int; var slug, title, status: String; var password: Bool; var tool: String; var minutes: Int?
            var level, media: String; var axes: [String]
        }
        struct PrerequisiteEdge: Decodable { var tutorial, requires: Int; var via: [String] }
        struct RelatedEdge: Decodable { var from, to: Int }
        struct Faq: Decodable { var id: Int; var tool, title: String; var tutorials: [Int] }
        struct Session: Decodable {
            var id: Int; var tool, profile, start: String; var minutes: Int; var tutorials: [Int]
        }
        struct Defect: Decodable {
            var kind: String; var ids: [Int]?; var term, tutorial, requires, post, target, missing, missingTerm: Int?
            var value, href, key, slug, need: String?
            enum CodingKeys: String, CodingKey {
                case kind, ids, term, tutorial, requires, post, target, missing, value, href, key, slug, need
                case missingTerm = "missing_term"
            }
        }
        var profiles: [Profile]; var needs: [Need]; var axes: [Axis]; var tutorials: [Tutorial]
        var prerequisiteEdges: [PrerequisiteEdge]; var relatedEdges: [RelatedEdge]; var faq: [Faq]
        var sessions: [Session]; var defects: [Defect]
        enum CodingKeys: String, CodingKey {
            case profiles, needs, axes, tutorials, faq, sessions, defects
            case prerequisiteEdges = "prerequisite_edges"
            case relatedEdges = "related_edges"
        }
    }

    static func load(_ name: String) throws -> (graph: ContentGraph, truth: Truth) {
        let outcome = try SiteImporter(choosingAmong: library.rules).run([SharedFiles.fixture("\(name).xml")])
        let data = try Data(contentsOf: URL(filePath: SharedFiles.fixture("\(name).truth.json")))
        return (outcome.graph, try JSONDecoder().decode(Truth.self, from: data))
    }

    @Test(arguments: ["oneself-site", "oneself-clean"])
    func structureIsTheTruth(_ name: String) throws {
        let (graph, truth) = try Self.load(name)
        func slugs(_ node: NodeID, _ kind: EdgeKind) -> [String] { graph.targets(from: node, kind).map(graph.slug) }
        #expect(graph.metadata.mapping == "terms-acf")
        #expect(graph.nodes(.profile).map(graph.slug) == truth.profiles.map(\.slug))
        #expect(graph.nodes(.profile).map(graph.title) == truth.profiles.map(\.name))
        for (node, profile) in zip(graph.nodes(.profile), truth.profiles) {
            #expect(slugs(node, .hasNeed) == profile.needs)
        }
        #expect(graph.nodes(.need).map(graph.slug) == truth.needs.map(\.slug))
        for (node, need) in zip(graph.nodes(.need), truth.needs) {
            #expect(graph.title(node) == need.name)
            #expect(slugs(node, .hasAxis) == need.axes)
            #expect(Set(graph.origins(to: node, .hasNeed).map(graph.slug)) == Set(need.profiles))
        }
        #expect(Set(graph.nodes(.axis).map(graph.slug)) == Set(truth.axes.map(\.slug)))
        let axes = Dictionary(uniqueKeysWithValues: graph.nodes(.axis).map { (graph.slug($0), $0) })
        for axis in truth.axes {
            let node = try #require(axes[axis.slug])
            #expect(graph.title(node) == axis.name)
            #expect(graph.targets(from: node, .hasTutorial).compactMap(graph.siteID) == axis.tutorials, "\(axis.slug)")
        }
    }

    @Test(arguments: ["oneself-site", "oneself-clean"])
    func tutorialsAreTheTruth(_ name: String) throws {
        let (graph, truth) = try Self.load(name)
        let nodes = Dictionary(uniqueKeysWithValues: graph.nodes(.tutorial).map { (graph.siteID($0)!, $0) })
        #expect(Set(nodes.keys) == Set(truth.tutorials.map(\.id)))
        for tutorial in truth.tutorials {
            let record = graph.record(try #require(nodes[tutorial.id]))
            #expect(record.title == tutorial.title)
            #expect(record.seconds == tutorial.minutes.map { $0 * 60 }, "\(tutorial.id)")
            // Of 287 the truth file says "intermediaire"; the site itself, and so its export, says "debutant".
            #expect(record.level == (tutorial.id == 287 ? "debutant" : tutorial.level))
            #expect(record.medium == tutorial.media)
            #expect(record.tool == tutorial.tool)
            #expect(record.status.wordPress == tutorial.status)
            #expect(record.isPasswordProtected == tutorial.password)
        }
    }

    @Test(arguments: ["oneself-site", "oneself-clean"])
    func linksAreTheTruth(_ name: String) throws {
        let (graph, truth) = try Self.load(name)
        let names = ["meta:prerequis": "meta_prerequis", "meta:prerequis_ids": "meta_prerequis_ids", "link": "link"]
        var found: Set<String> = []
        for tutorial in graph.nodes(.tutorial) {
            for edge in graph.edges(from: tutorial, .requires) {
                let target = graph.kind(edge.node) == .placeholder ? edge.node : graph.providers(of: edge.node)[0]
                let via = graph.metadata.sourceNames.indices.filter { edge.sources & (1 << $0) != 0 }
                    .map { names[graph.metadata.sourceNames[$0]]! }
                found.insert("\(graph.siteID(tutorial)!)→\(graph.siteID(target)!) \(via.sorted())")
            }
        }
        #expect(found == Set(truth.prerequisiteEdges.map { "\($0.tutorial)→\($0.requires) \($0.via.sorted())" }))

        var related: Set<String> = []
        for tutorial in graph.nodes(.tutorial) {
            for other in graph.targets(from: tutorial, .related) {
                related.insert("\(graph.siteID(tutorial)!)→\(graph.siteID(other)!)")
            }
        }
        let expectedRelated = Set(truth.relatedEdges.map { "\($0.from)→\($0.to)" })
        #expect(related.subtracting(expectedRelated) == [])
        #expect(expectedRelated.subtracting(related) == [])

        #expect(graph.nodes(.faq).count == truth.faq.count)
        for (node, faq) in zip(graph.nodes(.faq).sorted { graph.siteID($0)! < graph.siteID($1)! }, truth.faq) {
            #expect(graph.title(node) == faq.title)
            #expect(Set(graph.targets(from: node, .supports).compactMap(graph.siteID)) == Set(faq.tutorials))
        }
        let sessions = Dictionary(uniqueKeysWithValues: graph.nodes(.session).map { (graph.siteID($0)!, $0) })
        #expect(sessions.count == truth.sessions.count)
        for session in truth.sessions {
            let node = try #require(sessions[session.id])
            #expect(graph.start(node) == session.start)
            #expect(graph.seconds(node) == session.minutes * 60)
            #expect(graph.targets(from: node, .addresses).map(graph.slug) == [session.profile])
            #expect(graph.targets(from: node, .supports).compactMap(graph.siteID) == session.tutorials)
        }
    }

    /// Every planted defect is found as its own kind, and nothing else above "info" is.
    @Test func defectsAreFoundAndNoOthers() throws {
        let (graph, truth) = try Self.load("oneself-site")
        var expected: [String] = []
        for defect in truth.defects {
            switch defect.kind {
            case "missing_duration", "unreadable_duration", "orphan_tutorial", "empty_content":
                expected += defect.ids!.map { "\(defect.kind) \($0)" }
            case "duplicate_slug", "duplicate_title": expected.append("\(defect.kind) \(defect.ids!.sorted())")
            case "prerequisite_cycle": expected.append("\(defect.kind) \(Set(defect.ids!).sorted())")
            case "need_of_unknown_profile": expected.append("\(defect.kind) \(defect.missingTerm!)")
            case "axis_of_unknown_need": expected.append("\(defect.kind) \(defect.term!) \(defect.missingTerm!)")
            case "broken_link", "link_to_preproduction":
                expected.append("\(defect.kind) \(defect.post!) \(defect.href!)")
            case "link_to_unpublished": expected.append("\(defect.kind) \(defect.post!) \(defect.target!)")
            case "missing_media": expected.append("\(defect.kind) \(defect.post!) \(defect.missing!)")
            case "unreadable_meta":
                expected.append("\(defect.kind) \(defect.tutorial!) \(defect.key!) \(defect.value!)")
            case "prerequisites_disagree": expected.append("\(defect.kind) \(defect.tutorial!)")
            case let kind where kind.hasPrefix("prerequisite_"):
                expected.append("\(kind) \(defect.tutorial!) \(defect.requires!)")
            default: expected.append("\(defect.kind) \(defect.term!)")
            }
        }
        let found = graph.findings.filter { $0.severity < .info }.map { finding -> String in
            let id = finding.place.id ?? 0
            let related = finding.related.compactMap(\.id)
            switch finding.rule {
            case "duplicate_slug", "duplicate_title", "prerequisite_cycle": return "\(finding.rule) \(related.sorted())"
            case "need_of_unknown_profile": return "\(finding.rule) \(finding.arguments["missing"]!)"
            case "axis_of_unknown_need", "missing_media":
                return "\(finding.rule) \(id) \(finding.arguments["missing"]!)"
            case "broken_link", "link_to_preproduction": return "\(finding.rule) \(id) \(finding.arguments["href"]!)"
            case "unreadable_meta":
                return "\(finding.rule) \(id) \(finding.arguments["key"]!) \(finding.arguments["value"]!)"
            case "prerequisite_deleted": return "\(finding.rule) \(id) \(finding.arguments["missing"]!)"
            case "prerequisite_is_draft", "prerequisite_in_trash", "prerequisite_not_a_tutorial", "link_to_unpublished":
                return "\(finding.rule) \(id) \(related[0])"
            default: return "\(finding.rule) \(id)"
            }
        }
        #expect(truth.defects.count == 24)
        #expect(Set(found) == Set(expected))
        #expect(found.count == expected.count)
        for finding in graph.findings where finding.severity < .info {
            #expect(!finding.place.title.isEmpty && finding.place.line > 0, "\(finding.rule)")
        }
    }

    @Test func cleanSiteHasNoFinding() throws {
        let (graph, _) = try Self.load("oneself-clean")
        #expect(graph.findings.filter { $0.severity < .info }.isEmpty, "\(graph.findings)")
    }
}
