public import Foundation

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

/// Sends requests to a service on this machine.
public struct ServiceClient: Sendable {
    /// What an answer is.
    public struct Answer: Sendable {
        /// HTTP status.
        public var status: Int
        /// Body.
        public var body: Data
        /// Headers, by name in lower case.
        public var headers: [String: String]

        /// The body as JSON.
        public var json: [String: Any] { (try? JSONSerialization.jsonObject(with: body)) as? [String: Any] ?? [:] }
        /// A number of the body; 0 where there is none.
        public func number(_ name: String) -> Double {
            let value = json[name]
            return value as? Double ?? (value as? Int).map(Double.init) ?? (value as? NSNumber)?.doubleValue ?? 0
        }
        /// The body as text.
        public var text: String { String(decoding: body, as: UTF8.self) }
    }

    private static let session = URLSession(configuration: .ephemeral)

    /// Port of the service.
    public let port: Int
    let key: String

    /// Sends to a port, with a key where none is given.
    public init(port: Int, key: String) {
        self.port = port
        self.key = key
    }

    /// Sends a request.
    public func send(
        _ method: String, _ path: String, _ body: Data? = nil, headers: [String: String] = [:], key: String? = nil
    ) async throws -> Answer {
        var request = URLRequest(url: URL(string: "http://127.0.0.1:\(port)\(path)")!)
        request.httpMethod = method
        request.httpBody = body
        request.timeoutInterval = 60
        request.setValue("Bearer \(key ?? self.key)", forHTTPHeaderField: "Authorization")
        for (name, value) in headers { request.setValue(value, forHTTPHeaderField: name) }
        let (data, response) = try await Self.session.data(for: request)
        let http = response as? HTTPURLResponse
        let fields = (http?.allHeaderFields ?? [:]).map { ("\($0.key)".lowercased(), "\($0.value)") }
        return Answer(status: http?.statusCode ?? 0, body: data, headers: Dictionary(fields) { first, _ in first })
    }
}
