import Foundation
import HTTPTypes
import Synchronization

/// Lets as many requests plan at once as the machine has processors, in the order in which they came, and turns away those
/// that would wait too long for their turn.
///
/// The wait is reckoned from what is asked for before it: each kind of work is expected to take as long as it lately did. A
/// crowd is turned away as it arrives, and not once all are late.
final class PlanningQueue: Sendable {
    /// Kinds of work that take about as long as others of their kind.
    enum Work: Int, CaseIterable {
        case curriculum, explained, placement, mastery
    }

    private struct State {
        /// Seconds that one piece of each kind takes: a moving mean.
        var cost = [Double](repeating: 0.001, count: Work.allCases.count)
        /// Seconds of work that is let in and not done.
        var ahead = 0.0
        var running = 0
        var waiting: [CheckedContinuation<Void, Never>] = []
    }

    private let mostSeconds: Double
    private let width: Int
    private let state = Mutex(State())

    /// Makes a queue.
    /// - Parameter mostSeconds: longest wait; who would wait longer is turned away.
    init(mostSeconds: Double, width: Int = ProcessInfo.processInfo.activeProcessorCount) {
        self.mostSeconds = mostSeconds
        self.width = max(1, width)
    }

    /// Does work when its turn comes, off the threads of connections.
    /// - Throws: `Problem` where it would wait too long, and what the work throws.
    func perform<Value: Sendable>(_ work: Work, _ body: () async throws -> Value) async throws -> Value {
        let expected = try state.withLock { state throws(Problem) in
            guard state.ahead / Double(width) <= mostSeconds else {
                throw Problem(.serviceUnavailable, "overloaded", retryAfter: 1)
            }
            let cost = state.cost[work.rawValue]
            state.ahead += cost
            return cost
        }
        return try await offLoop {
            await takeTurn()
            let start = ContinuousClock.now
            defer { end(work, expected, ContinuousClock.now - start) }
            return try await body()
        }
    }

    private func takeTurn() async {
        await withCheckedContinuation { turn in
            let isFree = state.withLock { state in
                guard state.running < width else {
                    state.waiting.append(turn)
                    return false
                }
                state.running += 1
                return true
            }
            if isFree { turn.resume() }
        }
    }

    private func end(_ work: Work, _ expected: Double, _ took: Duration) {
        let seconds = Double(took.components.seconds) + Double(took.components.attoseconds) / 1e18
        let next = state.withLock { state -> CheckedContinuation<Void, Never>? in
            state.ahead = max(0, state.ahead - expected)
            state.cost[work.rawValue] += (seconds - state.cost[work.rawValue]) * 0.05
            guard state.waiting.isEmpty else { return state.waiting.removeFirst() }
            state.running -= 1
            return nil
        }
        next?.resume()
    }
}
