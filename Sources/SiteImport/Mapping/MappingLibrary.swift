import Foundation
import Yams

/// The mapping rules that are there to choose from.
public struct MappingLibrary: Sendable {
    /// In the order in which they are tried: higher rank first, then by name.
    public let rules: [MappingRules]

    /// A mapping file that cannot be used.
    public struct LoadError: Error, Sendable, CustomStringConvertible {
        /// File.
        public var file: String
        /// What is wrong and where.
        public var reason: String
        /// The error in one line.
        public var description: String { "\(file): \(reason)" }
    }

    /// Reads every `.yaml` file of a folder.
    /// - Throws: `LoadError`, where the folder is absent or a file is wrong.
    public init(folder: String) throws {
        let names: [String]
        do {
            names = try FileManager.default.contentsOfDirectory(atPath: folder)
                .filter { $0.hasSuffix(".yaml") || $0.hasSuffix(".yml") }.sorted()
        } catch { throw LoadError(file: folder, reason: "not a folder that can be read") }
        guard !names.isEmpty else { throw LoadError(file: folder, reason: "no mapping file (*.yaml)") }
        try self.init(files: names.map { folder + "/" + $0 })
    }

    /// Reads mapping files.
    /// - Throws: `LoadError`.
    public init(files: [String]) throws {
        rules = try files.map(Self.read).sorted { ($1.detect.rank, $0.name) < ($0.detect.rank, $1.name) }
    }

    /// The rules with a name.
    public subscript(name: String) -> MappingRules? { rules.first { $0.name == name } }

    private static func read(_ file: String) throws -> MappingRules {
        do {
            let text = try String(contentsOf: URL(filePath: file), encoding: .utf8)
            return try YAMLDecoder().decode(MappingRules.self, from: text)
        } catch let error as DecodingError {
            throw LoadError(file: file, reason: explain(error))
        } catch let error as YamlError {
            throw LoadError(file: file, reason: "\(error)")
        } catch { throw LoadError(file: file, reason: error.localizedDescription) }
    }

    private static func explain(_ error: DecodingError) -> String {
        func path(_ context: DecodingError.Context) -> String {
            let path = context.codingPath.map { $0.intValue.map { "[\($0)]" } ?? $0.stringValue }
            return path.isEmpty ? "" : path.joined(separator: ".") + ": "
        }
        switch error {
        case .keyNotFound(let key, let context): return "\(path(context))\"\(key.stringValue)\" is missing"
        case .typeMismatch(_, let context), .valueNotFound(_, let context), .dataCorrupted(let context):
            // Yams wraps the error of a nested value; the innermost says most.
            if let inner = context.underlyingError as? DecodingError { return explain(inner) }
            return path(context) + context.debugDescription
        @unknown default: return "\(error)"
        }
    }
}
