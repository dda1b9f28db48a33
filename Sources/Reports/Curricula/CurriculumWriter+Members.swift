import ContentGraph
import Foundation
import Planning

/// The members of a curriculum that are written anew for each.
extension CurriculumWriter {
    /// Asked for rarely, and long to find: the encoder need not be quick.
    func explanation(_ curriculum: Curriculum, _ planner: CurriculumPlanner) -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let document = CurriculumDocument(curriculum, graph).explained(curriculum, graph, by: planner)
        // Only numbers that are not finite cannot be encoded, and an explanation has none.
        return (try? encoder.encode(document.explanation)).map(Array.init) ?? Array("null".utf8)
    }

    /// The members before the needs.
    func opening(_ profile: NodeID, _ json: inout JSONWriter) {
        json.key("schema")
        json.string("parcours-curriculum/1")
        json.key("site")
        json.string(graph.metadata.siteURL)
        thing("profile", profile, &json)
    }

    /// The members between needs and steps.
    func request(_ curriculum: Curriculum, _ json: inout JSONWriter) {
        let request = curriculum.request
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

    func sessions(_ curriculum: Curriculum, _ json: inout JSONWriter) {
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

    func unreached(_ curriculum: Curriculum, _ json: inout JSONWriter) {
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
                        if !unreached.circle.isEmpty { things("circle", unreached.circle, &json) }
                    case .notPublished, .behindPassword, .avoided, .noAxis: break
                    }
                }
            }
        }
    }

    /// The numbers of a certificate, without its landmarks.
    func proof(_ certificate: Certificate, _ json: inout JSONWriter) {
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

    func thing(_ name: String, _ node: NodeID, _ json: inout JSONWriter) {
        json.key(name)
        thing(node, &json)
    }

    func things(_ name: String, _ nodes: [NodeID], _ json: inout JSONWriter) {
        json.key(name)
        json.array { json in for node in nodes { thing(node, &json) } }
    }

    func thing(_ node: NodeID, _ json: inout JSONWriter) {
        json.object { members(of: node, &$0) }
    }

    func members(of node: NodeID, _ json: inout JSONWriter) {
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

    func words(_ name: String, _ french: String, _ english: String, _ json: inout JSONWriter) {
        json.key(name)
        json.object { json in
            json.key("fr")
            json.string(french)
            json.key("en")
            json.string(english)
        }
    }
}
