import Mustache
import Reports

/// The API as a page: each operation with the scope that it needs, and each problem with what to do.
struct APIPage {
    private let document: OpenAPIDocument
    private let catalogue: Catalogue

    init(_ document: OpenAPIDocument, _ language: Language) {
        self.document = document
        catalogue = Catalogue(language)
    }

    func html() throws -> String {
        let problems = catalogue.keys(startingWith: "problem.").filter { !$0.hasSuffix(".todo") }
        return try MustacheTemplate(string: PageTemplate.page(Self.body)).render(
            [
                "lang": catalogue.language.rawValue, "title": catalogue.text("api.title"), "site": "Parcours",
                "style": PageStyle.css, "about": catalogue.text("api.about"),
                "document": catalogue.text("api.document"),
                "operationsHeading": catalogue.text("api.operations"),
                "problemsHeading": catalogue.text("api.problems"),
                "operations": document.list.map { operation in
                    [
                        "method": operation.method, "path": operation.path, "summary": operation.summary,
                        "description": operation.description,
                        "scope": operation.scope.map { catalogue.text("api.scope", ["scope": $0]) }
                            ?? catalogue.text("api.public"),
                    ] as [String: Any]
                },
                "problems": problems.map { key in
                    [
                        "code": key.dropFirst("problem.".count), "title": catalogue.text(key),
                        "todo": catalogue.text(key + ".todo"),
                    ] as [String: Any]
                },
            ] as [String: Any])
    }

    private static let body = """
        <main>
        <h1>{{title}}</h1>
        <p>{{about}} <a href="/v1/openapi.json">{{document}}</a>.</p>
        <h2>{{operationsHeading}}</h2>
        {{#operations}}<section>
        <h3><code>{{method}} {{path}}</code></h3>
        <p><span lang="en">{{summary}}. {{description}}</span> <span class="details">{{scope}}</span></p>
        </section>
        {{/operations}}
        <h2>{{problemsHeading}}</h2>
        <dl>
        {{#problems}}<dt id="problem-{{code}}"><code>{{code}}</code> – {{title}}</dt><dd>{{todo}}</dd>
        {{/problems}}</dl>
        </main>

        """
}
