import Foundation
import HTTPTypes
import Hummingbird
import LearnerRecords
import NIOCore
import NIOHTTP1
import Reports
import Synchronization

/// Something that cannot be done, as an answer: a problem document (RFC 9457) in French or English, with what to do.
struct Problem: Error {
    /// HTTP status.
    var status: HTTPResponse.Status
    /// Stable name, by which programs know it and under which the catalogue words it.
    var code: String
    /// What the sentences name; never anything about a learner.
    var values: [String: String] = [:]
    /// Seconds after which to try again.
    var retryAfter: Int?
    /// Methods that the address takes, where this one is not.
    var allow: [String] = []

    init(
        _ status: HTTPResponse.Status, _ code: String, _ values: [String: String] = [:], retryAfter: Int? = nil,
        allow: [String] = []
    ) {
        self.status = status
        self.code = code
        self.values = values
        self.retryAfter = retryAfter
        self.allow = allow
    }

    /// The problem that stands for an error.
    init(_ error: any Error) {
        switch error {
        case let problem as Problem: self = problem
        case let error as StoreError: self = Problem(error)
        case let error as any HTTPResponseError:
            switch error.status {
            case .contentTooLarge: self.init(.contentTooLarge, "too_large")
            case .notFound: self.init(.notFound, "no_such_address")
            default: self.init(error.status, error.status.code >= 500 ? "internal" : "bad_request")
            }
        // What the client sent is no HTTP, or ends before it should.
        case is HTTPParserError, is ChannelError: self.init(.badRequest, "bad_request")
        default: self.init(.internalServerError, "internal")
        }
    }

    private init(_ error: StoreError) {
        switch error {
        case .busy: self.init(.serviceUnavailable, "busy", retryAfter: 1)
        case .full: self.init(.serviceUnavailable, "storage_full", retryAfter: 60)
        case .locked: self.init(.serviceUnavailable, "storage_locked", retryAfter: 5)
        case .damaged, .noBackup, .unusable, .readableByOthers, .tooNew:
            self.init(.serviceUnavailable, "storage_unusable", retryAfter: 60)
        }
    }

    private struct Document: Encodable {
        var type: String
        var title: String
        var status: Int
        var detail: String
        var code: String
    }

    /// The answer in a language.
    func response(_ language: Language) -> Response {
        var response = Response.json(body(language), status: status)
        response.headers[.contentType] = "application/problem+json"
        response.headers[.contentLanguage] = language.rawValue
        if let retryAfter { response.headers[.retryAfter] = "\(retryAfter)" }
        if !allow.isEmpty { response.headers[.allow] = allow.joined(separator: ", ") }
        if status == .unauthorized { response.headers[.wwwAuthenticate] = "Bearer" }
        return response
    }
}

extension Problem {
    private struct Kind: Hashable {
        var status: Int
        var code: String
        var language: Language
    }

    /// Documents that name nothing, each made once: to turn a crowd away must take less than to answer it.
    private static let bodies = Mutex<[Kind: ByteBuffer]>([:])

    /// The document in a language.
    func body(_ language: Language) -> ByteBuffer {
        let kind = Kind(status: status.code, code: code, language: language)
        if values.isEmpty, let body = Self.bodies.withLock({ $0[kind] }) { return body }
        let catalogue = Catalogue(language)
        let body = ByteBuffer(
            encoding: Document(
                type: "/docs#problem-\(code)", title: catalogue.text("problem.\(code)"), status: status.code,
                detail: catalogue.text("problem.\(code).todo", values), code: code))
        if values.isEmpty { Self.bodies.withLock { $0[kind] = body } }
        return body
    }
}

extension ByteBuffer {
    /// A value as JSON.
    fileprivate init(encoding value: some Encodable) {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        // Only numbers that are not finite cannot be encoded, and no document has one.
        self.init(bytes: (try? encoder.encode(value)) ?? Data("null".utf8))
    }
}

extension Response {
    /// A value as JSON that nobody keeps.
    static func json(_ value: some Encodable, status: HTTPResponse.Status = .ok) -> Response {
        .json(ByteBuffer(encoding: value), status: status)
    }

    /// JSON that is written already.
    static func json(_ bytes: ByteBuffer, status: HTTPResponse.Status = .ok) -> Response {
        Response(status: status, headers: .unkeptJSON, body: ResponseBody(byteBuffer: bytes))
    }
}

extension HTTPFields {
    /// Of JSON that nobody keeps.
    static let unkeptJSON: HTTPFields = [.contentType: "application/json", .cacheControl: "no-store"]
}

extension Language {
    /// The language that a request prefers (RFC 9110, 12.5.4): French where it says nothing of either.
    init(_ request: Request) {
        var best = (language: Language.french, weight: 0.0)
        for range in (request.headers[.acceptLanguage] ?? "").split(separator: ",") {
            let parts = range.split(separator: ";").map { $0.trimmingCharacters(in: .whitespaces) }
            guard let tag = parts.first?.lowercased().split(separator: "-").first,
                let language = Language(rawValue: String(tag))
            else { continue }
            let weight = parts.dropFirst().first { $0.hasPrefix("q=") }.flatMap { Double($0.dropFirst(2)) } ?? 1
            if weight > best.weight { best = (language, weight) }
        }
        self = best.language
    }
}
