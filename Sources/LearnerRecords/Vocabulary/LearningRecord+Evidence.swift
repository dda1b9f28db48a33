public import Mastery

/// Turns what learners do into evidence on the skills of one site.
public struct EvidenceReader: Sendable {
    private let map: SkillMap
    private let pages: [String: Int]

    /// Makes a reader over the skills and pages of a site.
    public init(_ map: SkillMap) {
        self.map = map
        pages = Dictionary(map.pages.enumerated().map { ($1.key, $0) }) { first, _ in first }
    }

    /// The evidence of a record; nil where it tells nothing of a skill of this site.
    public func event(_ record: LearningRecord) -> LearningEvent? {
        evidence(record.activity).map { LearningEvent(time: record.time, $0) }
    }

    private func evidence(_ activity: Activity) -> Evidence? {
        func page(_ key: String) -> Int? { pages[key] }
        func skill(_ key: String) -> Int? { map.skillNumbers[key] ?? pages[key].flatMap { map.pages[$0].skills.first } }
        switch activity {
        case .viewed(let key, let seconds): return page(key).map { .viewed(page: $0, seconds: seconds) }
        case .progressed(let key, let share): return page(key).map { .progressed(page: $0, share: share) }
        case .completed(let key): return page(key).map { .completed(page: $0) }
        case .answered(let key, let isCorrect): return page(key).map { .answered(page: $0, isCorrect: isCorrect) }
        case .selfAssessed(let key, let level):
            // "I already know this" of a page speaks of all that it teaches.
            if level == 1, let page = page(key) { return .declaredKnown(page: page) }
            return skill(key).map { .selfAssessed(skill: $0, level: level) }
        case .searched(_, let key):
            return key.flatMap(skill).map { .searched(skill: $0, landed: true) }
        case .rated(let key, let stars): return page(key).map { .rated(page: $0, stars: stars) }
        case .askedForHelp: return nil
        case .usedFeature(let key, let times): return skill(key).map { .usedFeature(skill: $0, times: times) }
        }
    }
}
