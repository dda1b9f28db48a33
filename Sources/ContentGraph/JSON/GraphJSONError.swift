/// Why a JSON document is not a graph.
public struct GraphJSONError: Error, Sendable, Equatable, CustomStringConvertible {
    /// Where in the document: `tutorials[3].requires[0]`.
    public var path: String
    /// What is wrong there.
    public var reason: String

    /// The error in one English line.
    public var description: String { path.isEmpty ? reason : "\(path): \(reason)" }

    init(_ path: String, _ reason: String) {
        self.path = path
        self.reason = reason
    }
}
