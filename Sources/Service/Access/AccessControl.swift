import Foundation
import HTTPTypes
import Hummingbird
import LearnerRecords
import Synchronization

/// Who makes a request, once that is proven.
struct Access: Sendable {
    /// Identifier of the key.
    var key: String
    /// The one learner whose data may be touched; nil for all.
    var learner: Pseudonym?

    /// Refuses what concerns another learner than the one that a token is for.
    func require(_ learner: Pseudonym) throws(Problem) {
        if let own = self.learner, own != learner { throw Problem(.forbidden, "other_learner") }
    }
}

/// Keys and tokens: who may do what, and how often.
final class AccessControl: Sendable {
    private struct State {
        var keys: [String: AccessKey] = [:]
        var buckets: [String: TokenBucket] = [:]
    }

    private let state = Mutex(State())
    private let signer: TokenSigner
    private let clock: @Sendable () -> Double

    init(signer: TokenSigner, clock: @escaping @Sendable () -> Double) {
        self.signer = signer
        self.clock = clock
    }

    /// Takes the keys that are known now.
    func take(_ keys: [AccessKey]) {
        state.withLock { state in
            state.keys = Dictionary(keys.map { ($0.id, $0) }) { first, _ in first }
            state.buckets = state.buckets.filter { bucket in state.keys.keys.contains { bucket.key.hasPrefix($0) } }
        }
    }

    /// Whether any key is in force.
    var hasKeys: Bool { state.withLock { $0.keys.values.contains { $0.revoked == nil } } }

    /// Who makes a request, whatever their key is for.
    /// - Throws: `Problem`.
    func identify(_ request: Request) throws(Problem) -> Access { try counted(try access(request.headers, nil)) }

    /// Who makes a request that needs a scope.
    /// - Throws: `Problem`.
    func require(_ scope: AccessScope, _ request: Request) throws(Problem) -> Access {
        try counted(try access(request.headers, scope))
    }

    /// Something for who has a scope, where there is something. A request for which there is nothing does not count towards
    /// its rate, so that it may go elsewhere.
    /// - Returns: nil where there is nothing, and where `require` would refuse.
    func give<Value>(_ scope: AccessScope, _ headers: HTTPFields, _ look: (Access) -> Value?) -> Value? {
        guard let proven = try? access(headers, scope), let value = look(proven.access),
            (try? counted(proven)) != nil
        else { return nil }
        return value
    }

    /// How many requests who makes one may make.
    private struct Pace {
        var name: String
        var rate: Double
        var burst: Double
    }

    private func counted(_ proven: (access: Access, pace: Pace?)) throws(Problem) -> Access {
        if let pace = proven.pace { try pass(pace, clock()) }
        return proven.access
    }

    private func access(
        _ headers: HTTPFields, _ scope: AccessScope?
    ) throws(Problem) -> (access: Access, pace: Pace?) {
        guard let header = headers[.authorization], Self.isBearer(header) else {
            throw Problem(.unauthorized, "no_key")
        }
        let now = clock()
        let text = Substring(header.utf8.dropFirst(7))
        if text.utf8.starts(with: "prt_".utf8) { return try access(token: text, scope, now) }
        guard let credential = AccessCredential(text), let key = state.withLock({ $0.keys[credential.id] }),
            key.accepts(Array(credential.secret.utf8), at: now)
        else { throw Problem(.unauthorized, "bad_key") }
        if let scope, !key.scopes.contains(scope) {
            throw Problem(.forbidden, "scope", ["scope": scope.rawValue])
        }
        return (Access(key: key.id), key.rate.map { Pace(name: key.id, rate: $0, burst: $0) })
    }

    /// Whether a header has the scheme `Bearer`, in whatever case (RFC 9110, 11.1).
    private static func isBearer(_ header: String) -> Bool {
        header.utf8.count > 7 && zip(header.utf8, "bearer ".utf8).allSatisfy { $0 | 0x20 == $1 }
    }

    private func access(
        token text: Substring, _ scope: AccessScope?, _ now: Double
    ) throws(Problem) -> (access: Access, pace: Pace?) {
        guard let token = signer.token(text, at: now) else { throw Problem(.unauthorized, "bad_token") }
        let key = state.withLock { $0.keys[token.key] }
        guard let key, key.revoked == nil else { throw Problem(.unauthorized, "bad_token") }
        if let scope, !token.scopes.contains(scope) || !key.scopes.contains(scope) {
            throw Problem(.forbidden, "scope", ["scope": scope.rawValue])
        }
        return (
            Access(key: key.id, learner: token.learner),
            Pace(name: key.id + token.learner.text, rate: 5, burst: 50)
        )
    }

    /// A token for a browser, with some of the scopes of a key.
    /// - Throws: `Problem` where the key lacks one of them.
    func token(
        for learner: Pseudonym, _ scopes: Set<AccessScope>, seconds: Double, by access: Access
    ) throws(Problem) -> (text: String, expires: Double) {
        let held = state.withLock { $0.keys[access.key]?.scopes ?? [] }
        if let scope = scopes.subtracting(held).map(\.rawValue).min() {
            throw Problem(.forbidden, "scope", ["scope": scope])
        }
        let expires = (clock() + seconds).rounded(.up)
        return (signer.text(.init(key: access.key, learner: learner, scopes: scopes, expires: expires)), expires)
    }

    private func pass(_ pace: Pace, _ now: Double) throws(Problem) {
        let wait = state.withLock { state -> Double? in
            if state.buckets.count > 100_000 { state.buckets = state.buckets.filter { !$0.value.isFull(at: now) } }
            return state.buckets[pace.name, default: TokenBucket(rate: pace.rate, burst: pace.burst, at: now)]
                .take(at: now)
        }
        if let wait { throw Problem(.tooManyRequests, "too_many", retryAfter: max(1, Int(wait.rounded(.up)))) }
    }
}

/// So many requests a second, and so many at once.
struct TokenBucket: Sendable {
    private let rate: Double
    private let burst: Double
    private var level: Double
    private var time: Double

    init(rate: Double, burst: Double, at time: Double) {
        self.rate = rate
        self.burst = max(1, burst)
        self.time = time
        level = self.burst
    }

    /// Takes one; where none is left, gives the seconds until the next.
    mutating func take(at now: Double) -> Double? {
        level = min(burst, level + max(0, now - time) * rate)
        time = max(time, now)
        guard level >= 1 else { return (1 - level) / max(rate, 1e-9) }
        level -= 1
        return nil
    }

    func isFull(at now: Double) -> Bool { level + (now - time) * rate >= burst }
}
