import ContentGraph
import Crypto
import Foundation
import HTTPTypes
import LearnerRecords
import Mastery
import Planning
import Reports

/// One version of the site's content with all that is made of it once: requests that began with it end with it.
final class ContentEdition: Sendable {
    /// First 16 hexadecimal digits of the SHA-256 of the snapshot.
    let version: String
    let graph: ContentGraph
    let planner: CurriculumPlanner
    let verifier: CurriculumVerifier
    let map: SkillMap
    let model: MasteryModel
    let evidence: EvidenceReader
    let placement: Placement
    let scrubber: QueryScrubber
    let writer: CurriculumWriter
    let commonPlans = CommonPlans()
    /// Media of the tutorials, as the site words them.
    let media: Set<String>
    private let nodes: [String: NodeID]
    private let slugs: [String: NodeID]

    /// Makes an edition of a snapshot.
    /// - Throws: `SnapshotError`.
    convenience init(snapshot: Data, _ parameters: MasteryParameters) throws {
        let graph = try snapshot.withUnsafeBytes { try ContentGraph(snapshot: $0) }
        self.init(graph, version: Self.version(of: snapshot), parameters)
    }

    init(_ graph: ContentGraph, version: String, _ parameters: MasteryParameters) {
        self.graph = graph
        self.version = version
        planner = CurriculumPlanner(graph)
        verifier = CurriculumVerifier(graph)
        map = SkillMap(graph, typicalSeconds: parameters.typicalSeconds)
        model = MasteryModel(map, parameters)
        evidence = EvidenceReader(map)
        placement = Placement(graph, map)
        writer = CurriculumWriter(graph)
        let all = (0..<graph.nodeCount).map(NodeID.init)
        scrubber = QueryScrubber(vocabulary: all.lazy.map(graph.title))
        media = Set(graph.nodes(.tutorial).map(graph.medium)).subtracting([""])
        nodes = Dictionary(all.map { (graph.key($0), $0) }) { first, _ in first }
        var slugs: [String: NodeID] = [:]
        for kind in [NodeKind.tutorial, .need, .profile] {
            for node in graph.nodes(kind) where !graph.slug(node).isEmpty {
                slugs["\(kind)/\(graph.slug(node))"] = node
            }
        }
        self.slugs = slugs
    }

    static func version(of snapshot: Data) -> String {
        SHA256.hash(data: snapshot).prefix(8).hexadecimal
    }

    /// Whether the site has something with a key.
    func has(_ key: String) -> Bool { nodes[key] != nil }

    /// What a key of any kind names, in words; the key itself where nothing does.
    func title(_ key: String) -> String { nodes[key].map(graph.title) ?? key }

    /// Whether the site shows the title of a tutorial, or of a skill by a tutorial that teaches it, to anyone.
    func isPublic(_ node: NodeID) -> Bool {
        switch graph.kind(node) {
        case .tutorial: graph.status(node) == .published
        case .skill: graph.providers(of: node).contains { graph.status($0) == .published }
        default: false
        }
    }

    /// What a key or a slug names among the nodes of a kind; nil where nothing does.
    func node(_ name: String, _ kind: NodeKind) -> NodeID? {
        if let node = nodes[name], graph.kind(node) == kind { return node }
        return slugs["\(kind)/\(name)"]
    }

    /// The same, for what a request names.
    /// - Throws: `Problem`.
    func require(_ name: String, _ kind: NodeKind, _ code: String) throws(Problem) -> NodeID {
        guard let node = node(name, kind) else { throw Problem(.notFound, code) }
        return node
    }
}
