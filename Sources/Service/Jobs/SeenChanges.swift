import Synchronization

/// Remembers how many changes by other programs were seen.
final class SeenChanges: Sendable {
    private let count = Mutex<Int?>(nil)

    /// Whether a count is not the one seen last. The first is new: something may have changed since the start.
    func isNew(_ now: Int) -> Bool {
        count.withLock { seen in
            defer { seen = now }
            return seen != now
        }
    }
}
