import Crypto
import Foundation
import LearnerRecords

/// Makes and checks the short-lived tokens that a site gives to a browser: what they allow, and an HMAC over it.
struct TokenSigner: Sendable {
    /// What a token allows.
    struct Token: Sendable, Equatable {
        /// Identifier of the key that asked for it.
        var key: String
        /// The one learner that it is for.
        var learner: Pseudonym
        var scopes: Set<AccessScope>
        /// Seconds since 1970.
        var expires: Double
    }

    private let secret: SymmetricKey

    init(secret: Data) { self.secret = SymmetricKey(data: secret) }

    /// The text of a token: `prt_KEY.LEARNER.SCOPES.EXPIRES.SIGNATURE`.
    func text(_ token: Token) -> String {
        let scopes = token.scopes.map(\.rawValue).sorted().joined(separator: "-")
        let body = "prt_\(token.key).\(token.learner).\(scopes).\(Int(token.expires))"
        let signature = HMAC<SHA256>.authenticationCode(for: Data(body.utf8), using: secret)
        return body + "." + signature.hexadecimal
    }

    /// The token of a text; nil where it was not signed here or has expired.
    func token(_ text: Substring, at now: Double) -> Token? {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 5, let signature = Self.bytes(parts[4]),
            HMAC<SHA256>.isValidAuthenticationCode(
                signature, authenticating: Data(text[..<parts[3].endIndex].utf8), using: secret),
            let learner = Pseudonym(parts[1]), let expires = Double(parts[3]), now < expires
        else { return nil }
        let scopes = parts[2].split(separator: "-").compactMap { AccessScope(rawValue: String($0)) }
        return Token(key: String(parts[0].dropFirst(4)), learner: learner, scopes: Set(scopes), expires: expires)
    }

    private static func bytes(_ text: Substring) -> Data? {
        let digits = text.utf8.compactMap { Character(UnicodeScalar($0)).hexDigitValue }
        guard digits.count == 64, text.utf8.count == 64 else { return nil }
        return Data(stride(from: 0, to: 64, by: 2).map { UInt8(digits[$0] << 4 | digits[$0 + 1]) })
    }
}
