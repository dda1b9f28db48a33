public import ContentGraph
import Foundation
public import Planning

extension CurriculumDocument {
    /// A member of a document that is not what the rest of it and the graph say.
    public struct Difference: Sendable, Equatable {
        /// Where it stands, such as `steps/2/tutorial/title`.
        public var member: String
        /// What stands there, and what should; a dash for nothing.
        public var said: String
        /// See `said`.
        public var expected: String
    }

    /// Members that are not what they are derived from: titles, addresses, minutes, sums and sentences. The document of the
    /// curriculum is written anew and compared; what takes a plan to know (what holding a step would save) is only bounded.
    /// - Parameter curriculum: the one that this document describes.
    public func differences(from curriculum: Curriculum, _ graph: ContentGraph) -> [Difference] {
        // Sessions may name steps that are not there, which the verifier tells.
        var curriculum = curriculum
        curriculum.sessions = curriculum.sessions.map { $0.clamped(to: curriculum.steps.indices) }
        var expected = CurriculumDocument(curriculum, graph)
        expected.explanation = explanation?.bounded(by: curriculum, graph)
        var differences: [Difference] = []
        // Both can be encoded: what was read has no number that is not finite.
        guard let said = JSONValue(unordered), let anew = JSONValue(expected.unordered) else { return [] }
        said.compare(with: anew, at: "", &differences)
        return differences
    }

    /// The same with what has no order in one order.
    private var unordered: CurriculumDocument {
        var document = self
        document.held.sort { $0.key < $1.key }
        document.mastery?.skills.sort { $0.key < $1.key }
        document.avoidedMedia.sort()
        document.avoidedTutorials.sort { $0.key < $1.key }
        return document
    }
}

extension CurriculumDocument.Explanation {
    /// What an explanation of a curriculum can be: its chains and sentences anew, and of its numbers what is possible.
    fileprivate func bounded(by curriculum: Curriculum, _ graph: ContentGraph) -> Self {
        let french = ExplanationText(graph, Catalogue(.french))
        let english = ExplanationText(graph, Catalogue(.english))
        var bounded = self
        let seconds = Dictionary(curriculum.steps.map { (graph.key($0.tutorial), $0.seconds) }) { first, _ in first }
        bounded.steps = CurriculumPlanner(graph).purposes(of: curriculum).enumerated().map { number, purpose in
            let told = steps.indices.contains(number) ? steps[number] : nil
            let without = (told?.ifKnownWithout ?? []).each { seconds[$0] != nil }
            let most = without.reduce(0) { $0 + seconds[$1]! }
            return Step(
                purpose, graph, french, english, savedSeconds: min(told?.ifKnownSavedSeconds ?? 0, most),
                without: without)
        }
        let tutorials = Set(graph.nodes(.tutorial).map(graph.key))
        bounded.moreTime?.gained = (moreTime?.gained ?? []).each { tutorials.contains($0) && seconds[$0] == nil }
        bounded.moreTime?.lost = moreTime?.lost?.each { seconds[$0] != nil }
        let isBudgeted = curriculum.request.budgetSeconds != nil
        if !isBudgeted || bounded.moreTime?.gained.isEmpty == true { bounded.moreTime = nil }
        return bounded
    }
}

extension [String] {
    /// Those of a kind, each once.
    fileprivate func each(_ isMeant: (String) -> Bool) -> [String] {
        var seen: Set<String> = []
        return filter { isMeant($0) && seen.insert($0).inserted }
    }
}

/// Any JSON, to compare.
private enum JSONValue: Decodable {
    case null
    case flag(Bool)
    case number(Double)
    case text(String)
    case array([JSONValue])
    case object([String: JSONValue])

    /// Numbers that are closer are the same: thirds of a minute may be written short.
    private static let closeness = 1e-6

    init?(_ value: some Encodable) {
        guard let data = try? JSONEncoder().encode(value),
            let read = try? JSONDecoder().decode(JSONValue.self, from: data)
        else { return nil }
        self = read
    }

    init(from decoder: any Decoder) throws {
        let value = try decoder.singleValueContainer()
        if value.decodeNil() {
            self = .null
        } else if let flag = try? value.decode(Bool.self) {
            self = .flag(flag)
        } else if let number = try? value.decode(Double.self) {
            self = .number(number)
        } else if let text = try? value.decode(String.self) {
            self = .text(text)
        } else if let array = try? value.decode([JSONValue].self) {
            self = .array(array)
        } else {
            self = .object(try value.decode([String: JSONValue].self))
        }
    }

    func compare(with other: JSONValue, at path: String, _ differences: inout [CurriculumDocument.Difference]) {
        func inside(_ name: String) -> String { path.isEmpty ? name : "\(path)/\(name)" }
        switch (self, other) {
        case (.object(let own), .object(let others)):
            for name in Set(own.keys).union(others.keys).sorted() {
                (own[name] ?? .null).compare(with: others[name] ?? .null, at: inside(name), &differences)
            }
        case (.array(let own), .array(let others)) where own.count == others.count:
            for (number, pair) in zip(own, others).enumerated() {
                pair.0.compare(with: pair.1, at: inside("\(number)"), &differences)
            }
        case (.null, .null): return
        case (.flag(let own), .flag(let others)) where own == others: return
        case (.text(let own), .text(let others)) where own == others: return
        case (.number(let own), .number(let others)) where abs(own - others) <= Self.closeness: return
        default: differences.append(.init(member: path, said: shown, expected: other.shown))
        }
    }

    /// In few words.
    private var shown: String {
        switch self {
        case .null: "–"
        case .flag(let flag): "\(flag)"
        case .number(let number): number == number.rounded() ? String(format: "%.0f", number) : "\(number)"
        case .text(let text): "“\(text)”"
        case .array(let values): "[\(values.count)]"
        case .object: "{…}"
        }
    }
}
