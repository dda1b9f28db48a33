import Synchronization

/// Remembers how many changes by other programs were seen.
final class SeenChanges: Sendable {
    private let count = Mutex<Int?>(nil)

    /// Whether a count is not the one seen last; the first one is nothing new.
    func isNew(_ now: Int) -> Bool {
        count.withLock { seen in
            defer { seen = now }
            return seen != nil && seen != now
        }
    }
}
