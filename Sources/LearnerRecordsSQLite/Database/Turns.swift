/// Lets long work run one after the other, such as a backup and an erasure that must reach it.
actor Turns {
    private var last: Task<Void, Never>?

    /// Runs something once all that came before is done.
    func take<Value: Sendable>(_ body: @escaping @Sendable () async throws -> Value) async throws -> Value {
        let before = last
        let turn = Task {
            await before?.value
            return try await body()
        }
        last = Task { _ = try? await turn.value }
        return try await turn.value
    }
}
