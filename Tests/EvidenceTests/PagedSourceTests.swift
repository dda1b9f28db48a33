import Evidence
import HTTPTypes
import Hummingbird
import Testing

/// The connector against a server on this machine.
@Suite struct PagedSourceTests {
    private struct Wrong: Error {}

    /// Runs a body with the address of a server that has three pages in several forms.
    private func withServer(_ body: @escaping @Sendable (String) async throws -> Void) async throws {
        let router = Router()
        @Sendable func json(_ text: String, _ headers: HTTPFields = [:]) -> Response {
            Response(status: .ok, headers: headers, body: .init(byteBuffer: ByteBuffer(string: text)))
        }
        router.get("/list") { request, _ in
            guard request.headers[.authorization] == "Bearer secret" else { return Response(status: .unauthorized) }
            let page = Int(request.uri.queryParameters.get("page") ?? "1") ?? 1
            let next = page < 3 ? ", \"next\": \"/list?page=\(page + 1)\"" : ", \"next\": null"
            return json("{\"data\": [{\"account\": \"a\(page)\", \"age\": \(page), \"tags\": []}]\(next)}")
        }
        router.get("/linked") { request, _ in
            let page = Int(request.uri.queryParameters.get("page") ?? "1") ?? 1
            return json(
                "[{\"account\": \"b\(page)\"}]",
                page < 3 ? [HTTPField.Name("Link")!: "</linked?page=\(page + 1)>; rel=\"next\""] : [:])
        }
        router.get("/forever") { _, _ in json("{\"data\": [], \"next\": \"/forever\"}") }
        router.get("/elsewhere") { _, _ in json("{\"data\": [], \"next\": \"http://127.0.0.2:9/x\"}") }
        router.get("/moved") { _, _ in Response(status: .found, headers: [.location: "http://127.0.0.2:9/x"]) }
        router.get("/garbage") { _, _ in json("<html>") }
        let (ports, port) = AsyncStream.makeStream(of: Int.self)
        let application = Application(
            router: router, configuration: .init(address: .hostname("127.0.0.1", port: 0)),
            onServerRunning: { port.yield($0.localAddress?.port ?? 0) })
        try await withThrowingTaskGroup { group in
            group.addTask { try await application.run() }
            guard let port = await ports.first(where: { _ in true }) else { throw Wrong() }
            try await body("http://127.0.0.1:\(port)")
            group.cancelAll()
        }
    }

    @Test func allPagesAreRead() async throws {
        try await withServer { address in
            let listed = try await PagedSource(url: address + "/list", token: "secret").read()
            #expect(listed == (1...3).map { ["account": "a\($0)", "age": "\($0)"] })
            let linked = try await PagedSource(url: address + "/linked").read()
            #expect(linked == (1...3).map { ["account": "b\($0)"] })
        }
    }

    @Test func whatIsNotAsItShouldBeIsSaid() async throws {
        try await withServer { address in
            await #expect(throws: SourceError.status(401)) { try await PagedSource(url: address + "/list").read() }
            await #expect(throws: SourceError.badNextPage) { try await PagedSource(url: address + "/forever").read() }
            await #expect(throws: SourceError.badNextPage) { try await PagedSource(url: address + "/elsewhere").read() }
            await #expect(throws: SourceError.status(302)) { try await PagedSource(url: address + "/moved").read() }
            await #expect(throws: SourceError.malformed("data")) {
                try await PagedSource(url: address + "/garbage").read()
            }
            await #expect(throws: SourceError.self) { try await PagedSource(url: "http://127.0.0.1:1/").read() }
        }
    }
}
