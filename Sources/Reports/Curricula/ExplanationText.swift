public import ContentGraph
public import Planning

/// Why each step of a curriculum is there, what would remove it, and what more time would allow, as lines of text.
public struct ExplanationText: Sendable {
    private let graph: ContentGraph
    private let catalogue: Catalogue
    private let words: CurriculumWords

    /// Makes a writer for curricula over a graph.
    public init(_ graph: ContentGraph, _ catalogue: Catalogue) {
        self.graph = graph
        self.catalogue = catalogue
        words = CurriculumWords(graph, catalogue)
    }

    /// The explanation of every step.
    public func lines(_ curriculum: Curriculum, _ planner: CurriculumPlanner) -> [String] {
        let facts = planner.counterfactuals(curriculum)
        var lines: [String] = []
        for (number, step) in curriculum.steps.enumerated() {
            lines.append("\(number + 1). \(graph.title(step.tutorial)) – \(words.time(step))")
            lines.append("   " + why(number, planner.chain(from: number, in: curriculum), curriculum))
            let known = facts.known[number]
            if known.savedSeconds > 0 {
                lines.append(
                    "   "
                        + catalogue.text(
                            "explain.known",
                            ["title": graph.title(step.tutorial), "time": catalogue.duration(known.savedSeconds)]))
            }
        }
        if let more = facts.moreTime {
            lines += [
                "",
                catalogue.text(
                    "explain.more",
                    [
                        "time": catalogue.duration(more.seconds),
                        "titles": more.gained.map { catalogue.text("quoted", ["title": graph.title($0)]) }.joined(
                            separator: ", "),
                    ]),
            ]
        }
        return lines
    }

    /// What is not a step since the learner is believed to master it, with the reasons that the estimate gave.
    public func spared(_ curriculum: Curriculum, _ planner: CurriculumPlanner, _ mastery: MasteryDocument) -> [String] {
        let known = Dictionary(mastery.skills.map { ($0.key, $0) }) { first, _ in first }
        let lines = planner.spared(by: curriculum).compactMap { tutorial -> String? in
            let skills = graph.targets(from: tutorial, .teaches).compactMap { known[graph.key($0)] }
            guard let least = skills.min(by: { $0.probability < $1.probability }) else { return nil }
            let share = "\(Int((least.probability * 100).rounded()))\u{A0}%"
            let because = least.because?[catalogue.language.rawValue].map { " " + $0 } ?? ""
            return "  • " + catalogue.text("explain.spared", ["title": graph.title(tutorial), "share": share]) + because
        }
        return lines.isEmpty ? [] : ["", catalogue.text("explain.spared_title")] + lines
    }

    /// Need, axis and the steps that lead from a step to it, in one sentence.
    func why(_ step: Int, _ steps: [NodeID], _ curriculum: Curriculum) -> String {
        let ends = ["need": graph.title(curriculum.steps[step].need), "axis": graph.title(curriculum.steps[step].axis)]
        guard steps.count > 1 else { return catalogue.text("explain.goal", ends) }
        let titles = steps.dropFirst().map { catalogue.text("quoted", ["title": graph.title($0)]) }.joined(
            separator: " → ")
        return catalogue.text("explain.chain", ends.merging(["titles": titles]) { first, _ in first })
    }

    /// What changed since an earlier curriculum, and why.
    public func lines(_ change: CurriculumChange) -> [String] {
        if change.gained.isEmpty, change.lost.isEmpty { return [catalogue.text("change.none")] }
        let gained = change.gained.map { "  + " + graph.title($0) }
        let lost = change.lost.map { tutorial, why in
            let title = graph.title(tutorial)
            let reason: String
            switch why {
            case .held: reason = catalogue.text("change.held")
            case .replaced(let other): reason = catalogue.text("change.replaced", ["other": graph.title(other)])
            case .notAllowed: reason = catalogue.text("change.not_allowed")
            case .notNeeded: reason = catalogue.text("change.not_needed")
            }
            return "  − \(title) : \(reason)"
        }
        return [catalogue.text("change.title")] + gained + lost
    }
}
