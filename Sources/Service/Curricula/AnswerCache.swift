import LearnerRecords
import Reports
import Synchronization

/// Answers that may be given again: for the same request, key, content and day, while nothing new is known of the learner
/// and the access is in the trail of the hour.
///
/// Memory is bounded: two generations, of which the older is dropped when the younger has half of the bytes; what is asked
/// for again moves to the younger.
final class AnswerCache: Sendable {
    struct Key: Hashable {
        var body: [UInt8]
        var actor: String
    }

    struct Answer {
        var parts: CurriculumParts
        var learner: Pseudonym?
        var stamp: Stamp
    }

    /// What an answer depends on besides its request.
    struct Stamp: Equatable {
        var edition: String
        /// Hours since 1970: mastery is estimated for a day, and an access is traced once an hour.
        var hour: Int
        var revision: UInt32
    }

    private struct State {
        var young: [Key: Answer] = [:]
        var old: [Key: Answer] = [:]
        var youngBytes = 0
    }

    private static let slots = 1 << 18
    private let limit: Int
    private let state = Mutex(State())
    /// By slot of a learner: counts what was learned of those who share it, so that no answer outlives what it stands on.
    private let revisions = Mutex([UInt32](repeating: 0, count: slots))

    init(limitBytes: Int) { limit = limitBytes }

    func revision(of learner: Pseudonym?) -> UInt32 {
        guard let learner else { return 0 }
        return revisions.withLock { $0[Self.slot(learner)] }
    }

    /// Something new is known of a learner.
    func change(_ learner: Pseudonym) { revisions.withLock { $0[Self.slot(learner)] &+= 1 } }

    /// The learner is erased: no answer stays in memory either.
    func erase(_ learner: Pseudonym) {
        change(learner)
        state.withLock { state in
            state.young = state.young.filter { $0.value.learner != learner }
            state.old = state.old.filter { $0.value.learner != learner }
        }
    }

    /// Everything may have changed.
    func clear() {
        revisions.withLock { revisions in for slot in revisions.indices { revisions[slot] &+= 1 } }
        state.withLock { $0 = State() }
    }

    func answer(_ key: Key, edition: String, hour: Int) -> CurriculumParts? {
        let found = state.withLock { state -> Answer? in
            if let answer = state.young[key] { return answer }
            guard let answer = state.old.removeValue(forKey: key) else { return nil }
            insert(answer, key, &state)
            return answer
        }
        guard let found,
            found.stamp == Stamp(edition: edition, hour: hour, revision: revision(of: found.learner))
        else { return nil }
        return found.parts
    }

    /// Keeps an answer, unless something new is known of the learner since it was begun.
    func insert(_ answer: Answer, for key: Key) {
        state.withLock { state in
            guard answer.stamp.revision == revision(of: answer.learner) else { return }
            insert(answer, key, &state)
        }
    }

    private func insert(_ answer: Answer, _ key: Key, _ state: inout State) {
        let size = answer.parts.ownBytes + key.body.count + 200
        if state.youngBytes + size > limit / 2 {
            state.old = state.young
            state.young = [:]
            state.youngBytes = 0
        }
        if state.young.updateValue(answer, forKey: key) == nil { state.youngBytes += size }
    }

    private static func slot(_ learner: Pseudonym) -> Int {
        // FNV-1a (Fowler, Noll, Vo): the digits are random already.
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in learner.text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
        return Int(hash >> 32) & (slots - 1)
    }
}
