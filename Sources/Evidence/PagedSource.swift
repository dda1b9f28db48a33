import AsyncHTTPClient
import Foundation
import NIOCore
import NIOHTTP1

/// What goes wrong between Parcours and an interface that it reads.
public enum SourceError: Error, Sendable, Equatable {
    /// It cannot be reached, or takes too long; why.
    case unreachable(String)
    /// It answers with another status than 200.
    case status(Int)
    /// Its answer is not what it should be; why.
    case malformed(String)
    /// It sends another page on for ever, or one of another host.
    case badNextPage
}

/// An interface that gives a list of objects as JSON over HTTP, page by page.
///
/// An answer is an array, or an object with the array in one member and the address of the next page in another; a next page
/// may also be in a `Link` header (RFC 8288).
public struct PagedSource: Sendable {
    /// Address of the first page.
    public var url: String
    /// Sent as `Authorization: Bearer`, where there is one.
    public var token: String?
    /// Member that holds the array; `data` where absent.
    public var items: String?
    /// Member that holds the address of the next page; `next` where absent.
    public var next: String?

    private static let mostPages = 10_000
    private static let mostBytes = 64 << 20

    /// Makes a source.
    public init(url: String, token: String? = nil, items: String? = nil, next: String? = nil) {
        self.url = url
        self.token = token
        self.items = items
        self.next = next
    }

    /// Reads all pages. Values are given as text; what is neither text nor number is left out.
    /// - Throws: `SourceError`.
    public func read() async throws -> [[String: String]] {
        let client = HTTPClient(
            configuration: .init(redirectConfiguration: .disallow, timeout: .init(connect: .seconds(10))))
        do {
            let objects = try await read(client)
            try await client.shutdown()
            return objects
        } catch {
            try? await client.shutdown()
            throw error as? SourceError ?? .unreachable("\(error)")
        }
    }

    private func read(_ client: HTTPClient) async throws -> [[String: String]] {
        var objects: [[String: String]] = []
        var address: String? = url
        var seen: Set<String> = []
        while let page = address {
            // The token goes to the host that it is for, and to no other.
            guard seen.insert(page).inserted, seen.count <= Self.mostPages, host(page) == host(url) else {
                throw SourceError.badNextPage
            }
            var request = HTTPClientRequest(url: page)
            request.headers.add(name: "Accept", value: "application/json")
            if let token { request.headers.add(name: "Authorization", value: "Bearer \(token)") }
            let response = try await client.execute(request, timeout: .seconds(30))
            guard response.status == .ok else { throw SourceError.status(Int(response.status.code)) }
            let body = try await response.body.collect(upTo: Self.mostBytes)
            let (items, next) = try parse(Data(body.readableBytesView))
            objects += items
            address = next ?? link(response.headers["Link"])
            address = address.flatMap { URL(string: $0, relativeTo: URL(string: page))?.absoluteString }
        }
        return objects
    }

    private func parse(_ data: Data) throws -> (items: [[String: String]], next: String?) {
        let root = try? JSONSerialization.jsonObject(with: data)
        let map = root as? [String: Any]
        guard let list = (map.map { $0[items ?? "data"] ?? [] as [Any] } ?? root) as? [Any] else {
            throw SourceError.malformed(items ?? "data")
        }
        let objects = list.compactMap { ($0 as? [String: Any])?.compactMapValues(Self.text) }
        return (objects, (map?[next ?? "next"] as? String).flatMap { $0.isEmpty ? nil : $0 })
    }

    private static func text(_ value: Any) -> String? {
        if let text = value as? String { return text }
        return (value as? NSNumber).map { "\($0)" }
    }

    /// The next page that a `Link` header names.
    private func link(_ headers: [String]) -> String? {
        for part in headers.joined(separator: ",").split(separator: ",") where part.contains("rel=\"next\"") {
            if let match = part.firstMatch(of: /<([^>]+)>/) { return String(match.1) }
        }
        return nil
    }

    private func host(_ address: String) -> String? {
        URL(string: address).map { "\($0.scheme ?? "")://\($0.host ?? ""):\($0.port ?? 0)" }
    }
}
