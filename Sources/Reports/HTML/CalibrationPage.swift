public import Mastery
import Mustache

/// How far predictions can be believed, as one page: a reliability diagram and its table.
public struct CalibrationPage {
    private let catalogue: Catalogue

    /// Makes the page in the language of a catalogue.
    public init(_ catalogue: Catalogue) { self.catalogue = catalogue }

    /// The page.
    /// - Parameters:
    ///   - score: of the answers to questions, each predicted before it was given.
    ///   - answers: number of answers.
    public func html(_ score: PredictionScore, answers: Int, learners: Int, site: String) throws -> String {
        let template = try MustacheTemplate(string: Self.template)
        let bins = score.bins.enumerated().filter { $0.element.count > 0 }
        let width = 1 / Double(score.bins.count)
        return template.render(
            [
                "lang": catalogue.language.rawValue, "title": catalogue.text("calibration.title"), "site": site,
                "style": PageStyle.css + Self.style,
                "summary": answers == 0
                    ? catalogue.text("calibration.none")
                    : catalogue.text(
                        "calibration.summary",
                        [
                            "answers": catalogue.count("count.answer", answers),
                            "learners": catalogue.count("count.learner", learners),
                            "auc": score.auc.isNaN ? "–" : decimal(score.auc), "ece": decimal(score.ece),
                        ]),
                "hasAnswers": answers > 0, "how": catalogue.text("calibration.how"),
                "picture": catalogue.text("calibration.picture"), "predicted": catalogue.text("calibration.predicted"),
                "observed": catalogue.text("calibration.observed"), "range": catalogue.text("calibration.range"),
                "count": catalogue.text("calibration.count"),
                "points": bins.map { _, bin in
                    [
                        "x": coordinate(bin.predicted), "y": coordinate(1 - bin.observed),
                        "r": "\(3 + 9 * (Double(bin.count) / Double(max(1, answers))).squareRoot())",
                    ] as [String: Any]
                },
                "rows": bins.map { number, bin in
                    [
                        "range": "\(percent(Double(number) * width))–\(percent(Double(number + 1) * width))",
                        "count": catalogue.number(bin.count), "predicted": percent(bin.predicted),
                        "observed": percent(bin.observed),
                    ] as [String: Any]
                },
            ] as [String: Any])
    }

    /// Place in the picture, whose frame goes from 30 to 290.
    private func coordinate(_ share: Double) -> String { "\((300 + share * 2600).rounded() / 10)" }

    private func percent(_ share: Double) -> String { "\(Int((share * 100).rounded()))\u{A0}%" }

    private func decimal(_ value: Double) -> String {
        let text = "\((value * 1000).rounded() / 1000)"
        return catalogue.language == .french ? text.replacing(".", with: ",") : text
    }

    private static let style = """
        svg{max-width:22rem;width:100%;height:auto;display:block;margin:1rem 0}
        svg text{fill:currentColor;font:11px system-ui,sans-serif}
        table{border-collapse:collapse;width:100%;overflow-wrap:normal}
        th,td{padding:.3rem .2rem;text-align:right;border-bottom:1px solid var(--line)}
        """

    private static let template = PageTemplate.page(
        """
        <header><p class="site">{{site}}</p><h1>{{title}}</h1></header>
        <main>
        <p class="summary">{{summary}}</p>
        {{#hasAnswers}}
        <p>{{how}}</p>
        <svg viewBox="0 0 330 340" role="img" aria-label="{{picture}}">
        <rect x="30" y="30" width="260" height="260" fill="none" stroke="currentColor" stroke-opacity=".4"/>
        <line x1="30" y1="290" x2="290" y2="30" stroke="currentColor" stroke-opacity=".5" stroke-dasharray="5 4"/>
        {{#points}}
        <circle cx="{{x}}" cy="{{y}}" r="{{r}}" fill="var(--link)" fill-opacity=".75"/>
        {{/points}}
        <text x="160" y="325" text-anchor="middle">{{predicted}}</text>
        <text x="160" y="18" text-anchor="middle">↑ {{observed}}</text>
        <text x="30" y="306" text-anchor="middle">0</text><text x="290" y="306" text-anchor="middle">1</text>
        <text x="22" y="294" text-anchor="end">0</text><text x="22" y="34" text-anchor="end">1</text>
        </svg>
        <table>
        <thead><tr><th scope="col">{{range}}</th><th scope="col">{{count}}</th><th scope="col">{{predicted}}</th><th scope="col">{{observed}}</th></tr></thead>
        <tbody>
        {{#rows}}
        <tr><td>{{range}}</td><td>{{count}}</td><td>{{predicted}}</td><td>{{observed}}</td></tr>
        {{/rows}}
        </tbody>
        </table>
        {{/hasAnswers}}
        </main>

        """)
}
