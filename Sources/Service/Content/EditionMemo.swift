import NIOCore
import Synchronization

/// Answers that depend on the content alone, made once for each version.
final class EditionMemo: Sendable {
    private static let most = 500
    private let state = Mutex<(version: String, values: [String: ByteBuffer])>(("", [:]))

    /// The answer of a name, made where it is not known.
    func value(
        _ name: String, of edition: ContentEdition, _ make: () async throws -> ByteBuffer
    ) async rethrows -> ByteBuffer {
        let known = state.withLock { state in state.version == edition.version ? state.values[name] : nil }
        if let known { return known }
        let value = try await make()
        state.withLock { state in
            if state.version != edition.version { state = (edition.version, [:]) }
            if state.values.count < Self.most { state.values[name] = value }
        }
        return value
    }
}
