import Dispatch
import HTTPTypes
import LearnerRecords
import Metrics
import NIOCore

/// Curricula that are ready, for requests that need nothing else: see `ReadyAnswerHandler`.
struct ReadyAnswers: Sendable {
    /// Longest body of a request that is looked at, in bytes; longer ones are rare.
    private static let mostBytes = 16 << 10

    let control: AccessControl
    let desk: CurriculumDesk
    let timers: RequestTimers
    let clock: @Sendable () -> Double
    private let date = HTTPDate()

    init(
        _ control: AccessControl, _ desk: CurriculumDesk, _ timers: RequestTimers,
        clock: @escaping @Sendable () -> Double
    ) {
        self.control = control
        self.desk = desk
        self.timers = timers
        self.clock = clock
    }

    /// Whether the answer to a request may be ready, as far as its head tells.
    func mayHave(_ head: HTTPRequest) -> Bool {
        guard head.method == .post, head.path == "/v1/curricula", head.headerFields[.expect] == nil,
            head.headerFields[.origin] == nil,
            let length = head.headerFields[.contentLength].flatMap({ Int($0) }), length <= Self.mostBytes
        else { return false }
        // To end a connection is for who keeps it.
        return head.headerFields[.connection].map { $0.lowercased() == "keep-alive" } ?? true
    }

    /// The answer to a request; nil where it is not ready, or must be refused.
    func answer(_ head: HTTPRequest, _ body: ByteBuffer) -> (head: HTTPResponse, body: ByteBuffer)? {
        let start = DispatchTime.now().uptimeNanoseconds
        let ready = control.give(.read, head.headerFields) { desk.ready(body, $0, at: clock()) }
        guard let ready else { return nil }
        var fields = HTTPFields.unkeptJSON
        fields[.contentLength] = String(ready.readableBytes)
        fields[.xContentTypeOptions] = "nosniff"
        fields[.date] = date.text
        timers.timer(.post, "/v1/curricula", .ok)
            .recordNanoseconds(Int64(DispatchTime.now().uptimeNanoseconds - start))
        return (HTTPResponse(status: .ok, headerFields: fields), ready)
    }
}
