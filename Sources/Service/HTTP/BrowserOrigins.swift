import HTTPTypes
import Hummingbird

/// Lets pages of some other sites read answers (the Fetch standard, "CORS protocol"): those whose scripts ask the service
/// itself, with a token, and not through their own site.
struct BrowserOrigins<Context: RequestContext>: RouterMiddleware {
    private let origins: Set<String>
    private let cors = CORSMiddleware<Context>(
        allowOrigin: CORSMiddleware<Context>.AllowOriginExtended.originBased,
        allowHeaders: [.authorization, .contentType, .acceptLanguage], allowMethods: [.get, .post, .put, .delete],
        maxAge: .hours(1))

    /// - Parameter origins: such as `https://formation.example`.
    init(_ origins: Set<String>) { self.origins = origins }

    func handle(
        _ request: Request, context: Context, next: (Request, Context) async throws -> Response
    ) async throws -> Response {
        if let origin = request.headers[.origin], origins.contains(origin) {
            return try await cors.handle(request, context: context, next: next)
        }
        var response = try await next(request, context)
        // Else a cache gives this answer to pages that may not read it.
        response.headers[.vary] = "Origin"
        return response
    }
}
