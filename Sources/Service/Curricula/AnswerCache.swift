import LearnerRecords
import Reports
import Synchronization

/// Answers that may be given again: for the same request, key, content and day, while nothing new is known of the learner.
/// Who gives one of a learner's sees to it that the access is in the trail of the hour.
///
/// Memory is bounded. Answers are dealt out to shelves by their request: each makes room by itself, so that no request ever
/// waits for more than a few answers to go.
final class AnswerCache: Sendable {
    struct Key: Hashable {
        var body: [UInt8]
        var actor: String
        var isForBrowser = false
    }

    struct Answer {
        var parts: CurriculumParts
        var learner: Pseudonym?
        var stamp: Stamp
        /// The hour, since 1970, in whose trail it is that this was made of the learner's data; nil where it was not.
        var tracedHour: Int?
    }

    /// What an answer depends on besides its request.
    struct Stamp: Equatable {
        var edition: String
        /// Days since 1970: mastery is estimated for a day.
        var day: Int
        var revision: UInt32
    }

    private final class Shelf: Sendable {
        let answers: Mutex<AnswerShelf<Key, Answer>>
        init(_ limit: Int) { answers = Mutex(AnswerShelf(limitBytes: limit)) }
    }

    private static let slots = 1 << 18
    private let shelves: [Shelf]
    /// The version of the content in force, once one was put in the place of another.
    private let edition = Mutex<String?>(nil)
    /// By slot of a learner: counts what was learned of those who share it, so that no answer outlives what it stands on.
    private let revisions = Mutex([UInt32](repeating: 0, count: slots))

    init(limitBytes: Int) {
        // A shelf of less than a quarter of a mebibyte would hold too few answers to choose from.
        let count = max(1, min(64, limitBytes >> 18))
        shelves = (0..<count).map { _ in Shelf(limitBytes / count) }
    }

    func revision(of learner: Pseudonym?) -> UInt32 {
        guard let learner else { return 0 }
        return revisions.withLock { $0[Self.slot(learner)] }
    }

    /// Something new is known of a learner.
    func change(_ learner: Pseudonym) { revisions.withLock { $0[Self.slot(learner)] &+= 1 } }

    /// The learner is erased: no answer stays in memory either. What answers share outlives them: single steps, landmarks
    /// and skills, of which none tells whose it was (`CurriculumWriter`).
    func erase(_ learner: Pseudonym) {
        change(learner)
        for shelf in shelves { shelf.answers.withLock { $0.remove { $0.learner == learner } } }
    }

    /// Everything may have changed.
    func clear() {
        revisions.withLock { revisions in for slot in revisions.indices { revisions[slot] &+= 1 } }
        for shelf in shelves { shelf.answers.withLock { $0.remove { _ in true } } }
    }

    /// Another version of the content is in force: what was made of those before goes, and what it shares with it.
    func replace(with edition: String) {
        self.edition.withLock { $0 = edition }
        for shelf in shelves { shelf.answers.withLock { $0.remove { $0.stamp.edition != edition } } }
    }

    /// An answer that still holds. One that does not is removed.
    func answer(_ key: Key, edition: String, day: Int) -> Answer? {
        shelf(key).answers.withLock { answers in
            guard let found = answers.answer(key) else { return nil }
            guard found.stamp == Stamp(edition: edition, day: day, revision: revision(of: found.learner)) else {
                answers.remove(key)
                return nil
            }
            return found
        }
    }

    /// Keeps an answer, unless something new is known of the learner, or the content was replaced, since it was begun.
    func insert(_ answer: Answer, for key: Key) {
        shelf(key).answers.withLock { answers in
            // Looked at while the shelf is held: whoever replaces the content comes by afterwards.
            let edition = edition.withLock { $0 } ?? answer.stamp.edition
            guard answer.stamp.edition == edition, answer.stamp.revision == revision(of: answer.learner) else { return }
            // Beside the answer's own bytes: the request, the places of both tables, and what the allocator adds.
            answers.insert(answer, for: key, bytes: answer.parts.ownBytes + key.body.count + 500)
        }
    }

    private func shelf(_ key: Key) -> Shelf {
        shelves[Int(UInt(bitPattern: key.hashValue) % UInt(shelves.count))]
    }

    private static func slot(_ learner: Pseudonym) -> Int {
        // FNV-1a (Fowler, Noll, Vo): the digits are random already.
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in learner.text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
        return Int(hash >> 32) & (slots - 1)
    }
}
