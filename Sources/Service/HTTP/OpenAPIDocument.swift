import Foundation
import Yams

/// The document that describes the API (OpenAPI 3.1): committed as `openapi.yaml`, served as JSON and as a page.
struct OpenAPIDocument: Sendable {
    /// An operation, as the page tells it.
    struct Operation: Sendable {
        var method: String
        var path: String
        var summary: String
        var description: String
        /// Scope that a key needs; nil where none is needed.
        var scope: String?
    }

    /// The document as JSON.
    let json: [UInt8]
    /// Methods by path.
    let operations: [(path: String, methods: [String])]
    /// All operations, in the order of their paths.
    let list: [Operation]

    /// Reads the document that is built in.
    /// - Throws: `ServiceStartError` where it is no document, which a test rules out.
    init() throws {
        let text = String(decoding: PackageResources.openapi_yaml, as: UTF8.self)
        guard let root = try Yams.load(yaml: text) as? [String: Any],
            let paths = root["paths"] as? [String: [String: Any]]
        else { throw ServiceStartError.badDocument }
        json = Array(try JSONSerialization.data(withJSONObject: root, options: [.sortedKeys, .withoutEscapingSlashes]))
        let methods = ["get", "put", "post", "delete"]
        operations = paths.sorted { $0.key < $1.key }.map { ($0.key, $0.value.keys.filter(methods.contains).sorted()) }
        list = operations.flatMap { path, methods in
            methods.map { method in
                let facts = paths[path]?[method] as? [String: Any] ?? [:]
                return Operation(
                    method: method.uppercased(), path: path, summary: facts["summary"] as? String ?? "",
                    description: facts["description"] as? String ?? "", scope: facts["x-scope"] as? String)
            }
        }
    }
}
