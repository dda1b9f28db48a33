import Foundation
import TestSupport
import Testing

/// Answers that are ready leave from where requests are read: byte for byte as the others, in the order of the requests, and
/// only to who may have them.
@Suite struct ReadyAnswersTests {
    private static let learner = String(repeating: "0", count: 63)
    private let service: RunningService

    init() async throws {
        service = try RunningService()
        try service.start()
    }

    private static func body(_ number: Int) -> String {
        #"{"learner":"\#(learner)\#(number)","profile":"infirmier"}"#
    }

    private func request(
        _ body: String, _ headers: [String] = [], path: String = "/v1/curricula", isChunked: Bool = false
    ) -> String {
        let length = isChunked ? "Transfer-Encoding: chunked" : "Content-Length: \(body.utf8.count)"
        let fields = ["Host: localhost", "Authorization: Bearer \(service.key)", length] + headers
        let sent = isChunked ? "\(String(body.utf8.count, radix: 16))\r\n\(body)\r\n0\r\n\r\n" : body
        return "POST \(path) HTTP/1.1\r\n" + fields.map { $0 + "\r\n" }.joined() + "\r\n" + sent
    }

    /// Sends parts, with a moment between them, and gives all that comes until the service closes the connection.
    private func exchange(_ parts: [String]) throws -> String {
        let folder = try SharedFiles.temporaryFolder()
        for (number, part) in parts.enumerated() {
            try Data(part.utf8).write(to: folder.appending(path: String(format: "%02d", number)))
        }
        let result = try SharedFiles.run(
            "/bin/bash",
            [
                "-c",
                """
                exec 3<>/dev/tcp/127.0.0.1/$0
                for part in ??; do cat "$part" >&3; sleep 0.05; done
                timeout 20 cat <&3
                """, "\(service.client.port)",
            ], in: folder)
        #expect(result.status == 0, "\(result.errors)")
        return result.output
    }

    private func answer(_ number: Int) async throws -> String {
        try await service.send("POST", "/v1/curricula", Data(Self.body(number).utf8)).text
    }

    private func agree(_ number: Int, _ isGranted: Bool = true) async throws {
        let path = "/v1/learners/\(Self.learner)\(number)/consent"
        #expect(try await service.send("PUT", path, json: ["personalisation": isGranted]).status == 200)
    }

    @Test func answersComeInTheOrderOfTheirRequests() async throws {
        try await agree(1)
        let (one, visitor) = (try await answer(1), try await answer(2))
        #expect(one != visitor)
        // Ready, made anew, ready, no curriculum, ready: sent at once, and in pieces that end anywhere.
        let all =
            request(Self.body(1)) + request(#" {"profile":"medecin"}"#) + request(Self.body(2))
            + request("{}", path: "/v1/nothing") + request(Self.body(1), ["Connection: close"])
        let doctor = try await service.send("POST", "/v1/curricula", json: ["profile": "medecin"]).text
        let pieces = [String(all.prefix(40)), String(all.dropFirst(40).prefix(500)), String(all.dropFirst(540))]
        for parts in [[all], pieces] {
            let answers = try exchange(parts).components(separatedBy: "HTTP/1.1 ").dropFirst()
                .map { $0.components(separatedBy: "\r\n\r\n") }
            #expect(answers.map { String($0[0].prefix(3)) } == ["200", "200", "200", "404", "200"])
            #expect(
                answers.map { $0[1] }.enumerated().filter { $0.offset != 3 }.map(\.element) == [
                    one, doctor, visitor, one,
                ])
        }
    }

    @Test func allFormsOfARequestAreAnsweredAlike() async throws {
        let known = try await answer(1)
        let close = "Connection: close"
        for sent in [
            [request(Self.body(1)), request(Self.body(1), [close])],
            [request(Self.body(1), isChunked: true), request(Self.body(1), [close])],
            [request(Self.body(1), ["Connection: keep-alive"]), request(Self.body(1), [close], isChunked: true)],
        ] {
            let answers = try exchange([sent.joined()]).components(separatedBy: "HTTP/1.1 ").dropFirst()
            #expect(answers.count == 2)
            for answer in answers {
                let parts = answer.components(separatedBy: "\r\n\r\n")
                #expect(parts[1] == known)
                let names = parts[0].split(separator: "\r\n").dropFirst().compactMap { $0.split(separator: ":").first }
                #expect(
                    Set(names) == [
                        "Content-Type", "Cache-Control", "Content-Length", "X-Content-Type-Options", "Date",
                    ])
                #expect(answer.contains(/Date: (Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d\d \w{3} 2\d{3} \d\d:\d\d:\d\d GMT/))
            }
        }
    }

    @Test func noneIsGivenToWhoMayNotHaveIt() async throws {
        try await agree(1)
        let first = try await answer(1)
        #expect(try await answer(1) == first && first.contains(#""personalised":true"#))
        func ask(_ key: String) async throws -> Int {
            try await service.send("POST", "/v1/curricula", Data(Self.body(1).utf8), key: key).status
        }
        #expect(try await ask(service.key + "x") == 401)
        let token = try await service.send(
            "POST", "/v1/tokens", json: ["learner": Self.learner + "2", "scopes": ["read"]])
        #expect(try await ask(try #require(token.json["token"] as? String)) == 403)
        try await agree(1, false)
        #expect(try await answer(1).contains(#""notPersonalisedBecause":"no_consent""#))
        let id = String(service.key.split(separator: "_")[1])
        let revoked = try SharedFiles.run(
            RunningService.program, ["keys", "revoke", id, "--data", service.data.path])
        #expect(revoked.status == 0)
        var status = 200
        for _ in 0..<100 where status == 200 {
            try await Task.sleep(for: .milliseconds(50))
            status = try await ask(service.key)
        }
        #expect(status == 401)
    }
}
