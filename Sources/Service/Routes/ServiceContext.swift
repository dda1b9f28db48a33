import HTTPTypes
import Hummingbird
import LearnerRecords
import NIOCore

/// What a request carries along.
struct ServiceContext: RequestContext {
    var coreContext: CoreRequestContextStorage

    init(source: Source) { coreContext = .init(source: source) }

    /// The learner that the address names.
    /// - Throws: `Problem` where it is no pseudonym.
    func learner() throws(Problem) -> Pseudonym {
        guard let text = parameters.get("learner"), let learner = Pseudonym(text) else {
            throw Problem(.unprocessableContent, "bad_field", ["field": "learner"])
        }
        return learner
    }
}

extension Request {
    /// The whole body, of a length that no honest request exceeds.
    func bytes(upTo limit: Int = 1 << 20) async throws -> ByteBuffer { try await body.collect(upTo: limit) }

    /// Refuses parameters that an address does not have, and those without a value.
    func requireParameters(_ known: Set<String>) throws(Problem) {
        for parameter in (uri.query ?? "").split(separator: "&") {
            let parts = parameter.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard known.contains(String(parts[0])) else {
                throw Problem(.unprocessableContent, "unknown_field", ["known": known.sorted().joined(separator: ", ")])
            }
            guard parts.count == 2, !parts[1].isEmpty else {
                throw Problem(.unprocessableContent, "bad_field", ["field": String(parts[0])])
            }
        }
    }

    /// A parameter that is `true` or `false`.
    func flag(_ name: String) throws(Problem) -> Bool {
        switch uri.queryParameters.get(name) {
        case nil, "false": return false
        case "true": return true
        default: throw Problem(.unprocessableContent, "bad_field", ["field": name])
        }
    }
}
