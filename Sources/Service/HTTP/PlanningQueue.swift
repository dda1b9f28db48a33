import Foundation
import HTTPTypes
import Synchronization

/// Lets as many requests plan at once as the machine has processors, in the order in which they came, and turns away those
/// that would wait too long for their turn.
///
/// The wait is reckoned from what is asked for before it: each kind of work is expected to take as long as it lately did. A
/// crowd is turned away as it arrives, and not once all are late. Work that takes many plans leaves one turn to all other.
final class PlanningQueue: Sendable {
    /// Kinds of work that take about as long as others of their kind.
    enum Work: Int, CaseIterable {
        case curriculum, explained, placement, mastery

        /// Whether it takes many plans.
        var isLong: Bool { self == .explained }
    }

    /// Seconds that a piece of work takes: a moving mean, in which the first count for more.
    private struct Cost {
        var seconds: Double
        var pieces = 1.0

        mutating func take(_ took: Duration) {
            let new = Double(took.components.seconds) + Double(took.components.attoseconds) / 1e18
            pieces = min(pieces + 1, 20)
            seconds += (new - seconds) / pieces
        }
    }

    /// A place in the queue, for work that whoever has it performs.
    struct Turn: Sendable {
        fileprivate var work: Work
        fileprivate var expected: Double
    }

    /// What is let in and not done.
    private struct Inside {
        var count = 0
        var seconds = 0.0
    }

    private struct State {
        var costs = Work.allCases.map { Cost(seconds: $0.isLong ? 0.3 : 0.001) }
        var long = Inside()
        var short = Inside()
    }

    private let mostSeconds: Double
    private let width: Int
    private let mostLong: Int
    private let threads: PlanningThreads
    private let longThreads: any TaskExecutor
    private let state = Mutex(State())

    /// Makes a queue.
    /// - Parameter mostSeconds: longest wait; who would wait longer is turned away.
    init(mostSeconds: Double, width: Int = ProcessInfo.processInfo.activeProcessorCount) {
        self.mostSeconds = mostSeconds
        self.width = max(1, width)
        mostLong = max(1, width - 1)
        threads = PlanningThreads(count: self.width)
        longThreads = threads.few(mostLong)
    }

    /// Does work when its turn comes, on a thread that is for it.
    /// - Throws: `Problem` where it would wait too long, and what the work throws.
    func perform<Value: Sendable>(_ work: Work, _ body: () async throws -> Value) async throws -> Value {
        try await perform(try enter(work), body)
    }

    /// Does the work of a turn, on a thread that is for it.
    func perform<Value: Sendable>(_ turn: Turn, _ body: () async throws -> Value) async throws -> Value {
        try await withTaskExecutorPreference(turn.work.isLong ? longThreads : threads) {
            let start = ContinuousClock.now
            do {
                let value = try await body()
                leave(turn, took: ContinuousClock.now - start)
                return value
            } catch {
                // What is refused at once says nothing of how long such work takes.
                leave(turn, took: nil)
                throw error
            }
        }
    }

    /// Refuses where even short work would wait too long, as `enter` does, but before anyone knows what is asked for.
    func requireRoom() throws(Problem) {
        try state.withLock { state throws(Problem) in try require(.curriculum, state) }
    }

    /// Takes a place for work, which must then be performed.
    /// - Throws: `Problem` where it would wait too long.
    func enter(_ work: Work) throws(Problem) -> Turn {
        try state.withLock { state throws(Problem) in
            try require(work, state)
            let expected = state.costs[work.rawValue].seconds
            let inside = work.isLong ? \State.long : \State.short
            state[keyPath: inside].count += 1
            state[keyPath: inside].seconds += expected
            return Turn(work: work, expected: expected)
        }
    }

    private func leave(_ turn: Turn, took: Duration?) {
        state.withLock { state in
            let inside = turn.work.isLong ? \State.long : \State.short
            state[keyPath: inside].count -= 1
            state[keyPath: inside].seconds = max(0, state[keyPath: inside].seconds - turn.expected)
            if let took { state.costs[turn.work.rawValue].take(took) }
        }
    }

    private func require(_ work: Work, _ state: State) throws(Problem) {
        guard wait(work, state) <= mostSeconds else {
            throw Problem(.serviceUnavailable, "overloaded", retryAfter: 1)
        }
    }

    /// Seconds that work is expected to wait: none where a turn is free and nobody waits for it, however long those take
    /// that have theirs.
    private func wait(_ work: Work, _ state: State) -> Double {
        let longTurns = min(state.long.count, mostLong)
        let isFree = longTurns + state.short.count < width
        let all = (state.long.seconds + state.short.seconds) / Double(width)
        if work.isLong {
            return isFree && state.long.count < mostLong ? 0 : max(all, state.long.seconds / Double(mostLong))
        }
        if isFree { return 0 }
        // Long work has no more turns than it has now, and all others pass by what of it waits.
        return longTurns < width ? state.short.seconds / Double(width - longTurns) : all
    }
}
