import ContentGraph
import Planning

/// How well a learner is believed to master what a tutorial teaches, and the evidence of it, in words.
struct MasteryReasons {
    private let skills: [String: MasteryDocument.Skill]
    private let graph: ContentGraph
    private let catalogue: Catalogue
    /// Whether the estimate came with its reasons.
    let hasWords: Bool

    init(_ document: MasteryDocument, _ graph: ContentGraph, _ catalogue: Catalogue) {
        skills = Dictionary(document.skills.map { ($0.key, $0) }) { first, _ in first }
        hasWords = document.skills.contains { $0.because != nil }
        self.graph = graph
        self.catalogue = catalogue
    }

    /// A line for what a step teaches or practises; none where it is followed in full and nothing was observed of it.
    func lines(_ step: Curriculum.Step) -> [String] {
        let nodes = step.practised.isEmpty ? graph.targets(from: step.tutorial, .teaches) : step.practised
        let isObserved = nodes.contains { node in
            skills[graph.key(node)].map { $0.evidence > 0 || $0.because != nil } ?? false
        }
        guard step.mode != .full || isObserved else { return [] }
        return sentence(nodes).map { [$0] } ?? []
    }

    /// Of some skills, the one that is mastered least: how well, within which bounds, and why.
    func sentence(_ nodes: [NodeID]) -> String? {
        let known = nodes.compactMap { skills[graph.key($0)] }
        guard let least = known.min(by: { $0.probability < $1.probability }) else { return nil }
        func percent(_ share: Double) -> String { "\(Int((share * 100).rounded()))\u{A0}%" }
        let estimate = catalogue.text(
            "explain.mastery",
            [
                "share": percent(least.probability), "least": percent(least.interval.min() ?? 0),
                "most": percent(least.interval.max() ?? 1),
            ])
        return estimate + " " + evidence(least)
    }

    private func evidence(_ skill: MasteryDocument.Skill) -> String {
        if let words = skill.because?[catalogue.language.rawValue] { return words }
        guard skill.evidence > 0, let age = skill.ageDays else { return catalogue.text("explain.evidence.none") }
        return catalogue.count(
            "explain.evidence", skill.evidence, ["age": catalogue.count("count.day", Int(min(max(age, 0), 1e6)))])
    }
}
