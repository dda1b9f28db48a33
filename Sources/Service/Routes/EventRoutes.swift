import ContentGraph
import Foundation
import HTTPTypes
import Hummingbird
import LearnerRecords
import NIOFoundationCompat
import Reports

/// `POST /v1/events`, and the same as xAPI statements.
struct EventRoutes {
    let control: AccessControl
    let intake: EventIntake
    let store: any LearnerStore
    let shelf: ContentShelf
    let clock: @Sendable () -> Double

    /// 1 MiB: a thousand events.
    private static let mostBytes = 1 << 20
    /// What may stand before a JSON value.
    private static let blanks: Set<UInt8> = [0x20, 0x09, 0x0A, 0x0D]

    func add(to router: Router<ServiceContext>) {
        router.post("/v1/events") { request, _ in
            let access = try control.require(.events, request)
            let body = try await request.bytes(upTo: Self.mostBytes)
            guard let batch = body.withUnsafeReadableBytes({ try? EventBatch(json: $0) }) else {
                throw Problem(.badRequest, "not_events")
            }
            return try await answer(batch.drafts.map { ($0.id, $0.result) }, request, access)
        }
        router.post("/v1/xapi/statements") { request, _ in
            let access = try control.require(.events, request)
            let body = try await request.bytes(upTo: Self.mostBytes)
            let decoder = JSONDecoder()
            let isArray = body.readableBytesView.first { !Self.blanks.contains($0) } == UInt8(ascii: "[")
            let drafts =
                isArray
                ? try? decoder.decode([XAPIDraft].self, from: body)
                : (try? decoder.decode(XAPIDraft.self, from: body)).map { [$0] }
            guard let drafts, isArray || drafts[0].isObject else { throw Problem(.badRequest, "not_statements") }
            return try await answer(drafts.map { ($0.id, $0.result) }, request, access)
        }
        router.get("/v1/learners/{learner}/statements") { request, context in
            let access = try control.require(.privacy, request)
            let learner = try context.learner()
            try access.require(learner)
            let file = try await store.export(learner, actor: access.key, at: clock())
            let site = shelf.current.graph.metadata.siteURL
            return Response.json((file?.events ?? []).map { XAPIStatement($0.record, site: site) })
        }
    }

    private func answer(
        _ drafts: [(id: UUID?, result: Result<LearningRecord, RecordFault>)], _ request: Request, _ access: Access
    ) async throws -> Response {
        // A browser has few events to tell of, and may not fill the database with them.
        guard (1...(access.learner == nil ? 1000 : 50)).contains(drafts.count) else {
            throw Problem(.unprocessableContent, "batch_size")
        }
        let outcomes = try await intake.take(drafts.map(\.result), access, at: clock())
        let catalogue = Catalogue(Language(request))
        var json = JSONWriter()
        json.object { json in
            json.key("stored")
            json.number(outcomes.count { $0 == .stored })
            json.key("results")
            json.array { json in
                for (draft, outcome) in zip(drafts, outcomes) {
                    json.object { json in
                        if let id = draft.id {
                            json.key("id")
                            json.string(id.uuidString.lowercased())
                        }
                        json.key("status")
                        json.string(outcome.name)
                        guard case .refused(let fault) = outcome else { return }
                        json.key("code")
                        json.string(fault.code)
                        if let field = fault.field {
                            json.key("field")
                            json.string(field)
                        }
                        json.key("detail")
                        json.string(catalogue.text("record.\(fault.code)", ["field": fault.field ?? ""]))
                    }
                }
            }
        }
        return Response.json(ByteBuffer(bytes: json.bytes))
    }
}
