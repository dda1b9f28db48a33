import ServiceLifecycle
import Synchronization

/// Tells how far the program is behind, and sheds requests before those that it takes wait too long.
///
/// The measure is the lag of a short sleep: how much later than asked it ends, which is how long any work waits for a
/// thread. Beyond the limit a share of requests is turned away at once, the larger the further behind, so that the rest is
/// answered in time; and so is all beyond so many at once.
final class LoadMeter: Service {
    private let limitSeconds: Double
    private let mostAtOnce: Int
    private let lagMicroseconds = Atomic<Int>(0)
    private let inside = Atomic<Int>(0)
    private let arrivals = Atomic<Int>(0)

    init(limitSeconds: Double, mostAtOnce: Int) {
        self.limitSeconds = limitSeconds
        self.mostAtOnce = mostAtOnce
    }

    /// Whether a request may go on; it then must `leave`.
    func enter(isVital: Bool) -> Bool {
        let lag = Double(lagMicroseconds.load(ordering: .relaxed)) / 1e6
        if !isVital, lag > limitSeconds {
            // Of a hundred arrivals in a row, as many are turned away as the lag is above its limit, and never all.
            let share = min(0.95, (lag - limitSeconds) / lag)
            let turn = arrivals.wrappingAdd(1, ordering: .relaxed).newValue & 1023
            if Double((turn * 619) & 1023) < share * 1024 { return false }
        }
        if inside.wrappingAdd(1, ordering: .relaxed).newValue > mostAtOnce, !isVital {
            leave()
            return false
        }
        return true
    }

    func leave() { inside.wrappingSubtract(1, ordering: .relaxed) }

    func run() async throws {
        let clock = ContinuousClock()
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                let start = clock.now
                try? await Task.sleep(for: .milliseconds(20))
                let late = max(.zero, clock.now - start - .milliseconds(20))
                let seconds = Double(late.components.seconds) + Double(late.components.attoseconds) / 1e18
                let before = Double(self.lagMicroseconds.load(ordering: .relaxed)) / 1e6
                self.lagMicroseconds.store(Int((before * 0.7 + seconds * 0.3) * 1e6), ordering: .relaxed)
            }
        }
    }
}
