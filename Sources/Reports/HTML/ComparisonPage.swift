public import Coverage
import Mustache

/// A comparison of two versions of a site as one page.
public struct ComparisonPage {
    private let catalogue: Catalogue

    /// Makes the page in the language of a catalogue.
    public init(_ catalogue: Catalogue) { self.catalogue = catalogue }

    /// The page.
    public func html(_ comparison: GraphComparison, site: String) throws -> String {
        let template = try MustacheTemplate(string: Self.template)
        let sections = ComparisonText(catalogue).sections(comparison)
        return template.render(
            [
                "lang": catalogue.language.rawValue, "title": catalogue.text("diff.title"), "site": site,
                "style": PageStyle.css, "same": sections.isEmpty ? catalogue.text("diff.same") : "",
                "sections": sections.map { ["title": $0.title, "lines": $0.lines] as [String: Any] },
            ] as [String: Any])
    }

    private static let template = PageTemplate.page(
        """
        <header><p class="site">{{site}}</p><h1>{{title}}</h1><p>{{same}}</p></header>
        <main>
        {{#sections}}
        <section>
        <h2>{{title}}</h2>
        <ul class="unreached">
        {{#lines}}
        <li>{{.}}</li>
        {{/lines}}
        </ul>
        </section>
        {{/sections}}
        </main>

        """)
}
