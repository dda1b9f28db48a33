import ContentGraph
import Foundation
import Planning
import Reports
import TestSupport
import Testing

/// A document of which one member was changed is no longer accepted, wherever that member is checked at all.
@Suite struct CurriculumTamperingTests {
    /// Members that tell no more than what was asked for or searched: nothing in the document or the graph belies them. The
    /// same list is in `docs/curriculum-json.md`.
    private static let informative: Set<String> = [
        "avoidedMedia", "avoidedTutorials", "budgetMinutes", "certificate/clockStruck", "certificate/landmarks",
        "certificate/landmarks/seconds", "certificate/landmarks/tutorials", "certificate/nodes",
        "certificate/weightBound", "certificate/work", "explanation", "explanation/moreTime",
        "explanation/moreTime/gained", "explanation/moreTime/lost", "explanation/moreTime/seconds",
        "explanation/steps/ifKnownSavedSeconds",
        "explanation/steps/ifKnownWithout", "firstTutorial", "held", "mastery/heldFrom", "mastery/skills",
        "mastery/skills/faded", "mastery/skills/probability", "mastery/unknownBelow", "needs", "requiredTutorials",
        "sessionMinutes", "unreached/missingSeconds",
    ]

    @Test func whatIsChangedIsFound() throws {
        var tried = 0
        for seed in 0..<24 as Range<UInt64> {
            var random = SeededGenerator(seed: seed)
            let graph = RandomSite.graph(using: &random)
            let verifier = CurriculumVerifier(graph)
            let curriculum = CurriculumPlanner(graph).plan(RandomSite.request(of: graph, using: &random))
            let document = CurriculumDocument(curriculum, graph).explained(curriculum, graph)
            let whole = try JSONSerialization.jsonObject(with: Data(JSONText.encode(document).utf8))
            #expect(try isAccepted(whole, graph, verifier))
            for change in Self.changes(of: whole, at: []) where !Self.informative.contains(change.member) {
                tried += 1
                #expect(try !isAccepted(change.document, graph, verifier), "\(change.member), seed \(seed)")
            }
        }
        #expect(tried > 1000)
    }

    /// Sessions that name steps which are not there are a fault, and no reason to stop.
    @Test func sessionsBeyondTheStepsAreCompared() throws {
        let graph = drawnGraph("axis x: a b\na 5\nb 5")
        var curriculum = CurriculumPlanner(graph).plan(PlanningRequest(profile: graph.node(withKey: "p")!))
        let document = CurriculumDocument(curriculum, graph)
        #expect(document.differences(from: curriculum, graph) == [])
        curriculum.steps.removeLast()
        #expect(document.differences(from: curriculum, graph).isEmpty == false)
    }

    private func isAccepted(_ json: Any, _ graph: ContentGraph, _ verifier: CurriculumVerifier) throws -> Bool {
        let data = try JSONSerialization.data(withJSONObject: json)
        do {
            let document = try CurriculumDocument(json: data)
            let curriculum = try document.curriculum(in: graph)
            return verifier.allFaults(in: curriculum).isEmpty && document.differences(from: curriculum, graph).isEmpty
        } catch is CurriculumReadError { return false }
    }

    /// Every way to change one value, to leave out one member, or to shorten or lengthen one list; with the member's name,
    /// without places in lists.
    private static func changes(of value: Any, at path: [String]) -> [(member: String, document: Any)] {
        let member = path.joined(separator: "/")
        if let object = value as? [String: Any] {
            return object.flatMap { key, inner in
                let changed = changes(of: inner, at: path + [key]).map { change in
                    (member: change.member, document: object.merging([key: change.document]) { _, new in new } as Any)
                }
                let left = object.filter { $0.key != key }
                return changed + [((path + [key]).joined(separator: "/"), left)]
            }
        }
        if let array = value as? [Any] {
            return array.indices.flatMap { place -> [(member: String, document: Any)] in
                let changed = changes(of: array[place], at: path).map { change in
                    var other = array
                    other[place] = change.document
                    return (member: change.member, document: other as Any)
                }
                var shorter = array
                shorter.remove(at: place)
                return changed + [(member, shorter), (member, array + [array[place]])]
            }
        }
        if let text = value as? String { return [(member, text + "x")] }
        guard let number = value as? NSNumber else { return [] }
        // A flag is a number of another type here.
        if String(cString: number.objCType) == "c" { return [(member, !number.boolValue)] }
        return [(member, number.doubleValue + 1), (member, number.doubleValue - 1)]
    }
}
