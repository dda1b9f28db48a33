import GRDB

/// Copies the write-ahead log into the database by a connection of its own, while writers go on: SQLite by itself makes the
/// writer do it, who then keeps everybody waiting for as long as it takes.
actor Checkpoints {
    /// Rows changed after which the log is copied: some ten megabytes, which a disk takes in a moment.
    private static let mostChanges = 5000
    /// Pages that the writer may be kept with.
    private static let fewPages = 1000

    private let pool: DatabasePool
    private let beside: DatabaseQueue
    private var changes = 0
    private var copying: Task<Void, any Error>?

    init(_ pool: DatabasePool, _ path: String) throws {
        self.pool = pool
        beside = try DatabaseQueue(path: path, configuration: DatabaseFile.configuration)
        // What it copies must be on the disk before the log may begin anew.
        try beside.writeWithoutTransaction { try $0.execute(sql: "PRAGMA synchronous = FULL") }
    }

    /// Rows were changed: copies the log where it has become long.
    func note(_ count: Int) {
        changes += count
        guard changes >= Self.mostChanges, copying == nil else { return }
        changes = 0
        // What goes wrong here is tried again with the next changes, and a full disk is for writers to tell of.
        Task { try? await copy() }
    }

    /// Copies what the log holds. Who asks for it while it is done waits for that: two at a time would only be in each
    /// other's way.
    func copy() async throws {
        if let copying { return try await copying.value }
        let task = Task { try await copyLog() }
        copying = task
        defer { copying = nil }
        try await task.value
    }

    /// Copies what the log holds, the last of it while no writer adds to it, so that the next begins the log anew. Where
    /// writers are quicker than that, the rest waits for another time.
    private func copyLog() async throws {
        for _ in 0..<5 {
            let left = try await beside.writeWithoutTransaction { database in
                let state = try database.checkpoint(.passive)
                return state.walFrameCount - state.checkpointedFrameCount
            }
            // Each turn copies what was added during the one before.
            guard left < Self.fewPages else { continue }
            _ = try await pool.writeWithoutTransaction { try $0.checkpoint(.passive) }
            return
        }
    }
}
