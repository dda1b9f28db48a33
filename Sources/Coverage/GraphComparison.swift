public import ContentGraph
import Planning

/// What changed between two versions of a site's graph, and what that does to the default curriculum of every profile.
///
/// Nodes are matched by key, so that a new title is a change and not another tutorial.
public struct GraphComparison: Encodable, Sendable, Equatable {
    /// A node, as a person knows it.
    public struct Thing: Encodable, Sendable, Equatable {
        /// Stable key.
        public var key: String
        /// Title in the new version, or in the old one where it is gone.
        public var title: String
    }

    /// A property that differs.
    public struct Change: Encodable, Sendable, Equatable {
        /// What changed.
        public var thing: Thing
        /// `title`, `status`, `minutes`, `level`, `medium` or `tutorials`.
        public var property: String
        /// Before; empty for none.
        public var before: String
        /// After; empty for none.
        public var after: String
    }

    /// What was added, removed and changed among the nodes of a kind.
    public struct Part: Encodable, Sendable, Equatable {
        /// In the new version only, in site order.
        public var added: [Thing] = []
        /// In the old version only, in site order.
        public var removed: [Thing] = []
        /// In both, with a difference.
        public var changed: [Change] = []

        /// Whether nothing differs.
        public var isEmpty: Bool { added.isEmpty && removed.isEmpty && changed.isEmpty }
    }

    /// A requirement: a tutorial and what it requires.
    public struct Prerequisite: Encodable, Sendable, Equatable, Hashable {
        /// Title of the tutorial.
        public var tutorial: String
        /// Title of what it requires.
        public var requires: String
    }

    /// What happens to the default curriculum of a profile.
    public struct CurriculumChange: Encodable, Sendable, Equatable {
        /// The profile.
        public var profile: Thing
        /// Steps that are new.
        public var gained: [Thing]
        /// Steps that are gone.
        public var lost: [Thing]
        /// Time of the whole before, in minutes; nil where the profile is new.
        public var minutesBefore: Double?
        /// Time of the whole after, in minutes; nil where the profile is gone.
        public var minutesAfter: Double?
    }

    /// Professions.
    public var profiles = Part()
    /// Needs.
    public var needs = Part()
    /// Usage axes.
    public var axes = Part()
    /// Tutorials.
    public var tutorials = Part()
    /// Requirements that are new.
    public var prerequisitesAdded: [Prerequisite] = []
    /// Requirements that are gone.
    public var prerequisitesRemoved: [Prerequisite] = []
    /// Profiles whose default curriculum differs.
    public var curricula: [CurriculumChange] = []

    /// Whether nothing differs.
    public var isEmpty: Bool {
        profiles.isEmpty && needs.isEmpty && axes.isEmpty && tutorials.isEmpty && prerequisitesAdded.isEmpty
            && prerequisitesRemoved.isEmpty && curricula.isEmpty
    }

    /// Compares two versions. Complexity: linear in both, and the planning of each profile.
    public init(from old: ContentGraph, to new: ContentGraph) {
        let (before, after) = (GraphSide(old), GraphSide(new))
        profiles = Self.part(.profile, before, after)
        needs = Self.part(.need, before, after)
        axes = Self.part(.axis, before, after)
        tutorials = Self.part(.tutorial, before, after)
        prerequisitesAdded = Self.prerequisites(in: after, notIn: before)
        prerequisitesRemoved = Self.prerequisites(in: before, notIn: after)
        curricula = Self.curricula(before, after)
    }

    private static func part(_ kind: NodeKind, _ old: GraphSide, _ new: GraphSide) -> Part {
        var part = Part()
        for node in new.graph.nodes(kind) {
            guard let other = old.nodes[new.graph.key(node)] else {
                part.added.append(new.thing(node))
                continue
            }
            let (left, right) = (old.properties(other), new.properties(node))
            for (before, after) in zip(left, right) where before.identity != after.identity {
                part.changed.append(
                    Change(thing: new.thing(node), property: after.name, before: before.value, after: after.value))
            }
        }
        part.removed = old.graph.nodes(kind).filter { new.nodes[old.graph.key($0)] == nil }.map(old.thing)
        return part
    }

    private static func prerequisites(in one: GraphSide, notIn other: GraphSide) -> [Prerequisite] {
        let known = Set(other.requirements.map { $0.key })
        return one.requirements.filter { !known.contains($0.key) }.map(\.prerequisite)
    }

    private static func curricula(_ old: GraphSide, _ new: GraphSide) -> [CurriculumChange] {
        let gone = old.graph.nodes(.profile).filter { new.nodes[old.graph.key($0)] == nil }.map(old.thing)
        let all = new.graph.nodes(.profile).map(new.thing) + gone
        return all.compactMap { profile in
            let (before, after) = (old.curriculum(profile.key), new.curriculum(profile.key))
            let (left, right) = (Set(before?.steps.map(\.key) ?? []), Set(after?.steps.map(\.key) ?? []))
            let change = CurriculumChange(
                profile: profile, gained: after?.steps.filter { !left.contains($0.key) } ?? [],
                lost: before?.steps.filter { !right.contains($0.key) } ?? [], minutesBefore: before?.minutes,
                minutesAfter: after?.minutes)
            let isSame = change.gained.isEmpty && change.lost.isEmpty && change.minutesBefore == change.minutesAfter
            return isSame ? nil : change
        }
    }
}

/// One of the two graphs that are compared.
private struct GraphSide {
    let graph: ContentGraph
    let nodes: [String: NodeID]
    private let planner: CurriculumPlanner

    init(_ graph: ContentGraph) {
        self.graph = graph
        planner = CurriculumPlanner(graph)
        nodes = Dictionary(
            (0..<graph.nodeCount).map { (graph.key(NodeID($0)), NodeID($0)) }, uniquingKeysWith: { first, _ in first })
    }

    func thing(_ node: NodeID) -> GraphComparison.Thing { .init(key: graph.key(node), title: graph.title(node)) }

    /// What may differ between two nodes of a kind and a key, always in the same order. `identity` tells whether it does:
    /// an axis whose tutorial has a new title is the same axis.
    func properties(_ node: NodeID) -> [(name: String, value: String, identity: String)] {
        let record = graph.record(node)
        func plain(_ name: String, _ value: String) -> (name: String, value: String, identity: String) {
            (name, value, value)
        }
        var all = [plain("title", record.title)]
        switch record.kind {
        case .tutorial:
            let minutes = record.seconds.map { Double($0) / 60 }
            all += [
                plain("status", record.status.wordPress),
                plain("minutes", minutes.map { $0 == $0.rounded() ? "\(Int($0))" : "\($0)" } ?? ""),
                plain("level", record.level), plain("medium", record.medium),
            ]
        case .axis:
            let tutorials = graph.targets(from: node, .hasTutorial)
            all.append(
                (
                    "tutorials", tutorials.map(graph.title).joined(separator: " ; "),
                    tutorials.map(graph.key).joined(separator: " ")
                ))
        default: break
        }
        return all
    }

    var requirements: [(key: String, prerequisite: GraphComparison.Prerequisite)] {
        graph.nodes(.tutorial).flatMap { tutorial in
            graph.targets(from: tutorial, .requires).map { required in
                (
                    graph.key(tutorial) + "\u{1}" + graph.key(required),
                    .init(tutorial: graph.title(tutorial), requires: graph.title(required))
                )
            }
        }
    }

    func curriculum(_ profile: String) -> (steps: [GraphComparison.Thing], minutes: Double)? {
        guard let node = nodes[profile] else { return nil }
        let curriculum = planner.plan(PlanningRequest(profile: node))
        return (curriculum.steps.map { thing($0.tutorial) }, Double(curriculum.totalSeconds) / 60)
    }
}
