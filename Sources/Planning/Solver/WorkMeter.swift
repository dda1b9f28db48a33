#if canImport(Glibc)
    import Glibc
#endif

/// Counts the work of a search, so that it ends at the same point on every machine; the clock is only a backstop. It counts
/// the processor's time of this thread: that other programs are busy changes no plan.
final class WorkMeter {
    /// Work done, in units of some 30 nanoseconds on a machine of 2024.
    var used = 0
    let limit: Int
    private let deadline: Double
    private(set) var clockStruck = false

    /// Work that stands for a second.
    static let perSecond = 30_000_000

    /// - Parameter seconds: time that the work should take; the clock ends the search at four times as much.
    init(seconds: Double) {
        let seconds = seconds > 0 ? min(seconds, 1e6) : 0
        limit = Int(seconds * Double(Self.perSecond))
        deadline = Self.now() + max(seconds * 4, 0.5)
    }

    /// A meter for a part of the work of another one, with its clock.
    init(part: Int, of whole: WorkMeter) {
        limit = min(part, whole.left)
        deadline = whole.deadline
    }

    /// Adds the work of a part.
    func add(_ part: WorkMeter) {
        used += part.used
        clockStruck = clockStruck || part.clockStruck
    }

    /// Work that is left.
    var left: Int { max(0, limit - used) }

    /// Whether the search must end.
    var isSpent: Bool {
        if used >= limit { return true }
        if !clockStruck, Self.now() > deadline { clockStruck = true }
        return clockStruck
    }

    /// Seconds of the processor that this thread has had.
    private static func now() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
}
