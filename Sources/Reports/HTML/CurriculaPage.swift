public import ContentGraph
import Mustache
public import Planning

/// Default curricula as one page: printable, without JavaScript, readable on a phone and by a screen reader.
public struct CurriculaPage {
    private let graph: ContentGraph
    private let catalogue: Catalogue
    private let words: CurriculumWords

    /// Makes the page of curricula over a graph.
    public init(_ graph: ContentGraph, _ catalogue: Catalogue) {
        self.graph = graph
        self.catalogue = catalogue
        words = CurriculumWords(graph, catalogue)
    }

    /// The page.
    public func html(_ curricula: [Curriculum]) throws -> String {
        let template = try MustacheTemplate(string: Self.template)
        return template.render(
            [
                "lang": catalogue.language.rawValue,
                "title": catalogue.text("page.title"),
                "site": graph.metadata.siteTitle,
                "intro": catalogue.text("page.intro"),
                "skip": catalogue.text("page.skip"),
                "contents": catalogue.text("page.contents"),
                "top": catalogue.text("page.top"),
                "made": catalogue.text("page.made", ["files": graph.metadata.files.joined(separator: ", ")]),
                "style": PageStyle.css,
                "profiles": curricula.map(section),
            ] as [String: Any])
    }

    private func section(_ curriculum: Curriculum) -> [String: Any] {
        let profile = curriculum.request.profile
        return [
            "anchor": "profil-" + graph.slug(profile),
            "name": graph.title(profile),
            "steps": catalogue.count("count.step", curriculum.steps.count),
            "time": catalogue.duration(curriculum.totalSeconds),
            "proof": curriculum.steps.isEmpty ? words.emptiness(curriculum) : words.proof(curriculum),
            "groups": groups(curriculum),
            "hasUnreached": !curriculum.unreached.isEmpty,
            "unreachedLabel": catalogue.text("label.unreached"),
            "unreached": curriculum.unreached.map(words.obstacle),
        ]
    }

    /// Steps in a row under one need and axis are one list.
    private func groups(_ curriculum: Curriculum) -> [[String: Any]] {
        var groups: [[String: Any]] = []
        var start = 0
        while start < curriculum.steps.count {
            let first = curriculum.steps[start]
            let end = curriculum.steps[start...].firstIndex { $0.axis != first.axis } ?? curriculum.steps.count
            let isNewNeed = start == 0 || curriculum.steps[start - 1].need != first.need
            groups.append([
                "need": isNewNeed ? graph.title(first.need) : "",
                "hasNeed": isNewNeed,
                "axis": graph.title(first.axis),
                "start": "\(start + 1)",
                "time": catalogue.duration(curriculum.steps[start..<end].reduce(0) { $0 + $1.seconds }),
                "items": curriculum.steps[start..<end].map(item),
            ])
            start = end
        }
        return groups
    }

    private func item(_ step: Curriculum.Step) -> [String: Any] {
        let url = graph.url(step.tutorial)
        // Only addresses that a browser opens as pages become links.
        let isLink = url.hasPrefix("https://") || url.hasPrefix("http://")
        var details = [words.time(step), words.medium(step.tutorial), words.level(step.tutorial)]
        if step.isEstimated { details[0] += " (" + catalogue.text("estimated") + ")" }
        var note = ""
        if case .prerequisite = step.reason { note = words.reason(step) }
        return [
            "title": graph.title(step.tutorial), "url": url, "isLink": isLink,
            "details": details.filter { !$0.isEmpty }.joined(separator: " · "), "hasNote": !note.isEmpty, "note": note,
            "noteLabel": catalogue.text("page.prerequisite"),
        ]
    }

    private static let template = PageTemplate.page(
        """
        <a class="skip" href="#contenu">{{skip}}</a>
        <header id="debut">
        <p class="site">{{site}}</p>
        <h1>{{title}}</h1>
        <p>{{intro}}</p>
        <nav aria-label="{{contents}}">
        <ul>
        {{#profiles}}
        <li><a href="#{{anchor}}">{{name}}</a> <span>{{steps}}, {{time}}</span></li>
        {{/profiles}}
        </ul>
        </nav>
        </header>
        <main id="contenu" tabindex="-1">
        {{#profiles}}
        <section aria-labelledby="{{anchor}}">
        <h2 id="{{anchor}}">{{name}}</h2>
        <p class="summary"><strong>{{steps}}, {{time}}.</strong> {{proof}}</p>
        {{#groups}}
        {{#hasNeed}}<h3>{{need}}</h3>{{/hasNeed}}
        <h4>{{axis}} <span>{{time}}</span></h4>
        <ol start="{{start}}">
        {{#items}}
        <li>{{#isLink}}<a href="{{url}}">{{title}}</a>{{/isLink}}{{^isLink}}{{title}}{{/isLink}}
        <span class="details">{{details}}</span>
        {{#hasNote}}<span class="note"><strong>{{noteLabel}}</strong> {{note}}</span>{{/hasNote}}</li>
        {{/items}}
        </ol>
        {{/groups}}
        {{#hasUnreached}}
        <h3>{{unreachedLabel}}</h3>
        <ul class="unreached">
        {{#unreached}}
        <li>{{.}}</li>
        {{/unreached}}
        </ul>
        {{/hasUnreached}}
        <p class="top"><a href="#debut">{{top}}</a></p>
        </section>
        {{/profiles}}
        </main>
        <footer><p>{{made}}</p></footer>

        """)
}
