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

    /// The explanation of every step, session by session, then what more time would allow.
    /// - Parameter mastery: what the mastery assumed comes from.
    public func lines(
        _ curriculum: Curriculum, _ planner: CurriculumPlanner, _ mastery: MasteryDocument? = nil
    ) -> [String] {
        let evidence = mastery.map { MasteryReasons($0, graph, catalogue) }
        let facts = planner.counterfactuals(curriculum)
        let purposes = planner.purposes(of: curriculum)
        var lines: [String] = []
        for (number, step) in curriculum.steps.enumerated() {
            if curriculum.request.sessionSeconds != nil,
                let session = curriculum.sessions.firstIndex(where: { $0.lowerBound == number })
            {
                lines += (number == 0 ? [] : [""]) + [words.session(session, curriculum)]
            }
            lines.append("\(number + 1). \(graph.title(step.tutorial)) – \(words.time(step))")
            lines.append("   " + why(purposes[number]))
            lines += evidence?.lines(step).map { "   " + $0 } ?? []
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
            lines += ["", moreTime(more)]
        }
        return lines
    }

    private func moreTime(_ more: Counterfactuals.MoreTime) -> String {
        let key = more.lost.isEmpty ? "explain.more" : "explain.more_instead"
        return catalogue.text(
            key,
            [
                "time": catalogue.duration(more.seconds), "titles": quoted(more.gained).joined(separator: ", "),
                "lost": quoted(more.lost).joined(separator: ", "),
            ])
    }

    private func quoted(_ nodes: some Sequence<NodeID>) -> [String] {
        nodes.map { catalogue.text("quoted", ["title": graph.title($0)]) }
    }

    /// What is not a step since the learner is believed to master it, with the evidence.
    public func spared(_ curriculum: Curriculum, _ planner: CurriculumPlanner, _ mastery: MasteryDocument) -> [String] {
        let evidence = MasteryReasons(mastery, graph, catalogue)
        let lines = planner.spared(by: curriculum).compactMap { tutorial -> String? in
            evidence.sentence(graph.targets(from: tutorial, .teaches)).map {
                "  • " + catalogue.text("explain.spared", ["title": graph.title(tutorial)]) + " " + $0
            }
        }
        let hint = evidence.hasWords ? [] : ["", catalogue.text("explain.evidence.hint")]
        return (lines.isEmpty ? [] : ["", catalogue.text("explain.spared_title")] + lines) + hint
    }

    /// What asks for a step, and the steps that lead from it there, in one sentence.
    func why(_ purpose: StepPurpose) -> String {
        let titles = quoted(purpose.chain.dropFirst())
        let form = titles.isEmpty ? "goal" : "chain"
        var values = ["titles": titles.joined(separator: " → ")]
        switch purpose.origin {
        case .axis(let axis, let need):
            values["axis"] = graph.title(axis)
            values["need"] = graph.title(need)
            return catalogue.text("explain.\(form)", values)
        case .request:
            values["last"] = purpose.chain.last.map(graph.title)
            return catalogue.text("explain.asked_\(form)", values)
        }
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
            case .outOfReach(let other):
                let kind = graph.kind(other) == .skill ? "skill" : "tutorial"
                reason = catalogue.text("change.out_of_reach.\(kind)", ["other": graph.title(other)])
            case .noTime: reason = catalogue.text("change.no_time")
            case .needless(let other): reason = catalogue.text("change.needless", ["other": graph.title(other)])
            case .notNeeded: reason = catalogue.text("change.not_needed")
            }
            return "  − \(title) : \(reason)"
        }
        return [catalogue.text("change.title")] + gained + lost
    }
}
