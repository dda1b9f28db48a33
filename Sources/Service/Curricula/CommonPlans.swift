import Planning
import Reports
import Synchronization

/// Curricula that are no learner's own: of visitors, of who did not agree, and of learners of whom nothing was seen yet, so
/// that all of one profession and structure have the same. Many requests call for one of a few of these.
final class CommonPlans: Sendable {
    /// All that such a curriculum depends on, and how it is written.
    struct Key: Hashable {
        var request: PlanningRequest
        var isOnPhone: Bool
        var explains: Bool
        var alternatives: Int?
        var isForBrowser = false
        var personalised: String?
    }

    private static let limitBytes = 8 << 20
    private let plans = Mutex(AnswerShelf<Key, CurriculumDesk.Plan>(limitBytes: limitBytes))

    /// The plan of a key, made where it is not known.
    func plan(_ key: Key, _ make: () throws -> CurriculumDesk.Plan) rethrows -> CurriculumDesk.Plan {
        if let known = plans.withLock({ $0.answer(key) }) { return known }
        let plan = try make()
        // The key has some tens of bytes for each skill of which something is assumed.
        let assumed = key.request.mastery?.probabilities.count ?? 0
        let bytes = plan.parts.ownBytes + 100 * (assumed + key.request.heldSkills.count + plan.steps.count) + 1000
        plans.withLock { $0.insert(plan, for: key, bytes: bytes) }
        return plan
    }
}
