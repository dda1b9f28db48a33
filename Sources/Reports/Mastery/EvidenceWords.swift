public import ContentGraph
import Foundation
public import Mastery

/// Why a learner is believed to master a skill or not, in words: the evidence that moved it most.
public struct EvidenceWords: Sendable {
    private let graph: ContentGraph
    private let map: SkillMap
    private let catalogue: Catalogue
    private let tutorials: [NodeID]
    private let skills: [NodeID]

    /// Makes a writer for learners on a site.
    public init(_ graph: ContentGraph, _ map: SkillMap, _ catalogue: Catalogue) {
        self.graph = graph
        self.map = map
        self.catalogue = catalogue
        tutorials = Array(graph.nodes(.tutorial))
        skills = Array(graph.nodes(.skill))
    }

    /// The reasons in one sentence: what is known of the skill itself in the order of time, then what comes from others,
    /// then what was forgotten.
    public func sentence(_ trace: MasteryTrace) -> String {
        func strongest(_ isDirect: Bool, _ count: Int) -> [MasteryTrace.Contribution] {
            let found = trace.contributions.enumerated().filter { $0.element.isDirect == isDirect }
            let most = found.sorted { (abs($1.element.logOdds), $0.offset) < (abs($0.element.logOdds), $1.offset) }
            return most.prefix(count).sorted { $0.offset < $1.offset }.map(\.element)
        }
        var parts: [String] = []
        let direct = strongest(true, 4).map { words($0.event) }
        if !direct.isEmpty { parts.append(direct.joined(separator: catalogue.text("evidence.then"))) }
        for other in strongest(false, direct.isEmpty ? 3 : 1) {
            parts.append(
                catalogue.text(
                    other.logOdds > 0 ? "evidence.because" : "evidence.despite",
                    ["title": title(other.event.evidence), "what": words(other.event)]))
        }
        if trace.fading < -0.2 { parts.append(catalogue.text("evidence.faded")) }
        guard !parts.isEmpty else { return catalogue.text("evidence.none") }
        let sentence = parts.joined(separator: catalogue.text("evidence.separator"))
        return sentence.prefix(1).uppercased() + sentence.dropFirst() + "."
    }

    /// One event in words.
    func words(_ event: LearningEvent) -> String {
        let date = date(event.time)
        func text(_ key: String, _ values: [String: String] = [:]) -> String {
            catalogue.text("evidence.\(key)", values.merging(["date": date]) { first, _ in first })
        }
        switch event.evidence {
        case .viewed(let page, let seconds):
            return text(
                "viewed",
                [
                    "time": catalogue.duration(Int(seconds.rounded())),
                    "expected": catalogue.duration(Int(map.pages[page].expectedSeconds)),
                ])
        case .progressed(_, let share): return text("progressed", ["share": percent(share)])
        case .completed: return text("completed")
        case .answered(_, let isCorrect): return text(isCorrect ? "right" : "wrong")
        case .selfAssessed(_, let level): return text("assessed", ["share": percent(level)])
        case .declaredKnown: return text("known")
        case .rated(_, let stars): return text("rated", ["n": "\(stars)"])
        case .searched(_, let landed): return text(landed ? "landed" : "failed")
        case .usedFeature(_, let times): return catalogue.count("evidence.used", times, ["date": date])
        }
    }

    private func percent(_ share: Double) -> String { "\(Int((share * 100).rounded()))\u{A0}%" }

    private func title(_ evidence: Evidence) -> String {
        switch evidence {
        case .viewed(let page, _), .progressed(let page, _), .completed(let page), .answered(let page, _),
            .declaredKnown(let page), .rated(let page, _):
            graph.title(tutorials[page])
        case .selfAssessed(let skill, _), .searched(let skill, _), .usedFeature(let skill, _):
            graph.title(skills[skill])
        }
    }

    private func date(_ time: Double) -> String {
        var style = Date.FormatStyle(
            date: .long, time: .omitted, locale: Locale(identifier: catalogue.language == .french ? "fr_FR" : "en_GB"))
        style.timeZone = .gmt
        let text = Date(timeIntervalSince1970: time).formatted(style)
        // The first of a month is an ordinal in French.
        return catalogue.language == .french && text.hasPrefix("1 ") ? "1er " + text.dropFirst(2) : text
    }
}
