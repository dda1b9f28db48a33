import ContentGraph
import Foundation
import HTTPTypes
import Hummingbird
import LearnerRecords
import NIOCore
import Reports

/// `POST /v1/curricula`, and what anyone may read: profiles, needs, and the default curriculum of a profile.
struct CurriculumRoutes {
    let control: AccessControl
    let shelf: ContentShelf
    let desk: CurriculumDesk
    let clock: @Sendable () -> Double
    private let defaults = EditionMemo()

    init(
        _ control: AccessControl, _ shelf: ContentShelf, _ desk: CurriculumDesk, clock: @escaping @Sendable () -> Double
    ) {
        self.control = control
        self.shelf = shelf
        self.desk = desk
        self.clock = clock
    }

    func add(to router: Router<ServiceContext>) {
        router.post("/v1/curricula") { request, _ in
            let access = try control.require(.read, request)
            return Response.json(try await desk.answer(try await request.bytes(), access, at: clock()))
        }
        router.get("/v1/profiles") { request, _ in
            try request.requireParameters([])
            return try await answer(request, "profiles") { edition in
                .init(bytes: Self.profiles(edition.graph))
            }
        }
        router.get("/v1/needs") { request, _ in
            try request.requireParameters(["profile"])
            let name = request.uri.queryParameters.get("profile")
            return try await answer(request, "needs \(name ?? "")") { edition in
                var profiles = Array(edition.graph.nodes(.profile))
                if let name { profiles = [try edition.require(name, .profile, "no_such_profile")] }
                return .init(bytes: Self.needs(edition.graph, profiles))
            }
        }
        router.get("/v1/profiles/{profile}/curriculum") { request, context in
            try request.requireParameters([])
            let name = context.parameters.get("profile")?.removingPercentEncoding ?? ""
            guard shelf.current.node(name, .profile) != nil else { throw Problem(.notFound, "no_such_profile") }
            return try await answer(request, "curriculum \(name)") { edition in
                try await desk.defaultCurriculum(name, edition).buffer
            }
        }
    }

    /// A public answer with its tag (RFC 9110, 8.8.3), or only "not modified".
    private func answer(
        _ request: Request, _ name: String, _ make: (ContentEdition) async throws -> ByteBuffer
    ) async throws -> Response {
        let edition = shelf.current
        let tag = "\"\(edition.version)\""
        let headers: HTTPFields = [
            .eTag: tag, .cacheControl: "public, max-age=300", .contentType: "application/json",
        ]
        let known = request.headers[.ifNoneMatch] ?? ""
        if known == "*"
            || known.split(separator: ",").contains(where: { $0.trimmed == tag || $0.trimmed == "W/" + tag })
        {
            return Response(status: .notModified, headers: headers)
        }
        let bytes = try await defaults.value(name, of: edition) { try await make(edition) }
        return Response(status: .ok, headers: headers, body: .init(byteBuffer: bytes))
    }

    private static func profiles(_ graph: ContentGraph) -> [UInt8] {
        document(graph, "profiles") { json in
            for profile in graph.nodes(.profile) {
                json.object { json in
                    describe(profile, graph, &json)
                    json.key("needs")
                    json.number(graph.targets(from: profile, .hasNeed).count)
                }
            }
        }
    }

    private static func needs(_ graph: ContentGraph, _ profiles: [NodeID]) -> [UInt8] {
        document(graph, "needs") { json in
            for profile in profiles {
                for need in graph.targets(from: profile, .hasNeed) {
                    json.object { json in
                        describe(need, graph, &json)
                        json.key("profile")
                        json.string(graph.key(profile))
                        json.key("axes")
                        json.array { json in
                            for axis in graph.targets(from: need, .hasAxis) {
                                json.object { json in
                                    describe(axis, graph, &json)
                                    json.key("tutorials")
                                    json.number(graph.targets(from: axis, .hasTutorial).count)
                                }
                            }
                        }
                    }
                }
            }
        }
    }

    private static func document(
        _ graph: ContentGraph, _ name: String, _ body: (inout JSONWriter) -> Void
    ) -> [UInt8] {
        var json = JSONWriter()
        json.object { json in
            json.key("site")
            json.string(graph.metadata.siteURL)
            json.key(name)
            json.array(body)
        }
        return json.bytes
    }

    private static func describe(_ node: NodeID, _ graph: ContentGraph, _ json: inout JSONWriter) {
        for (name, value) in [("key", graph.key(node)), ("slug", graph.slug(node)), ("title", graph.title(node))] {
            json.key(name)
            json.string(value)
        }
    }
}

extension Substring {
    fileprivate var trimmed: String { trimmingCharacters(in: .whitespaces) }
}
