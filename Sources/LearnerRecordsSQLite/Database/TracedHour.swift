import Foundation
import LearnerRecords
import Synchronization

/// Accesses of the hour that are in the trail: the same key doing the same for the same learner is traced once an hour, or
/// oftener where so many are that not all can be remembered.
///
/// A learner is known by the number that stands for them in the trail. Who is erased and comes back has another, and is
/// traced as one of whom nothing is known, whichever program erased them.
final class TracedHour: Sendable {
    private struct Access: Hashable {
        var subject: SIMD2<UInt64>
        var action: AccessEntry.Action
        var actor: String

        init(_ subject: Data, _ action: AccessEntry.Action, _ actor: String) {
            self.subject = subject.withUnsafeBytes { $0.loadUnaligned(as: SIMD2<UInt64>.self) }
            self.action = action
            self.actor = actor
        }
    }

    private struct State {
        var hour = 0
        var accesses: Set<Access> = []

        mutating func turn(to time: Double) {
            let now = Int(time / 3600)
            guard now != hour else { return }
            hour = now
            accesses.removeAll()
        }
    }

    private let most: Int
    private let state = Mutex(State())

    /// Makes an empty one.
    /// - Parameter most: accesses to remember, of 64 bytes each.
    init(most: Int = 196_608) { self.most = most }

    /// Those of some learners whose access is not in the trail of this hour.
    func untraced(
        _ subjects: [Data], _ action: AccessEntry.Action, _ actor: String, at time: Double
    ) -> [Data] {
        state.withLock { state in
            state.turn(to: time)
            return subjects.filter { !state.accesses.contains(Access($0, action, actor)) }
        }
    }

    /// Accesses are in the trail, on the disk.
    func insert(_ subjects: [Data], _ action: AccessEntry.Action, _ actor: String, at time: Double) {
        state.withLock { state in
            state.turn(to: time)
            if state.accesses.count + subjects.count > most { state.accesses.removeAll() }
            for subject in subjects { state.accesses.insert(Access(subject, action, actor)) }
        }
    }
}
