import ContentGraph
import LearnerRecords
import Mustache
import Reports

/// All that is kept of a learner as a page that they can read.
struct LearnerPage {
    private let catalogue: Catalogue

    init(_ language: Language) { catalogue = Catalogue(language) }

    func html(_ file: LearnerFile, _ edition: ContentEdition) throws -> String {
        func title(_ key: String?) -> String { key.map(edition.title) ?? "" }
        func word(_ family: String, _ name: String) -> String { catalogue.text("learner.\(family).\(name)") }
        let attributes = [
            ("profession", file.attributes.profession), ("structure", file.attributes.structure),
            ("territory", file.attributes.territory),
        ].compactMap { name, value in value.map { [word("attribute", name), $0] } }
        let sections: [(name: String, columns: [String], rows: [[String]])] = [
            ("attributes", ["what", "value"], attributes),
            (
                "consent", ["time", "purpose", "choice"],
                file.consent.map {
                    [
                        moment($0.time), word("purpose", $0.purpose.rawValue),
                        word("choice", $0.isGranted ? "yes" : "no"),
                    ]
                }
            ),
            (
                "events", ["time", "what", "page", "value"],
                file.events.map { entry in
                    let activity = entry.record.activity
                    return [
                        moment(entry.record.time), word("verb", activity.verb.rawValue),
                        title(activity.object), activity.query ?? activity.measure.map(number) ?? "",
                    ]
                }
            ),
            (
                "placement", ["time", "skill", "choice"],
                file.placement.map {
                    [moment($0.time), title($0.skill), word("choice", $0.isYes ? "yes" : "no")]
                }
            ),
            (
                "curricula", ["time", "profile", "steps", "length"],
                file.issues.map {
                    [
                        moment($0.time), title($0.profile), catalogue.count("count.step", $0.steps.count),
                        catalogue.duration($0.seconds),
                    ]
                }
            ),
            (
                "accesses", ["time", "key", "what", "why"],
                file.accesses.map {
                    [
                        moment($0.time), $0.actor, word("action", $0.action.rawValue),
                        word("reason", $0.reason.rawValue),
                    ]
                }
            ),
        ]
        return try MustacheTemplate(string: PageTemplate.page(Self.body)).render(
            [
                "lang": catalogue.language.rawValue, "title": catalogue.text("learner.title"),
                "site": edition.graph.metadata.siteTitle, "style": PageStyle.css,
                "about": catalogue.text("learner.about"),
                "pseudonym": file.learner.text,
                "sections": sections.map { section in
                    [
                        "heading": catalogue.text("learner.section.\(section.name)"),
                        "empty": section.rows.isEmpty ? catalogue.text("learner.nothing") : "",
                        "hasRows": !section.rows.isEmpty,
                        "columns": section.columns.map { word("column", $0) },
                        "rows": section.rows.map { ["cells": $0] as [String: Any] },
                    ] as [String: Any]
                },
            ] as [String: Any])
    }

    /// A moment to the minute, in universal time, as the language writes it.
    private func moment(_ seconds: Double) -> String {
        let parts = Timestamp.text(seconds.rounded(.down)).split { "-T:Z".contains($0) }
        let day =
            catalogue.language == .french
            ? "\(parts[2])/\(parts[1])/\(parts[0])" : "\(parts[0])-\(parts[1])-\(parts[2])"
        return "\(day)\u{A0}\(parts[3]):\(parts[4])"
    }

    private func number(_ value: Double) -> String {
        let text = value == value.rounded() ? "\(Int(value))" : "\((value * 100).rounded() / 100)"
        return catalogue.language == .french ? text.replacing(".", with: ",") : text
    }

    private static let body = """
        <main>
        <p class="site">{{site}}</p>
        <h1>{{title}}</h1>
        <p>{{about}} <code>{{pseudonym}}</code></p>
        {{#sections}}
        <section>
        <h2>{{heading}}</h2>
        {{#hasRows}}<div class="table" tabindex="0" role="region" aria-label="{{heading}}"><table>
        <tr>{{#columns}}<th scope="col">{{.}}</th>{{/columns}}</tr>
        {{#rows}}<tr>{{#cells}}<td>{{.}}</td>{{/cells}}</tr>
        {{/rows}}</table></div>{{/hasRows}}{{^hasRows}}<p>{{empty}}</p>{{/hasRows}}
        </section>
        {{/sections}}
        </main>

        """
}
