public import ContentGraph
public import Planning

/// A curriculum as lines for a terminal.
public struct CurriculumText: Sendable {
    private let graph: ContentGraph
    private let catalogue: Catalogue
    private let words: CurriculumWords

    /// Makes a writer for curricula over a graph.
    public init(_ graph: ContentGraph, _ catalogue: Catalogue) {
        self.graph = graph
        self.catalogue = catalogue
        words = CurriculumWords(graph, catalogue)
    }

    /// The heading of one of several curricula of a request: the first, 0, is the one that was asked for.
    public func title(_ curriculum: Curriculum, number: Int = 0) -> String {
        number == 0
            ? catalogue.text("cli.curriculum_of", ["profile": graph.title(curriculum.request.profile)])
            : catalogue.text("alternatives.title", ["n": "\(number)"])
    }

    /// The curriculum as a table of its steps, session by session.
    public func lines(_ curriculum: Curriculum, width: Int) -> [String] {
        var lines = [summary(curriculum)]
        if curriculum.steps.isEmpty { lines.append(words.emptiness(curriculum)) }
        let isSplit = curriculum.request.sessionSeconds != nil
        for (number, session) in curriculum.sessions.enumerated() {
            lines.append("")
            if isSplit {
                lines.append(words.session(number, curriculum))
            }
            lines += table(curriculum, session).lines(width: width)
        }
        return lines + unreached(curriculum)
    }

    /// What is out of reach, and why.
    public func unreached(_ curriculum: Curriculum) -> [String] {
        guard !curriculum.unreached.isEmpty else { return [] }
        var lines = ["", catalogue.text("label.unreached")]
        lines += curriculum.unreached.map { "  • " + words.obstacle($0) }
        let isShort = curriculum.unreached.contains { if case .overBudget = $0.reason { true } else { false } }
        if isShort { lines.append("  " + catalogue.text("obstacle.budget.hint")) }
        return lines
    }

    /// Steps, time and proof in one line.
    public func summary(_ curriculum: Curriculum) -> String {
        catalogue.count("count.step", curriculum.steps.count) + ", " + catalogue.duration(curriculum.totalSeconds)
            + expectation(curriculum) + ". "
            + (curriculum.steps.isEmpty ? "" : words.proof(curriculum))
    }

    /// The interval around an expected time.
    private func expectation(_ curriculum: Curriculum) -> String {
        let interval = curriculum.secondsInterval
        guard curriculum.request.mastery != nil, interval.lowerBound < interval.upperBound else { return "" }
        return " "
            + catalogue.text(
                "mastery.interval",
                [
                    "least": catalogue.duration(interval.lowerBound),
                    "most": catalogue.duration(interval.upperBound),
                ])
    }

    private func table(_ curriculum: Curriculum, _ session: Range<Int>) -> TextTable {
        var table = TextTable(
            [
                "", catalogue.text("label.tutorial"), catalogue.text("label.minutes"), catalogue.text("label.axis"),
                catalogue.text("label.reason"),
            ],
            [.right, .left, .right])
        for number in session {
            let step = curriculum.steps[number]
            table.add([
                "\(number + 1)", graph.title(step.tutorial), words.time(step), graph.title(step.axis),
                words.reason(step),
            ])
        }
        return table
    }
}
