import LearnerRecords

/// Takes learning events in: those that are as they should be, of learners who agreed, once each.
struct EventIntake: Sendable {
    /// What became of an event.
    enum Outcome: Sendable, Equatable {
        case stored
        case duplicate
        case refused(RecordFault)

        /// Its name in answers.
        var name: String {
            switch self {
            case .stored: "stored"
            case .duplicate: "duplicate"
            case .refused: "refused"
            }
        }
    }

    let store: any LearnerStore
    let shelf: ContentShelf
    let cache: AnswerCache

    /// Keeps what can be kept.
    /// - Returns: what became of each event, in order.
    func take(
        _ drafts: [Result<LearningRecord, RecordFault>], _ access: Access, at now: Double
    ) async throws -> [Outcome] {
        let edition = shelf.current
        var outcomes = [Outcome](repeating: .duplicate, count: drafts.count)
        var places: [Int] = []
        var records: [LearningRecord] = []
        for (place, draft) in drafts.enumerated() {
            do throws(RecordFault) {
                records.append(try checked(try draft.get(), edition, access, now))
                places.append(place)
            } catch { outcomes[place] = .refused(error) }
        }
        guard !records.isEmpty else { return outcomes }
        let kept = try await store.append(records, actor: access.key, at: now)
        for (number, outcome) in kept.enumerated() {
            switch outcome {
            case .stored:
                outcomes[places[number]] = .stored
                cache.change(records[number].learner)
            case .duplicate: outcomes[places[number]] = .duplicate
            case .conflict: outcomes[places[number]] = .refused(.otherEvent)
            case .noConsent: outcomes[places[number]] = .refused(.noConsent)
            }
        }
        return outcomes
    }

    private func checked(
        _ record: LearningRecord, _ edition: ContentEdition, _ access: Access, _ now: Double
    ) throws(RecordFault) -> LearningRecord {
        if let own = access.learner, own != record.learner { throw .badValue("learner") }
        guard record.hasPossibleTime(now: now) else { throw .impossibleTime }
        if let object = record.activity.object {
            // A page that is no tutorial is a post all the same; a feature is named by what it is about.
            let isOpen = record.activity.verb != .usedFeature && record.activity.verb != .selfAssessed
            guard edition.has(object) || isOpen && ObjectKey.isPost(object) else { throw .unknownObject }
        }
        guard case .searched(let query, let page) = record.activity else { return record }
        var scrubbed = record
        scrubbed.activity = .searched(query: query.flatMap(edition.scrubber.scrub), landedOn: page)
        return scrubbed
    }
}
