public import ContentGraph
public import Planning
import Synchronization

/// Writes curricula over one graph in the JSON form of `CurriculumDocument`, member for member, many times as fast.
///
/// What it keeps for others to share are single needs, steps, landmarks and skills, of which none tells whose it was, and
/// what is the same for a whole profile. All else is of one curriculum alone and goes with it.
public final class CurriculumWriter: Sendable {
    /// What many curricula have in common.
    private enum Common: Hashable {
        case need(NodeID)
        case step(Step)
        case landmark(Certificate.Landmark)
        case skill(NodeID, Double, isFaded: Bool)
    }

    /// A value of an array: all but the first have a comma before them.
    private struct Place: Hashable {
        var common: Common
        var isFirst: Bool
    }

    private struct Step: Hashable {
        var tutorial: NodeID
        var axis: NodeID
        var need: NodeID
        var other: NodeID?
        var isAsked: Bool
        /// How it is followed, where mastery was assumed.
        var mode: StepMode?
        var seconds: Int
        var whole: Int
        var mastery: Double
        var practised: [NodeID]
        var isEstimated: Bool
    }

    /// Beyond that, parts are no longer shared: no request can fill the memory.
    private static let mostShared = 200_000
    private static let mostConstants = 1000

    let graph: ContentGraph
    let french: CurriculumWords
    let english: CurriculumWords
    private let bytes = SharedBytes()
    private let shared = Mutex<[Place: SharedBytes.Piece]>([:])
    /// What stands between them and is the same for all of a profile.
    private let constants = Mutex<[[UInt8]: SharedBytes.Piece]>([:])

    /// Makes a writer over a graph.
    public init(_ graph: ContentGraph) {
        self.graph = graph
        french = CurriculumWords(graph, Catalogue(.french))
        english = CurriculumWords(graph, Catalogue(.english))
    }

    /// The parts of a curriculum.
    /// - Parameters:
    ///   - explainedBy: says why each step is there, which takes a plan for each; nil to leave that out.
    ///   - alternatives: other curricula to go with it; nil to leave them out.
    ///   - heading: writes members that come before those of the curriculum, and are the same for many: nothing of a learner.
    /// - Complexity: O(steps + landmarks + assumed skills), without explanation.
    public func parts(
        _ curriculum: Curriculum, explainedBy planner: CurriculumPlanner? = nil, alternatives: [Curriculum]? = nil,
        heading: (inout JSONWriter) -> Void = { _ in }
    ) -> CurriculumParts {
        let assumed = curriculum.request.mastery
        let assumedSkills = assumed == nil ? [] : curriculum.assumedSkills(graph)
        var parts = CurriculumParts(
            bytes,
            capacity: curriculum.request.needs.count + curriculum.steps.count + curriculum.certificate.landmarks.count
                + assumedSkills.count + 7)
        let head = object { json in
            heading(&json)
            opening(curriculum.request.profile, &json)
        }
        append(constant: head.dropLast() + #","needs":["#.utf8, to: &parts)
        append(curriculum.request.needs.lazy.map { .need($0) }, to: &parts)
        let asked = object { request(curriculum, &$0) }
        parts.append(own: Array("],".utf8) + asked.dropFirst().dropLast() + #","steps":["#.utf8)
        append(curriculum.steps.lazy.map { .step(self.common($0, assumed != nil)) }, to: &parts)
        let middle = object { json in
            sessions(curriculum, &json)
            unreached(curriculum, &json)
        }
        let certificate = object { proof(curriculum.certificate, &$0) }
        parts.append(
            own: Array("],".utf8) + middle.dropFirst().dropLast() + Array(#","certificate":"#.utf8)
                + certificate.dropLast() + Array(#","landmarks":["#.utf8))
        append(curriculum.certificate.landmarks.lazy.map { .landmark($0) }, to: &parts)
        if let assumed {
            let numbers = object { json in
                json.key("heldFrom")
                json.number(assumed.heldFrom)
                json.key("unknownBelow")
                json.number(assumed.unknownBelow)
            }
            append(
                constant: Array(#"]},"mastery":"#.utf8) + numbers.dropLast() + Array(#","skills":["#.utf8), to: &parts)
            let skills = assumedSkills.lazy.map { skill -> Common in
                .skill(skill, assumed.probabilities[skill] ?? 0, isFaded: assumed.decayed.contains(skill))
            }
            append(skills, to: &parts)
        }
        append(constant: Array("]}".utf8), to: &parts)
        if let planner { parts.append(own: Array(#","explanation":"#.utf8) + explanation(curriculum, planner)) }
        if let alternatives {
            let others = alternatives.map { self.parts($0, explainedBy: planner).bytes }
            parts.append(own: Array(#","alternatives":["#.utf8) + Array(others.joined(separator: [0x2C])) + [0x5D])
        }
        append(constant: [0x7D], to: &parts)
        return parts
    }

    private func object(_ body: (inout JSONWriter) -> Void) -> [UInt8] {
        var json = JSONWriter()
        json.object(body)
        return json.bytes
    }

    private func append(_ values: some Sequence<Common>, to parts: inout CurriculumParts) {
        var isFirst = true
        for common in values {
            append(Place(common: common, isFirst: isFirst), to: &parts)
            isFirst = false
        }
    }

    private func append(constant text: [UInt8], to parts: inout CurriculumParts) {
        let known = constants.withLock { constants -> SharedBytes.Piece? in
            if let piece = constants[text] { return piece }
            guard constants.count < Self.mostConstants, let piece = bytes.add(text) else { return nil }
            constants[text] = piece
            return piece
        }
        if let known { parts.append(known) } else { parts.append(own: text) }
    }

    private func append(_ place: Place, to parts: inout CurriculumParts) {
        if let piece = shared.withLock({ $0[place] }) { return parts.append(piece) }
        let object = self.object { write(place.common, &$0) }
        let text = place.isFirst ? object : Array(",".utf8) + object
        let piece = shared.withLock { shared -> SharedBytes.Piece? in
            if let piece = shared[place] { return piece }
            guard shared.count < Self.mostShared, let piece = bytes.add(text) else { return nil }
            shared[place] = piece
            return piece
        }
        if let piece { parts.append(piece) } else { parts.append(own: text) }
    }

    private func write(_ common: Common, _ json: inout JSONWriter) {
        switch common {
        case .need(let need): members(of: need, &json)
        case .step(let step): write(step, &json)
        case .landmark(let landmark):
            json.key("tutorials")
            json.array { json in for tutorial in landmark.tutorials { json.string(graph.key(tutorial)) } }
            json.key("seconds")
            json.number(landmark.seconds)
        case .skill(let skill, let probability, let isFaded):
            json.key("key")
            json.string(graph.key(skill))
            json.key("probability")
            json.number(probability)
            json.key("faded")
            json.flag(isFaded)
        }
    }

    private func common(_ step: Curriculum.Step, _ assumes: Bool) -> Step {
        var other: NodeID?
        if case .prerequisite(let node) = step.reason { other = node }
        return Step(
            tutorial: step.tutorial, axis: step.axis, need: step.need, other: other,
            isAsked: step.reason == .request, mode: assumes ? step.mode : nil,
            seconds: step.seconds, whole: step.wholeSeconds, mastery: step.mastery, practised: step.practised,
            isEstimated: step.isEstimated)
    }

    private func write(_ step: Step, _ json: inout JSONWriter) {
        thing("tutorial", step.tutorial, &json)
        for (name, value) in [
            ("medium", graph.medium(step.tutorial)), ("level", graph.level(step.tutorial)),
            ("tool", graph.tool(step.tutorial)),
        ] {
            json.key(name)
            json.string(value)
        }
        json.key("minutes")
        json.number(Double(step.seconds) / 60)
        json.key("seconds")
        json.number(step.seconds)
        json.key("estimated")
        json.flag(step.isEstimated)
        if let mode = step.mode {
            json.key("mode")
            json.string(mode.rawValue)
            json.key("wholeSeconds")
            json.number(step.whole)
            json.key("mastery")
            json.number(step.mastery)
        }
        if !step.practised.isEmpty {
            json.key("practised")
            json.array { json in for skill in step.practised { json.string(graph.key(skill)) } }
        }
        thing("axis", step.axis, &json)
        thing("need", step.need, &json)
        var whole = Curriculum.Step(
            tutorial: step.tutorial, seconds: step.seconds, isEstimated: step.isEstimated, axis: step.axis,
            need: step.need, reason: .goal)
        if let other = step.other {
            thing("prerequisiteOf", other, &json)
            whole.reason = .prerequisite(of: other)
        }
        if step.isAsked {
            json.key("asked")
            json.flag(true)
            whole.reason = .request
        }
        words("reason", french.reason(whole), english.reason(whole), &json)
    }
}
