import HTTPTypes
import Metrics
import Synchronization

/// The timers of requests, each made once.
final class RequestTimers: Sendable {
    private struct Kind: Hashable {
        var method: HTTPRequest.Method
        var route: String
        var status: Int
    }

    private let timers = Mutex<[Kind: Metrics.Timer]>([:])

    /// The timer of a kind of request. Methods that no route takes count as one: a client can make up as many as it likes.
    func timer(_ method: HTTPRequest.Method, _ route: String, _ status: HTTPResponse.Status) -> Metrics.Timer {
        let known: [HTTPRequest.Method] = [.get, .post, .put, .delete, .head]
        let kind = Kind(
            method: known.contains(method) ? method : .init("OTHER")!, route: route, status: status.code)
        return timers.withLock { timers in
            if let timer = timers[kind] { return timer }
            let timer = Metrics.Timer(
                label: "parcours_request_seconds",
                dimensions: [
                    ("method", kind.method.rawValue), ("route", route), ("status", "\(status.code)"),
                ])
            timers[kind] = timer
            return timer
        }
    }
}
