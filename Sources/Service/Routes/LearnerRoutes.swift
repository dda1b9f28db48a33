import ContentGraph
import Foundation
import HTTPTypes
import Hummingbird
import LearnerRecords
import Mastery
import Planning
import Reports

/// `/v1/learners/{learner}`: consent, attributes, mastery, placement, export, erasure.
struct LearnerRoutes {
    let control: AccessControl
    let store: any LearnerStore
    let shelf: ContentShelf
    let cache: AnswerCache
    let queue: PlanningQueue
    let clock: @Sendable () -> Double

    func add(to router: Router<ServiceContext>) {
        router.get("/v1/learners/{learner}/consent") { request, context in
            let (learner, access) = try who(.privacy, request, context)
            try await store.trace(.readConsent, .rightsOfTheLearner, of: learner, actor: access.key, at: clock())
            return Response.json(ConsentDocument(try await store.file(of: learner) ?? LearnerFile(learner: learner)))
        }
        router.put("/v1/learners/{learner}/consent") { request, context in
            let (learner, access) = try who(.privacy, request, context)
            let changes = try ConsentDocument.changes(try await request.bytes(), at: clock())
            try await store.setConsent(changes, of: learner, actor: access.key)
            cache.change(learner)
            return Response.json(ConsentDocument(try await store.file(of: learner) ?? LearnerFile(learner: learner)))
        }
        router.put("/v1/learners/{learner}/attributes") { request, context in
            let (learner, access) = try who(.events, request, context)
            let json = try JSONFields.read(
                try await request.bytes(), known: ["profession", "structure", "territory"])
            func label(_ name: String) throws(Problem) -> String? {
                guard let text = try json.text(name) else { return nil }
                guard LearnerAttributes.isLabel(text) else { throw json.bad(name) }
                return text
            }
            let attributes = LearnerAttributes(
                profession: try label("profession"), structure: try label("structure"),
                territory: try label("territory"))
            guard try await store.setAttributes(attributes, of: learner, actor: access.key, at: clock()) else {
                throw Problem(.forbidden, "no_consent")
            }
            cache.change(learner)
            return Response(status: .noContent)
        }
        router.get("/v1/learners/{learner}/mastery") { request, context in
            let (learner, access) = try who(.read, request, context)
            let (file, edition) = (try await agreed(learner), shelf.current)
            guard
                try await store.trace(.readMastery, .personalisation, of: learner, actor: access.key, at: clock())
            else { throw Problem(.forbidden, "no_consent") }
            let estimates = try await queue.perform(.mastery) {
                CurriculumDesk.estimates(file, edition, at: clock())
            }
            return Response.json(
                MasteryDocument(
                    learner: learner.text, time: (clock() / 86400).rounded(.down) * 86400, estimates, edition.graph))
        }
        router.post("/v1/learners/{learner}/placement") { request, context in
            let (learner, access) = try who(.events, request, context)
            return try await place(learner, try await request.bytes(), access)
        }
        router.get("/v1/learners/{learner}/export") { request, context in
            let (learner, access) = try who(.privacy, request, context)
            let file =
                try await store.export(learner, actor: access.key, at: clock()) ?? LearnerFile(learner: learner)
            guard request.headers[.accept]?.contains("text/html") == true else {
                return Response.json(LearnerDocument(file))
            }
            let page = try LearnerPage(Language(request)).html(file, shelf.current)
            return Response(
                status: .ok, headers: [.contentType: "text/html; charset=utf-8", .cacheControl: "no-store"],
                body: .init(byteBuffer: ByteBuffer(string: page)))
        }
        router.delete("/v1/learners/{learner}") { request, context in
            let (learner, access) = try who(.privacy, request, context)
            // The cache first: nothing may be answered from what is being erased.
            cache.erase(learner)
            defer { cache.erase(learner) }
            let wasKept = try await store.erase(learner, actor: access.key, at: clock())
            return Response.json(["erased": wasKept])
        }
    }

    private func who(
        _ scope: AccessScope, _ request: Request, _ context: ServiceContext
    ) throws(Problem) -> (Pseudonym, Access) {
        let access = try control.require(scope, request)
        let learner = try context.learner()
        try access.require(learner)
        return (learner, access)
    }

    /// What is kept of a learner who agrees to personalisation.
    private func agreed(_ learner: Pseudonym) async throws -> LearnerFile {
        guard let file = try await store.file(of: learner), file.purposes.contains(.personalisation) else {
            throw Problem(.forbidden, "no_consent")
        }
        return file
    }

    private func place(_ learner: Pseudonym, _ body: ByteBuffer, _ access: Access) async throws -> Response {
        let json = try JSONFields.read(body, known: ["profile", "needs", "answers"])
        let (edition, now) = (shelf.current, clock())
        var query = CurriculumQuery(profile: "")
        (query.learner, query.profile, query.needs) = (learner, try json.text("profile"), try json.texts("needs"))
        var answers: [LearnerFile.PlacementAnswer] = []
        for answer in try json.objects("answers", most: 20) {
            try answer.require(["skill", "yes"])
            let skill = try json.required("skill", try answer.text("skill"))
            guard edition.map.skillNumbers[skill] != nil else {
                throw Problem(.notFound, "no_such_skill")
            }
            answers.append(
                .init(time: now, skill: skill, isYes: try json.required("yes", try answer.flag("yes"))))
        }
        let known = try await agreed(learner)
        var request = try query.request(edition, profession: known.attributes.profession)
        if !answers.isEmpty {
            guard try await store.addPlacement(answers, of: learner, actor: access.key) else {
                throw Problem(.forbidden, "no_consent")
            }
            cache.change(learner)
        } else {
            try await store.trace(.askedPlacement, .personalisation, of: learner, actor: access.key, at: now)
        }
        let file = try await agreed(learner)
        // Questions of one sitting are at most so many; those of last month may be asked again.
        let asked = Set(
            file.placement.filter { now - $0.time < 86400 }.compactMap { edition.node($0.skill, .skill) })
        request.searchSeconds = 0.01
        let question = try await queue.perform(.placement) { [request] in
            edition.placement.next(CurriculumDesk.learner(file, edition), at: now, request, asked: asked)
        }
        return Response.json(PlacementDocument(question, asked: asked.count, edition.graph))
    }
}
