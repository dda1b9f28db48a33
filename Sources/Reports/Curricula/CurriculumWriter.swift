public import ContentGraph
public import Planning
import Synchronization

/// Writes curricula over one graph in the JSON form of `CurriculumDocument`, member for member, many times as fast.
public final class CurriculumWriter: Sendable {
    /// What many curricula have in common.
    private enum Common: Hashable {
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

    private let graph: ContentGraph
    private let french: CurriculumWords
    private let english: CurriculumWords
    private let shared = Mutex<[Place: CurriculumParts.Part]>([:])

    /// Makes a writer over a graph.
    public init(_ graph: ContentGraph) {
        self.graph = graph
        french = CurriculumWords(graph, Catalogue(.french))
        english = CurriculumWords(graph, Catalogue(.english))
    }

    /// The parts of a curriculum.
    /// - Parameter heading: writes members that come before those of the curriculum.
    /// - Complexity: O(steps + landmarks + assumed skills).
    public func parts(
        _ curriculum: Curriculum, heading: (inout JSONWriter) -> Void = { _ in }
    ) -> CurriculumParts {
        var parts = CurriculumParts()
        let head = object { json in
            heading(&json)
            request(curriculum, &json)
        }
        parts.append(own: head.dropLast() + #","steps":["#.utf8)
        let assumes = curriculum.request.mastery != nil
        append(curriculum.steps.lazy.map { .step(self.common($0, assumes)) }, to: &parts)
        let middle = object { json in
            sessions(curriculum, &json)
            unreached(curriculum, &json)
        }
        let certificate = object { proof(curriculum.certificate, &$0) }
        parts.append(
            own: Array("],".utf8) + middle.dropFirst().dropLast() + Array(#","certificate":"#.utf8)
                + certificate.dropLast() + Array(#","landmarks":["#.utf8))
        append(curriculum.certificate.landmarks.lazy.map { .landmark($0) }, to: &parts)
        if let assumed = curriculum.request.mastery {
            let numbers = object { json in
                json.key("heldFrom")
                json.number(assumed.heldFrom)
                json.key("unknownBelow")
                json.number(assumed.unknownBelow)
            }
            parts.append(own: Array(#"]},"mastery":"#.utf8) + numbers.dropLast() + Array(#","skills":["#.utf8))
            let skills = curriculum.assumedSkills(graph).lazy.map { skill -> Common in
                .skill(skill, assumed.probabilities[skill] ?? 0, isFaded: assumed.decayed.contains(skill))
            }
            append(skills, to: &parts)
        }
        parts.append(own: Array("]}}".utf8))
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
            parts.append(part(Place(common: common, isFirst: isFirst)))
            isFirst = false
        }
    }

    private func part(_ place: Place) -> CurriculumParts.Part {
        if let part = shared.withLock({ $0[place] }) { return part }
        let text = object { write(place.common, &$0) }
        let part = CurriculumParts.Part(place.isFirst ? text : Array(",".utf8) + text)
        shared.withLock { if $0.count < Self.mostShared { $0[place] = part } }
        return part
    }

    private func write(_ common: Common, _ json: inout JSONWriter) {
        switch common {
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
            tutorial: step.tutorial, axis: step.axis, need: step.need, other: other, mode: assumes ? step.mode : nil,
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
        words("reason", french.reason(whole), english.reason(whole), &json)
    }

    private func request(_ curriculum: Curriculum, _ json: inout JSONWriter) {
        let request = curriculum.request
        json.key("schema")
        json.string("parcours-curriculum/1")
        json.key("site")
        json.string(graph.metadata.siteURL)
        thing("profile", request.profile, &json)
        things("needs", request.needs, &json)
        things("held", request.heldSkills.sorted(), &json)
        for (name, seconds) in [("budgetMinutes", request.budgetSeconds), ("sessionMinutes", request.sessionSeconds)] {
            guard let seconds else { continue }
            json.key(name)
            json.number(Double(seconds) / 60)
        }
        json.key("avoidedMedia")
        json.array { json in for medium in request.avoidedMedia.sorted() { json.string(medium) } }
        things("avoidedTutorials", request.avoidedTutorials.sorted(), &json)
        things("requiredTutorials", request.requiredTutorials, &json)
        if let first = request.firstTutorial { thing("firstTutorial", first, &json) }
        json.key("totalMinutes")
        json.number(Double(curriculum.totalSeconds) / 60)
        if request.mastery != nil {
            let interval = curriculum.secondsInterval
            json.key("intervalMinutes")
            json.array { json in
                json.number(Double(interval.lowerBound) / 60)
                json.number(Double(interval.upperBound) / 60)
            }
        }
        json.key("lowerBoundMinutes")
        json.number(Double(curriculum.certificate.lowerBoundSeconds) / 60)
        json.key("provenShortest")
        json.flag(curriculum.isProvenShortest)
    }

    private func sessions(_ curriculum: Curriculum, _ json: inout JSONWriter) {
        json.key("sessions")
        json.array { json in
            for range in curriculum.sessions {
                json.object { json in
                    json.key("steps")
                    json.array { json in for step in range { json.number(step) } }
                    json.key("minutes")
                    json.number(Double(range.reduce(0) { $0 + curriculum.steps[$1].seconds }) / 60)
                }
            }
        }
    }

    private func unreached(_ curriculum: Curriculum, _ json: inout JSONWriter) {
        json.key("unreached")
        json.array { json in
            for unreached in curriculum.unreached {
                json.object { json in
                    thing("tutorial", unreached.tutorial, &json)
                    words("reason", french.obstacle(unreached), english.obstacle(unreached), &json)
                    json.key("cause")
                    json.string(unreached.reason.name)
                    switch unreached.reason {
                    case .overBudget(let seconds):
                        json.key("missingSeconds")
                        json.number(seconds)
                    case .requires(let other):
                        thing("requires", other, &json)
                        things("missing", unreached.causes, &json)
                    case .notPublished, .behindPassword, .avoided, .noAxis: break
                    }
                }
            }
        }
    }

    /// The numbers of a certificate, without its landmarks.
    private func proof(_ certificate: Certificate, _ json: inout JSONWriter) {
        json.key("lowerBoundSeconds")
        json.number(certificate.lowerBoundSeconds)
        json.key("reachedWeight")
        json.number(certificate.reachedWeight)
        if let bound = certificate.weightBound {
            json.key("weightBound")
            json.number(bound)
        }
        json.key("nodes")
        json.number(certificate.nodes)
        json.key("work")
        json.number(certificate.work)
        json.key("clockStruck")
        json.flag(certificate.clockStruck)
    }

    private func thing(_ name: String, _ node: NodeID, _ json: inout JSONWriter) {
        json.key(name)
        thing(node, &json)
    }

    private func things(_ name: String, _ nodes: [NodeID], _ json: inout JSONWriter) {
        json.key(name)
        json.array { json in for node in nodes { thing(node, &json) } }
    }

    private func thing(_ node: NodeID, _ json: inout JSONWriter) {
        json.object { json in
            json.key("key")
            json.string(graph.key(node))
            json.key("title")
            json.string(graph.title(node))
            for (name, value) in [("slug", graph.slug(node)), ("url", graph.url(node))] where !value.isEmpty {
                json.key(name)
                json.string(value)
            }
            if let id = graph.siteID(node) {
                json.key("id")
                json.number(id)
            }
        }
    }

    private func words(_ name: String, _ french: String, _ english: String, _ json: inout JSONWriter) {
        json.key(name)
        json.object { json in
            json.key("fr")
            json.string(french)
            json.key("en")
            json.string(english)
        }
    }
}
