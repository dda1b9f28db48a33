import HTTPTypes
import Hummingbird
import LearnerRecords
import NIOCore
import Reports

/// What operators and developers ask: health, metrics, tokens for browsers, the document of the API.
struct OperationRoutes {
    let control: AccessControl
    let store: any LearnerStore
    let metrics: PrometheusMetrics
    let document: OpenAPIDocument
    let clock: @Sendable () -> Double

    private struct Token: Encodable {
        var token: String
        var expires: String
    }

    func add(to router: Router<ServiceContext>) {
        router.get("/healthz") { _, _ in Response.json(["status": "ok"]) }
        router.get("/readyz") { _, _ in
            // A read of the database: what it throws is a 503.
            _ = try await store.outsideChanges()
            return Response.json(["status": "ready"])
        }
        router.get("/metrics") { _, _ in
            Response(
                status: .ok, headers: [.contentType: "text/plain; version=0.0.4; charset=utf-8"],
                body: .init(byteBuffer: ByteBuffer(string: metrics.text())))
        }
        router.get("/v1/openapi.json") { _, _ in Response.json(ByteBuffer(bytes: document.json)) }
        router.get("/docs") { request, _ in
            let page = try APIPage(document, Language(request)).html()
            return Response(
                status: .ok,
                headers: [
                    .contentType: "text/html; charset=utf-8",
                    .contentSecurityPolicy: "default-src 'none'; style-src 'unsafe-inline'",
                ],
                body: .init(byteBuffer: ByteBuffer(string: page)))
        }
        router.post("/v1/tokens") { request, _ in
            // Who has no key at all is not listened to.
            let caller = try control.identify(request)
            let json = try JSONFields.read(try await request.bytes(), known: ["learner", "scopes", "seconds"])
            let learner = try json.required("learner", try json.pseudonym("learner"))
            let names = try json.texts("scopes", most: 3)
            let scopes = Set(names.compactMap(AccessScope.init(rawValue:)))
            // Nobody replaces the site's content from a browser.
            guard scopes.count == names.count, !scopes.isEmpty, !scopes.contains(.content) else {
                throw json.bad("scopes")
            }
            let seconds = try json.number("seconds", 10...900) ?? 300
            guard caller.learner == nil else { throw Problem(.forbidden, "bad_token") }
            let token = try control.token(for: learner, scopes, seconds: seconds, by: caller)
            return Response.json(Token(token: token.text, expires: Timestamp.text(token.expires)))
        }
    }
}
