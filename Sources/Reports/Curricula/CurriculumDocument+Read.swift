public import ContentGraph
public import Foundation
public import Planning

/// Why a curriculum's JSON form cannot be used with a graph.
public enum CurriculumReadError: Error, Sendable, Equatable {
    /// The file is no curriculum; what is wrong.
    case malformed(String)
    /// The curriculum names something that the graph lacks: its key.
    case unknown(String)
}

extension CurriculumDocument {
    /// No time is longer: some 30 years.
    private static let mostSeconds = 1_000_000_000

    /// Reads the JSON form of a curriculum.
    /// - Throws: `CurriculumReadError.malformed`.
    public init(json: Data) throws {
        self = try Self.decoded(Self.self, json)
        try check()
    }

    /// Reads all curricula of a file: one with the alternatives that stand in it, as the service gives them, or a list, as
    /// `parcours plan --alternatives` writes it. There is at least one.
    /// - Throws: `CurriculumReadError.malformed`.
    public static func all(json: Data) throws -> [CurriculumDocument] {
        let isList = json.first { !" \t\r\n".utf8.contains($0) } == UInt8(ascii: "[")
        let documents =
            isList ? try decoded([CurriculumDocument].self, json) : try decoded(WithAlternatives.self, json).all
        if documents.isEmpty { throw CurriculumReadError.malformed("[]") }
        for document in documents { try document.check() }
        return documents
    }

    /// A curriculum, and those that stand in it.
    private struct WithAlternatives: Decodable {
        let all: [CurriculumDocument]

        private enum CodingKeys: CodingKey { case alternatives }

        init(from decoder: any Decoder) throws {
            let others = try decoder.container(keyedBy: CodingKeys.self)
                .decodeIfPresent([CurriculumDocument].self, forKey: .alternatives)
            all = [try CurriculumDocument(from: decoder)] + (others ?? [])
        }
    }

    private static func decoded<Value: Decodable>(_ type: Value.Type, _ json: Data) throws -> Value {
        do { return try JSONDecoder().decode(type, from: json) } catch let error as DecodingError {
            throw CurriculumReadError.malformed(sentence(error))
        }
    }

    /// Refuses what cannot be meant.
    private func check() throws {
        guard schema == "parcours-curriculum/1" else { throw CurriculumReadError.malformed("schema: \(schema)") }
        let times =
            steps.map(\.seconds) + steps.compactMap(\.wholeSeconds) + certificate.landmarks.map(\.seconds)
            + unreached.compactMap(\.missingSeconds)
            + [certificate.lowerBoundSeconds, certificate.reachedWeight, certificate.weightBound ?? 0]
        if let time = times.first(where: { !(-Self.mostSeconds...Self.mostSeconds).contains($0) }) {
            throw CurriculumReadError.malformed("seconds: \(time)")
        }
        let shares =
            [mastery?.heldFrom, mastery?.unknownBelow].compactMap { $0 } + (mastery?.skills.map(\.probability) ?? [])
        if let share = shares.first(where: { !(0...1).contains($0) }) {
            throw CurriculumReadError.malformed("mastery: \(share)")
        }
        let minutes = [budgetMinutes, sessionMinutes].compactMap { $0 }
        if let time = minutes.first(where: { !(0...Double(Self.mostSeconds / 60)).contains($0) }) {
            throw CurriculumReadError.malformed("minutes: \(time)")
        }
    }

    /// The curriculum that the document describes, over a graph.
    /// - Throws: `CurriculumReadError.unknown`.
    public func curriculum(in graph: ContentGraph) throws -> Curriculum {
        let nodes = NodeKeys(graph)
        var request = PlanningRequest(profile: try nodes.node(profile.key))
        request.needs = try needs.map { try nodes.node($0.key) }
        request.heldSkills = Set(try held.map { try nodes.node($0.key) })
        request.budgetSeconds = budgetMinutes.map { Int(($0 * 60).rounded()) }
        request.sessionSeconds = sessionMinutes.map { Int(($0 * 60).rounded()) }
        request.avoidedMedia = Set(avoidedMedia)
        request.avoidedTutorials = Set(try avoidedTutorials.map { try nodes.node($0.key) })
        request.requiredTutorials = try requiredTutorials.map { try nodes.node($0.key) }
        if let mastery {
            var assumed = AssumedMastery()
            (assumed.heldFrom, assumed.unknownBelow) = (mastery.heldFrom, mastery.unknownBelow)
            for skill in mastery.skills {
                let node = try nodes.node(skill.key)
                assumed.probabilities[node] = skill.probability
                if skill.faded { assumed.decayed.insert(node) }
            }
            request.mastery = assumed
        }
        request.firstTutorial = try firstTutorial.map { try nodes.node($0.key) }
        return Curriculum(
            request: request, steps: try steps.map { try Self.step($0, nodes) },
            sessions: try sessions.map { try Self.range($0.steps) },
            unreached: try unreached.map { try Self.unreached($0, nodes, graph) },
            certificate: Certificate(
                lowerBoundSeconds: certificate.lowerBoundSeconds,
                landmarks: try certificate.landmarks.map {
                    .init(tutorials: try $0.tutorials.map(nodes.node), seconds: $0.seconds)
                },
                reachedWeight: certificate.reachedWeight, weightBound: certificate.weightBound,
                nodes: certificate.nodes, work: certificate.work, clockStruck: certificate.clockStruck))
    }

    private static func step(_ step: Step, _ nodes: NodeKeys) throws -> Curriculum.Step {
        var read = Curriculum.Step(
            tutorial: try nodes.node(step.tutorial.key), seconds: step.seconds, isEstimated: step.estimated,
            axis: try nodes.node(step.axis.key), need: try nodes.node(step.need.key),
            reason: try step.prerequisiteOf.map { .prerequisite(of: try nodes.node($0.key)) }
                ?? (step.asked == true ? .request : .goal))
        read.mode = step.mode ?? .full
        read.wholeSeconds = step.wholeSeconds ?? step.seconds
        read.mastery = step.mastery ?? 0
        read.practised = try (step.practised ?? []).map(nodes.node)
        return read
    }

    private static func unreached(
        _ entry: Unreached, _ nodes: NodeKeys, _ graph: ContentGraph
    ) throws -> Curriculum.Unreached {
        let tutorial = try nodes.node(entry.tutorial.key)
        let reason: Curriculum.Obstacle
        switch entry.cause {
        case "password": reason = .behindPassword
        case "avoided": reason = .avoided
        case "no_axis": reason = .noAxis
        case "budget": reason = .overBudget(missingSeconds: entry.missingSeconds ?? 0)
        case "requires": reason = .requires(try nodes.node(entry.requires?.key ?? ""))
        case "status": reason = .notPublished(graph.status(tutorial))
        default: throw CurriculumReadError.malformed("unreached/cause: \(entry.cause)")
        }
        let causes = try (entry.missing ?? []).map { try nodes.node($0.key) }
        let circle = try (entry.circle ?? []).map { try nodes.node($0.key) }
        return .init(tutorial: tutorial, reason: reason, causes: causes, circle: circle)
    }

    /// A session's steps as a range.
    private static func range(_ steps: [Int]) throws -> Range<Int> {
        guard let first = steps.first, (0...mostSeconds).contains(first), steps == Array(first..<(first + steps.count))
        else { throw CurriculumReadError.malformed("sessions: \(steps.prefix(8))") }
        return first..<(first + steps.count)
    }

    private static func sentence(_ error: DecodingError) -> String {
        switch error {
        case .keyNotFound(let key, let context): "\(path(context))\(key.stringValue): –"
        case .typeMismatch(_, let context), .valueNotFound(_, let context), .dataCorrupted(let context):
            "\(path(context))\(context.debugDescription)"
        @unknown default: "\(error)"
        }
    }

    private static func path(_ context: DecodingError.Context) -> String {
        context.codingPath.map { $0.intValue.map(String.init) ?? $0.stringValue }.joined(separator: "/") + "/"
    }
}

/// The nodes of a graph by their keys.
private struct NodeKeys {
    private var nodes: [String: NodeID] = [:]

    init(_ graph: ContentGraph) {
        for index in 0..<graph.nodeCount { nodes[graph.key(NodeID(index))] = NodeID(index) }
    }

    func node(_ key: String) throws -> NodeID {
        guard let node = nodes[key] else { throw CurriculumReadError.unknown(key) }
        return node
    }
}
