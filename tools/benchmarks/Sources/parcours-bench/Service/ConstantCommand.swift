import ArgumentParser
import Hummingbird

/// `parcours-bench service constant`: an endpoint of the same framework that answers every request with the same JSON.
struct ConstantCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "constant", abstract: "Answers POST /v1/curricula with constant JSON.")

    @Option(help: "Length of the answer, in bytes.")
    var bytes = 50_000

    @Option(help: "Port to listen on.")
    var port = 8090

    func run() async throws {
        let body = ByteBuffer(string: "\"" + String(repeating: "x", count: max(0, bytes - 2)) + "\"")
        let router = Router()
        router.post("/v1/curricula") { request, _ in
            _ = try await request.body.collect(upTo: 65536)
            return Response(
                status: .ok, headers: [.contentType: "application/json"], body: ResponseBody(byteBuffer: body))
        }
        let application = Application(
            router: router, configuration: .init(address: .hostname("127.0.0.1", port: port)))
        try await application.runService()
    }
}
