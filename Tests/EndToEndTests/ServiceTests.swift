import Foundation
import TestSupport
import Testing

/// The service as its clients meet it.
@Suite struct ServiceTests {
    private static func learner(_ number: Int) -> String {
        String(repeating: "0", count: 60) + String(format: "%04x", number)
    }

    private static let yesterday = Date(timeIntervalSinceNow: -86400).formatted(.iso8601)

    private static func event(_ learner: String, _ verb: String, _ more: [String: Any], id: UUID = UUID()) -> [String:
        Any]
    {
        [
            "id": id.uuidString.lowercased(), "learner": learner, "time": yesterday, "verb": verb,
        ].merging(more) { $1 }
    }

    private func agree(_ service: RunningService, _ learner: String, _ isGranted: Bool = true) async throws {
        let answer = try await service.send(
            "PUT", "/v1/learners/\(learner)/consent", json: ["personalisation": isGranted, "policy": "2026-01"])
        #expect(answer.status == 200)
    }

    /// Anyone may read default curricula: they name nothing that the site does not show to anyone.
    @Test func defaultCurriculaNameNoDrafts() async throws {
        let service = try RunningService()
        try service.start()
        let open = try await service.send("GET", "/v1/profiles/medecin/curriculum")
        let keyed = try await service.send("POST", "/v1/curricula", json: ["profile": "medecin"])
        #expect(String(decoding: keyed.body, as: UTF8.self).contains("Partager une imagerie avec le radiologue"))
        #expect(!String(decoding: open.body, as: UTF8.self).contains("Partager une imagerie avec le radiologue"))
        #expect((open.json["steps"] as? [Any])?.count == (keyed.json["steps"] as? [Any])?.count)
    }

    @Test func aLearnersWholeStory() async throws {
        let service = try RunningService()
        try service.start()
        let learner = Self.learner(1)
        let query: [String: Any] = ["learner": learner, "profile": "medecin"]
        let events: [String: Any] = [
            "events": [
                Self.event(learner, "viewed", ["object": "post/45", "seconds": 400]),
                Self.event(learner, "completed", ["object": "post/45"]),
                Self.event(learner, "self-assessed", ["object": "post/55", "level": 1]),
                Self.event(learner, "searched", ["query": "Jean Dupont dossier"]),
            ]
        ]

        // Without consent: the default curriculum, and nothing is kept.
        let anonymous = try await service.send("POST", "/v1/curricula", json: query)
        #expect(anonymous.json["personalised"] as? Bool == false)
        #expect(anonymous.json["notPersonalisedBecause"] as? String == "no_consent")
        #expect(try await service.send("POST", "/v1/events", json: events).json["stored"] as? Int == 0)

        // With consent: the learner's own, shorter by what they know.
        try await agree(service, learner)
        #expect(try await service.send("POST", "/v1/events", json: events).json["stored"] as? Int == 4)
        #expect(try await service.send("POST", "/v1/events", json: events).json["stored"] as? Int == 0)
        let own = try await service.send("POST", "/v1/curricula", json: query)
        #expect(own.json["personalised"] as? Bool == true)
        let (before, after) = (anonymous.number("totalMinutes"), own.number("totalMinutes"))
        #expect(after < before && after > 0)
        #expect(try await service.send("POST", "/v1/curricula", json: query).body == own.body)

        // The answer is a curriculum that the program verifies against the same graph.
        let folder = try SharedFiles.temporaryFolder()
        let file = folder.appending(path: "c.json")
        try own.body.write(to: file)
        let verified = try SharedFiles.run(
            RunningService.program, ["verify", file.path, SharedFiles.fixture("oneself-site.xml"), "--lang", "en"])
        #expect(verified.status == 0, "\(verified.output) \(verified.errors)")

        // Placement asks, and the answer shortens the curriculum.
        let path = "/v1/learners/\(learner)/placement"
        let question =
            try await service.send("POST", path, json: ["profile": "medecin"]).json["question"] as? [String: Any]
        let skill = try #require(question?["skill"] as? String)
        let next = try await service.send(
            "POST", path, json: ["profile": "medecin", "answers": [["skill": skill, "yes": true]]])
        #expect(next.json["asked"] as? Int == 1)
        let shorter = try await service.send("POST", "/v1/curricula", json: query).number("totalMinutes")
        #expect(shorter < after)

        // Export, with only the words of the site in what was searched for; then withdrawal and erasure.
        let export = try await service.send("GET", "/v1/learners/\(learner)/export").text
        #expect(export.contains("dossier") && !export.contains("Dupont"))
        let page = try await service.send(
            "GET", "/v1/learners/\(learner)/export", headers: ["Accept": "text/html", "Accept-Language": "fr"])
        #expect(page.text.contains("Ce que vous avez fait sur le site") && page.text.contains("<html lang=\"fr\">"))
        try await agree(service, learner, false)
        let withdrawn = try await service.send("POST", "/v1/curricula", json: query)
        #expect(withdrawn.body == anonymous.body)
        #expect(try await service.send("GET", "/v1/learners/\(learner)/mastery").status == 403)
        #expect(try await service.send("DELETE", "/v1/learners/\(learner)").json["erased"] as? Bool == true)
        #expect(try await service.send("DELETE", "/v1/learners/\(learner)").json["erased"] as? Bool == false)
        #expect(try await service.send("GET", "/v1/learners/\(learner)/statements").text == "[]")
        #expect(service.stop() == 0)
        #expect(!service.words.contains(learner))
        let trail = try SharedFiles.run(
            RunningService.program, ["audit", "verify", "--data", service.data.path, "--lang", "en"])
        #expect(trail.status == 0 && trail.output.contains("Trail intact"))
        for case let name as String in FileManager.default.enumerator(atPath: service.data.path)! {
            let bytes = FileManager.default.contents(atPath: service.data.path + "/" + name) ?? Data()
            #expect(bytes.range(of: Data(learner.utf8)) == nil, "\(name)")
        }
    }

    /// Of learners of whom nothing was seen all have the same, until something is.
    @Test func newcomersHaveTheSameUntilTheyDoSomething() async throws {
        let service = try RunningService()
        try service.start()
        let (first, second, stranger) = (Self.learner(1), Self.learner(2), Self.learner(3))
        func ask(_ learner: String) async throws -> ServiceClient.Answer {
            try await service.send("POST", "/v1/curricula", json: ["learner": learner, "profile": "medecin"])
        }
        for learner in [first, second] { try await agree(service, learner) }
        let new = try await ask(first)
        #expect(new.json["personalised"] as? Bool == true)
        #expect(try await ask(second).body == new.body)
        // It is kept for each of them, and for nobody else.
        for (learner, isKept) in [(first, true), (second, true), (stranger, false)] {
            let export = try await service.send("GET", "/v1/learners/\(learner)/export")
            #expect((export.json["curricula"] as? [Any] ?? []).count == (isKept ? 1 : 0))
        }
        #expect(try await ask(stranger).json["notPersonalisedBecause"] as? String == "no_consent")
        let event = Self.event(first, "self-assessed", ["object": "post/55", "level": 1])
        #expect(try await service.send("POST", "/v1/events", json: ["events": [event]]).json["stored"] as? Int == 1)
        #expect(try await ask(first).body != new.body)
        #expect(try await ask(second).body == new.body)
    }

    @Test func explanationsAndAlternativesComeWhereTheyAreAskedFor() async throws {
        let service = try RunningService()
        try service.start()
        let plain = try await service.send("POST", "/v1/curricula", json: ["profile": "medecin"])
        let asked = try await service.send(
            "POST", "/v1/curricula", json: ["profile": "medecin", "explain": true, "alternatives": 2])
        #expect(plain.json["explanation"] == nil && plain.json["alternatives"] == nil)
        // All that is in the plain answer, and after it what was asked for.
        #expect(asked.body.starts(with: plain.body.dropLast()))
        let steps = (asked.json["explanation"] as? [String: Any])?["steps"] as? [[String: Any]] ?? []
        #expect(!steps.isEmpty && steps.count == (plain.json["steps"] as? [Any])?.count)
        let why = steps.first?["why"] as? [String: String]
        #expect(why?["fr"]?.isEmpty == false && why?["en"]?.isEmpty == false && why?["fr"] != why?["en"])
        #expect(((asked.json["alternatives"] as? [Any])?.count ?? 9) <= 2)
        for wrong in [0, 6, 1.5] {
            let answer = try await service.send(
                "POST", "/v1/curricula", json: ["profile": "medecin", "alternatives": wrong])
            #expect(answer.status == 422 && answer.json["code"] as? String == "bad_field")
        }
    }

    /// Who would wait too long is turned away at once, and told when to come again; all others are answered.
    @Test func aCrowdIsTurnedAwayAndNotKeptWaiting() async throws {
        let service = try RunningService()
        try service.start(environment: ["PARCOURS_LIMITS_LAG_MILLISECONDS": "10"])
        let client = service.client
        let answers = await withTaskGroup { group in
            for number in 0..<400 {
                let body = try? JSONSerialization.data(
                    withJSONObject: ["profile": "medecin", "explain": true, "budgetMinutes": number + 10])
                group.addTask { try? await client.send("POST", "/v1/curricula", body) }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
        let statuses = answers.map { $0?.status ?? 0 }
        #expect(Set(statuses) == [200, 503])
        for case let answer? in answers where answer.status == 503 {
            #expect(answer.headers["retry-after"] == "1" && answer.json["code"] as? String == "overloaded")
        }
        #expect(try await service.send("GET", "/healthz").status == 200)
    }

    /// Two services live the same; one of them also had a learner who is erased.
    @Test func otherLearnersAreAsIfAnErasedOneHadNeverBeen() async throws {
        let services = [try RunningService(), try RunningService()]
        for service in services { try service.start() }
        var generator = SeededGenerator(seed: 8)
        let pages = [45, 53, 55, 56, 63, 69, 95, 96, 102, 103]
        for number in 0..<6 {
            let events = (0..<8).map { _ in
                Self.event(
                    Self.learner(number), "viewed",
                    [
                        "object": "post/\(pages.randomElement(using: &generator)!)",
                        "seconds": Int.random(in: 5...900, using: &generator),
                    ])
            }
            for (place, service) in services.enumerated() where number != 3 || place == 0 {
                try await agree(service, Self.learner(number))
                #expect(
                    try await service.send("POST", "/v1/events", json: ["events": events]).json["stored"] as? Int == 8)
                _ = try await service.send(
                    "POST", "/v1/curricula", json: ["learner": Self.learner(number), "profile": "infirmier"])
            }
        }
        _ = try await services[0].send("DELETE", "/v1/learners/\(Self.learner(3))")
        for number in 0..<6 {
            let id = Self.learner(number)
            let curricula = [
                try await services[0].send("POST", "/v1/curricula", json: ["learner": id, "profile": "infirmier"]),
                try await services[1].send("POST", "/v1/curricula", json: ["learner": id, "profile": "infirmier"]),
            ]
            #expect(curricula[0].body == curricula[1].body)
            let mastery = [
                try await services[0].send("GET", "/v1/learners/\(id)/mastery"),
                try await services[1].send("GET", "/v1/learners/\(id)/mastery"),
            ]
            #expect(mastery[0].body == mastery[1].body && mastery[0].status == (number == 3 ? 403 : 200))
        }
    }

    @Test func contentIsReplacedAndRolledBack() async throws {
        let service = try RunningService()
        try service.start()
        let export = try Data(contentsOf: URL(filePath: SharedFiles.fixture("oneself-site.xml")))
        let first = try await service.send("GET", "/v1/profiles")
        let tag = try #require(first.headers["etag"])
        #expect(try await service.send("GET", "/v1/profiles", headers: ["If-None-Match": tag]).status == 304)
        // Half of the file: more tutorials are lost than may be.
        let half = export.prefix(export.count * 4 / 5)
        let refused = try await service.send("PUT", "/v1/content", half)
        #expect(refused.status == 409 && refused.json["code"] as? String == "content_loss")
        #expect(try await service.send("GET", "/v1/profiles").headers["etag"] == tag)
        let forced = try await service.send("PUT", "/v1/content?force=true", half)
        #expect(forced.status == 200 && forced.json["changed"] as? Bool == true)
        #expect(try await service.send("GET", "/v1/profiles").headers["etag"] != tag)
        let whole = try await service.send("PUT", "/v1/content", export)
        let again = try await service.send("PUT", "/v1/content", export)
        #expect(
            again.json["changed"] as? Bool == false
                && again.json["version"] as? String == whole.json["version"] as? String)
        let version = tag.trimmingCharacters(in: ["\""])
        #expect(try await service.send("POST", "/v1/content/rollback", json: ["version": version]).status == 200)
        #expect(try await service.send("GET", "/v1/profiles").headers["etag"] == tag)
        #expect(try await service.send("PUT", "/v1/content", Data("no export".utf8)).status == 409)
        // What was put there is there after a restart, and the graph of the first start does not come back with the next.
        #expect(try await service.send("PUT", "/v1/content?force=true", half).status == 200)
        let last = try await service.send("GET", "/v1/profiles").headers["etag"]
        #expect(service.stop() == 0)
        for arguments in [[], ["--graph", SharedFiles.fixture("oneself-site.xml")]] {
            try service.start(arguments)
            #expect(try await service.send("GET", "/v1/profiles").headers["etag"] == last && last != tag)
            #expect(service.stop() == 0)
        }
    }

    @Test func whatUnzipsToMoreThanTheLimitIsRefused() async throws {
        let service = try RunningService()
        let folder = service.data.deletingLastPathComponent()
        let made = try SharedFiles.run(
            "/usr/bin/env", ["sh", "-c", "head -c 3000000 /dev/zero | gzip > zeros.gz"], in: folder)
        try #require(made.status == 0, "\(made.errors)")
        let zeros = try Data(contentsOf: folder.appending(path: "zeros.gz"))
        try service.start(environment: ["PARCOURS_LIMITS_UPLOAD_MEGABYTES": "1"])
        for path in ["/v1/content", "/v1/content?force=true"] {
            let refused = try await service.send("PUT", path, zeros)
            #expect(refused.status == 413 && refused.json["code"] as? String == "too_large")
        }
    }

    /// What is cut off is refused, however little is missing, by whatever way it comes; nothing of it is put in force.
    @Test func damagedContentIsPutInForceOnlyWhereThatIsMeant() async throws {
        let service = try RunningService()
        try service.start()
        let export = try Data(contentsOf: URL(filePath: SharedFiles.fixture("oneself-site.xml")))
        let tag = try await service.send("GET", "/v1/profiles").headers["etag"]
        let cut = export.prefix(export.count * 98 / 100)
        let refused = try await service.send("PUT", "/v1/content", cut)
        #expect(refused.status == 409 && refused.json["code"] as? String == "damaged_export")
        #expect(try await service.send("GET", "/v1/profiles").headers["etag"] == tag)
        #expect(service.stop() == 0)
        // At the start too, where the service goes on with what it has, and says so.
        let index = service.data.appending(path: "content/index.json")
        let before = try Data(contentsOf: index)
        for (name, bytes) in [("cut.xml", cut), ("none.xml", Data("garbage".utf8)), ("empty.xml", Data())] {
            let file = service.data.deletingLastPathComponent().appending(path: name)
            try bytes.write(to: file)
            let check = try SharedFiles.run(
                RunningService.program,
                ["serve", "--data", service.data.path, "--graph", file.path, "--check", "--lang", "fr"])
            #expect(check.status == 65 && check.errors.contains("ne serait pas mis en service"), "\(check.errors)")
            try service.start(["--graph", file.path])
            #expect(service.words.contains("Attention, contenu donné"))
            #expect(try await service.send("GET", "/v1/profiles").headers["etag"] == tag)
            #expect(service.stop() == 0)
            #expect(try Data(contentsOf: index) == before)
        }
    }

    /// Where a file of the content is lost the service goes on with what is there.
    @Test func contentOutlivesItsIndexAndLostVersions() async throws {
        let service = try RunningService()
        try service.start()
        let first = try #require(try await service.send("GET", "/v1/profiles").headers["etag"])
        let export = try Data(contentsOf: URL(filePath: SharedFiles.fixture("oneself-site.xml")))
        let half = export.prefix(export.count * 4 / 5)
        #expect(try await service.send("PUT", "/v1/content?force=true", half).status == 200)
        let second = try #require(try await service.send("GET", "/v1/profiles").headers["etag"])
        #expect(service.stop() == 0)
        let content = service.data.appending(path: "content")
        try Data("garbage".utf8).write(to: content.appending(path: "index.json"))
        try service.start([])
        #expect(try await service.send("GET", "/v1/profiles").headers["etag"] == second && second != first)
        #expect(service.stop() == 0)
        try FileManager.default.removeItem(
            at: content.appending(path: second.trimmingCharacters(in: ["\""]) + ".graph"))
        try service.start([])
        #expect(try await service.send("GET", "/v1/profiles").headers["etag"] == first)
        #expect(service.stop() == 0)
    }

    /// To see whether all is well changes nothing, and finds what would keep the service from starting.
    @Test func aCheckChangesNothing() throws {
        let folder = try SharedFiles.temporaryFolder().appending(path: "data").path
        func check(_ arguments: [String]) throws -> (status: Int32, words: String) {
            let run = try SharedFiles.run(
                RunningService.program,
                [
                    "serve", "--data", folder, "--graph", SharedFiles.fixture("oneself-site.xml"), "--check", "--lang",
                    "fr",
                ] + arguments)
            return (run.status, run.errors)
        }
        #expect(try check([]).status == 77)
        #expect(!FileManager.default.fileExists(atPath: folder))
        let made = try SharedFiles.run(RunningService.program, ["keys", "create", "test", "--data", folder])
        #expect(made.status == 0)
        #expect(try check([]).words.contains("Tout est en ordre"))
        #expect(!FileManager.default.fileExists(atPath: folder + "/content"))
        #expect(try check(["--log", "shout"]).status == 64)
        let settings = folder + "/settings.yaml"
        let text = "parcours:\n  tls:\n    certificate: /nowhere.pem\n"
        try text.write(toFile: settings, atomically: true, encoding: .utf8)
        #expect(try check(["--config", settings]).status == 65)
    }

    @Test func pagesOfKnownSitesMayReadAnswers() async throws {
        let service = try RunningService()
        try service.start(environment: ["PARCOURS_BROWSER_ORIGINS": "https://formation.example,http://localhost:8080"])
        func allowed(_ method: String, _ path: String, _ origin: String?, key: String? = nil) async throws -> String? {
            let headers = origin.map { ["Origin": $0, "Access-Control-Request-Method": "POST"] } ?? [:]
            let answer = try await service.send(
                method, path, method == "POST" ? Data(#"{"profile":"medecin"}"#.utf8) : nil, headers: headers, key: key)
            #expect(answer.headers["vary"] == "Origin")
            return answer.headers["access-control-allow-origin"]
        }
        let site = "http://localhost:8080"
        for (method, path) in [("OPTIONS", "/v1/events"), ("GET", "/v1/profiles"), ("POST", "/v1/curricula")] {
            // Twice: the second answer is ready.
            for _ in 0..<2 { #expect(try await allowed(method, path, site) == site) }
            #expect(try await allowed(method, path, "https://other.example") == nil)
        }
        // What is refused can be read too, or a page could not tell why.
        #expect(try await allowed("POST", "/v1/curricula", site, key: "none") == site)
        #expect(service.stop() == 0)
        try service.start()
        let plain = try await service.send("GET", "/v1/profiles", headers: ["Origin": site])
        #expect(plain.headers["access-control-allow-origin"] == nil && plain.headers["vary"] == nil)
    }

    /// Who begins a request and does not send it loses the connection, and keeps nobody from ending the service.
    @Test func slowClientsLoseTheirConnection() async throws {
        let service = try RunningService()
        try service.start(environment: ["PARCOURS_LIMITS_IDLE_SECONDS": "1"])
        func trickle(_ head: String) throws -> Process {
            let process = Process()
            process.executableURL = URL(filePath: "/bin/bash")
            process.arguments = [
                "-c",
                """
                exec 3<>/dev/tcp/127.0.0.1/$0
                printf '%s\\r\\n' "$1" 'Host: x' "Authorization: Bearer $2" 'Content-Length: 900' '' >&3
                while sleep 0.1; do printf ' ' >&3 || break; done & cat <&3 >/dev/null; kill $!
                """, "\(service.client.port)", head, service.key,
            ]
            process.standardError = FileHandle.nullDevice
            try process.run()
            return process
        }
        // Both end by themselves, which the test waits for.
        try trickle("POST /v1/events HTTP/1.1").waitUntilExit()
        try trickle("PUT /v1/content HTTP/1.1").waitUntilExit()
        #expect(try await service.send("GET", "/healthz").status == 200)
        let last = try trickle("PUT /v1/content HTTP/1.1")
        try await Task.sleep(for: .milliseconds(300))
        #expect(service.stop() == 0)
        last.waitUntilExit()
        #expect(!service.words.contains("request failed"), "\(service.words)")
    }

    @Test func keysAndTokensOpenWhatTheyShould() async throws {
        let service = try RunningService(scopes: ["read", "events"])
        try service.start()
        let query: [String: Any] = ["profile": "medecin"]
        #expect(try await service.send("GET", "/v1/profiles", key: "none").status == 200)
        #expect(try await service.send("POST", "/v1/curricula", json: query).status == 200)
        let body = try JSONSerialization.data(withJSONObject: query)
        for key in ["", "prc_1_2", service.key + "0", String(service.key.dropLast()) + "g"] {
            #expect(try await service.send("POST", "/v1/curricula", body, key: key).status == 401)
        }
        let (one, other) = (Self.learner(1), Self.learner(2))
        #expect(try await service.send("DELETE", "/v1/learners/\(one)").status == 403)
        #expect(
            try await service.send("POST", "/v1/tokens", json: ["learner": one, "scopes": ["privacy"]]).status == 403)
        let made = try await service.send(
            "POST", "/v1/tokens", json: ["learner": one, "scopes": ["read"], "seconds": 10])
        let token = try #require(made.json["token"] as? String)
        func ask(_ learner: String, _ token: String) async throws -> Int {
            let body = try JSONSerialization.data(withJSONObject: ["learner": learner, "profile": "medecin"])
            return try await service.send("POST", "/v1/curricula", body, key: token).status
        }
        #expect(try await ask(one, token) == 200)
        #expect(try await ask(other, token) == 403)
        #expect(try await ask(one, token.replacing(one, with: other)) == 401)
        let own = try JSONSerialization.data(withJSONObject: ["learner": one, "profile": "medecin"])
        let draft = "Partager une imagerie avec le radiologue"
        for key in [service.key, token, service.key] {
            let text = try await service.send("POST", "/v1/curricula", own, key: key).text
            #expect(text.contains(draft) == (key == service.key))
        }
        #expect(try await service.send("GET", "/v1/coverage").status == 200)
        #expect(try await service.send("GET", "/v1/coverage", key: token).json["code"] as? String == "needs_key")
        let statuses = await withTaskGroup { group in
            let (client, body) = (
                service.client, try? JSONSerialization.data(withJSONObject: ["learner": one, "profile": "medecin"])
            )
            for _ in 0..<200 {
                group.addTask { (try? await client.send("POST", "/v1/curricula", body, key: token))?.status ?? 0 }
            }
            return await group.reduce(into: Set<Int>()) { $0.insert($1) }
        }
        #expect(statuses == [200, 429])
        // Rotated, then revoked: the service follows within a second or two.
        let id = service.key.split(separator: "_")[1]
        let rotated = try SharedFiles.run(
            RunningService.program, ["keys", "rotate", String(id), "--grace", "0", "--data", service.data.path])
        #expect(try await waits(for: 401, service, body, service.key))
        let fresh = rotated.output.trimmingCharacters(in: .whitespacesAndNewlines)
        #expect(try await service.send("POST", "/v1/curricula", body, key: fresh).status == 200)
        _ = try SharedFiles.run(RunningService.program, ["keys", "revoke", String(id), "--data", service.data.path])
        #expect(try await waits(for: 401, service, body, fresh))
        let late = try SharedFiles.run(
            RunningService.program, ["keys", "rotate", String(id), "--data", service.data.path])
        #expect(late.status == 64 && late.output.isEmpty)
    }

    /// Whether a request comes to be answered with a status within half a minute.
    private func waits(for status: Int, _ service: RunningService, _ body: Data, _ key: String) async throws -> Bool {
        for _ in 0..<60 {
            if try await service.send("POST", "/v1/curricula", body, key: key).status == status { return true }
            try await Task.sleep(for: .milliseconds(500))
        }
        return false
    }

    @Test func problemsSayWhatToDoInTwoLanguages() async throws {
        let service = try RunningService()
        try service.start()
        let french = try await service.send(
            "POST", "/v1/curricula", json: ["profile": "pilote"], headers: ["Accept-Language": "fr-FR"])
        #expect(french.status == 404 && french.headers["content-type"] == "application/problem+json")
        #expect(french.json["title"] as? String == "Profil inconnu" && french.headers["content-language"] == "fr")
        let english = try await service.send(
            "POST", "/v1/curricula", json: ["profile": "pilote"], headers: ["Accept-Language": "de, en;q=0.8, fr;q=0.2"]
        )
        #expect(english.json["title"] as? String == "Unknown profile")
        #expect(try await service.send("PUT", "/v1/curricula", json: [:]).headers["allow"] == "POST")
        #expect(try await service.send("GET", "/v1/nothing").status == 404)
        #expect(
            try await service.send("POST", "/v1/curricula", json: ["name": "x"]).json["code"] as? String
                == "unknown_field")
        #expect(try await service.send("POST", "/v1/curricula", Data(count: 1_100_000)).status == 413)
        #expect(try await service.send("POST", "/v1/curricula", Data("[".utf8)).status == 400)
        #expect(try await service.send("GET", "/docs").text.contains("problem-no_consent"))
        #expect(try await service.send("GET", "/metrics").text.contains("parcours_request_seconds_count"))
    }

    @Test func theServiceStartsOnlyWhereItIsSafe() async throws {
        let service = try RunningService()
        let database = service.data.appending(path: "records.sqlite").path
        func words(_ arguments: [String]) throws -> String {
            do { try service.start(arguments) } catch let failure as RunningService.StartFailure {
                return failure.words
            }
            service.kill()
            return ""
        }
        let graph = ["--graph", SharedFiles.fixture("oneself-site.xml")]
        #expect(try words([]).contains("--graph"))
        try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: database)
        #expect(try words(graph).contains("chmod 600"))
        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: database)
        let settings = service.data.appending(path: "settings.yaml")
        for (text, word) in [
            ("parcours:\n  prot: 1\n", "parcours.prot"), ("parcours:\n  backup:\n    kept: 0\n", "backup.kept"),
            ("parcours:\n  limits:\n    idle-seconds: soon\n", "soon"),
            ("parcours:\n  browser:\n    origins: formation.example\n", "formation.example"),
            ("port: 1\n", "parcours:"),
        ] {
            try text.write(to: settings, atomically: true, encoding: .utf8)
            let found = try words(graph + ["--config", settings.path])
            #expect(found.contains(word), "\(found)")
        }
        try service.start(graph)
        let second = try SharedFiles.run(
            RunningService.program, ["serve", "--data", service.data.path, "--port", "0", "--lang", "fr"] + graph)
        #expect(second.status == 75 && second.errors.contains("tenue par un autre programme"))
    }
}
