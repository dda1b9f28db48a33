import Crypto
public import Foundation

/// What a key may be used for.
public enum AccessScope: String, Sendable, CaseIterable {
    /// Curricula, needs, coverage.
    case read
    /// Adding learning events and placement answers.
    case events
    /// Replacing the site's content.
    case content
    /// Consent, export and erasure.
    case privacy
}

/// A key of a site: what is kept of it. The secret itself is shown once and never kept.
public struct AccessKey: Sendable, Equatable {
    /// Public part, by which it is listed and traced.
    public var id: String
    /// What people call it.
    public var name: String
    /// What it may be used for.
    public var scopes: Set<AccessScope>
    /// Most requests a second; nil for no limit.
    public var rate: Double?
    /// SHA-256 of the secret. A secret is 32 random bytes, so that a slow hash would add nothing.
    public var digest: Data
    /// Digest of the secret before the last rotation, and when it ends to be accepted, in seconds since 1970.
    public var previous: (digest: Data, until: Double)?
    /// Seconds since 1970.
    public var created: Double
    /// Since when it is not accepted any more, in seconds since 1970.
    public var revoked: Double?

    /// Makes a key.
    public init(
        id: String, name: String, scopes: Set<AccessScope>, rate: Double?, digest: Data,
        previous: (digest: Data, until: Double)? = nil, created: Double, revoked: Double? = nil
    ) {
        self.id = id
        self.name = name
        self.scopes = scopes
        self.rate = rate
        self.digest = digest
        self.previous = previous
        self.created = created
        self.revoked = revoked
    }

    /// Whether a text may be a name: 1 to 100 characters, none of which is a control character.
    public static func isName(_ text: String) -> Bool {
        (1...100).contains(text.count) && text.contains { !$0.isWhitespace }
            && !text.unicodeScalars.contains { $0.properties.generalCategory == .control }
    }

    /// Whether a secret opens the key now. Takes as long whatever part of the secret is wrong.
    public func accepts(_ secret: some DataProtocol, at time: Double) -> Bool {
        let digest = SHA256.hash(data: secret)
        let isCurrent = digest == self.digest
        let isPrevious = previous.map { digest == $0.digest && time < $0.until } ?? false
        return (isCurrent || isPrevious) && revoked == nil
    }

    /// Two keys are the same where all that is kept of them is.
    public static func == (left: AccessKey, right: AccessKey) -> Bool {
        left.id == right.id && left.name == right.name && left.scopes == right.scopes && left.rate == right.rate
            && left.digest == right.digest && left.previous?.digest == right.previous?.digest
            && left.previous?.until == right.previous?.until && left.created == right.created
            && left.revoked == right.revoked
    }
}

/// The text of a key as its holder has it: `prc_ID_SECRET`.
public struct AccessCredential: Sendable {
    /// Public part.
    public var id: String
    /// Secret part.
    public var secret: String

    /// Draws a new secret for a key; a new identifier where none is given.
    public init(id: String? = nil) {
        func random(_ count: Int) -> String {
            SymmetricKey(size: SymmetricKeySize(bitCount: count * 8)).withUnsafeBytes { $0.hexadecimal }
        }
        self.id = id ?? random(6)
        secret = random(32)
    }

    /// Reads the text of a key; nil where it is none.
    public init?(_ text: Substring) {
        // With every request: no lists of parts are made.
        let parts = text.utf8
        guard parts.starts(with: "prc_".utf8) else { return nil }
        let start = parts.index(parts.startIndex, offsetBy: 4)
        guard let end = parts[start...].firstIndex(of: UInt8(ascii: "_")) else { return nil }
        let (own, rest) = (parts[start..<end], parts[end...].dropFirst())
        guard (1...64).contains(own.count), (32...128).contains(rest.count), !rest.contains(UInt8(ascii: "_")) else {
            return nil
        }
        id = String(Substring(own))
        secret = String(Substring(rest))
    }

    /// The text of the key.
    public var text: String { "prc_\(id)_\(secret)" }
    /// What is kept of the secret.
    public var digest: Data { Data(SHA256.hash(data: Data(secret.utf8))) }
}
