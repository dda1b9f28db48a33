import Dispatch
import HTTPTypes
import Hummingbird
import Logging
import Metrics
import Reports

/// What happens around every request: it is let in or shed, measured, and whatever goes wrong becomes a problem document.
struct FrontMiddleware<Context: RequestContext>: RouterMiddleware {
    let load: LoadMeter
    let routes: RouteTable
    let timers: RequestTimers

    func handle(
        _ request: Request, context: Context, next: (Request, Context) async throws -> Response
    ) async throws -> Response {
        let start = DispatchTime.now().uptimeNanoseconds
        var response: Response
        do {
            guard load.enter(isVital: request.uri.path.hasPrefix("/healthz")) else {
                throw Problem(.serviceUnavailable, "overloaded", retryAfter: 1)
            }
            defer { load.leave() }
            // Curricula are answered at once or queue for their turn; all else may take long.
            response =
                request.uri.path == "/v1/curricula"
                ? try await next(request, context) : try await offLoop { try await next(request, context) }
        } catch {
            response = problem(error, request, context).response(Language(request))
        }
        response.headers[.xContentTypeOptions] = "nosniff"
        let route = context.endpointPath ?? "none"
        timers.timer(request.method, route, response.status)
            .recordNanoseconds(Int64(DispatchTime.now().uptimeNanoseconds - start))
        return response
    }

    private func problem(_ error: any Error, _ request: Request, _ context: Context) -> Problem {
        var problem = Problem(error)
        if problem.code == "no_such_address" {
            let allowed = routes.methods(at: request.uri.path)
            if !allowed.isEmpty { problem = Problem(.methodNotAllowed, "wrong_method", allow: allowed) }
        }
        // The route and not the address: an address may hold a pseudonym.
        let facts: Logger.Metadata = [
            "code": "\(problem.code)", "status": "\(problem.status.code)", "method": "\(request.method)",
            "route": "\(context.endpointPath ?? "none")",
        ]
        if problem.code == "internal" {
            context.logger.error("request failed", metadata: facts.merging(["error": "\(error)"]) { first, _ in first })
        } else {
            context.logger.debug("request refused", metadata: facts)
        }
        return problem
    }
}
