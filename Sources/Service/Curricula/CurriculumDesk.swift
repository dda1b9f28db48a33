import ContentGraph
import Foundation
import HTTPTypes
import LearnerRecords
import Logging
import Mastery
import NIOCore
import Planning
import Reports

/// Makes curricula: of a learner who agreed to it from what is known of them, of all others the one of their profile.
final class CurriculumDesk: Sendable {
    private let store: any LearnerStore
    private let shelf: ContentShelf
    private let cache: AnswerCache
    private let queue: PlanningQueue
    private let phonelessMedia: Set<String>
    private let searchSeconds: Double

    init(
        _ store: any LearnerStore, _ shelf: ContentShelf, _ cache: AnswerCache, _ queue: PlanningQueue,
        phonelessMedia: Set<String>, searchSeconds: Double
    ) {
        self.store = store
        self.shelf = shelf
        self.cache = cache
        self.queue = queue
        self.phonelessMedia = phonelessMedia
        self.searchSeconds = searchSeconds
    }

    /// The answer to a request where it is ready: it was given before, and the trail of the hour says so.
    func ready(_ body: ByteBuffer, _ access: Access, at now: Double) -> ByteBuffer? {
        let answer = cache.answer(.init(body, access), edition: shelf.current.version, day: Int(now / 86400))
        guard let answer, answer.tracedHour.map({ $0 == Int(now / 3600) }) ?? true else { return nil }
        if let learner = answer.learner, (try? access.require(learner)) == nil { return nil }
        return answer.parts.buffer
    }

    /// The answer to a request, in bytes.
    /// - Throws: `Problem`, `StoreError`.
    func answer(_ body: ByteBuffer, _ access: Access, at now: Double) async throws -> ByteBuffer {
        let edition = shelf.current
        let key = AnswerCache.Key(body, access)
        let (day, hour) = (Int(now / 86400), Int(now / 3600))
        if let answer = cache.answer(key, edition: edition.version, day: day) {
            if let learner = answer.learner { try access.require(learner) }
            if try await isTraced(answer, key, hour: hour, now) { return answer.parts.buffer }
        }
        // Of a crowd most are turned away here: before the request is read, and on this thread.
        try queue.requireRoom()
        var query = try CurriculumQuery(body)
        query.isForBrowser = key.isForBrowser
        if let learner = query.learner { try access.require(learner) }
        let stamp = AnswerCache.Stamp(
            edition: edition.version, day: day, revision: cache.revision(of: query.learner))
        let turn = try queue.enter(query.work)
        // Elsewhere until it is done: whatever comes back to this thread waits for all that its connections have it do.
        let made = try await offLoop { try await parts(query, edition, access, now, turn) }
        cache.insert(
            .init(parts: made.parts, learner: query.learner, stamp: stamp, tracedHour: made.isPersonal ? hour : nil),
            for: key)
        return made.parts.buffer
    }

    /// Sees to it that the trail of the hour says that an answer was given, where it is made of a learner's data.
    /// - Returns: whether it may be given; not where the learner is gone, or something new became known of them meanwhile.
    private func isTraced(
        _ answer: AnswerCache.Answer, _ key: AnswerCache.Key, hour: Int, _ now: Double
    ) async throws -> Bool {
        guard let learner = answer.learner, let traced = answer.tracedHour, traced != hour else { return true }
        let isKept = try await offLoop {
            try await store.trace(.issuedCurriculum, .personalisation, of: learner, actor: key.actor, at: now)
        }
        guard isKept else { return false }
        guard cache.revision(of: learner) == answer.stamp.revision else { return false }
        var answer = answer
        answer.tracedHour = hour
        cache.insert(answer, for: key)
        return true
    }

    /// The default curriculum of a profile.
    /// - Throws: `Problem`.
    func defaultCurriculum(_ profile: String, _ edition: ContentEdition) async throws -> CurriculumParts {
        try await queue.perform(.curriculum) { try makeDefault(profile, edition) }
    }

    private func makeDefault(_ profile: String, _ edition: ContentEdition) throws -> CurriculumParts {
        var query = CurriculumQuery(profile: profile)
        query.isForBrowser = true
        return try plan(try query.request(edition), query, edition, personalised: nil).parts
    }

    /// A curriculum, written, and what is kept of it where it is a learner's.
    struct Plan: Sendable {
        var parts: CurriculumParts
        /// Keys of its tutorials, in order.
        var steps: [String]
        var seconds: Int
    }

    /// What a turn in the queue makes: an answer, and what is to be kept before it may be given.
    private struct Made: Sendable {
        var parts: CurriculumParts
        var issue: LearnerFile.Issue?
        var last: LearnerFile.Issue?
    }

    private func parts(
        _ query: CurriculumQuery, _ edition: ContentEdition, _ access: Access, _ now: Double, _ turn: PlanningQueue.Turn
    ) async throws -> (parts: CurriculumParts, isPersonal: Bool) {
        let made = try await queue.perform(turn) { try await make(query, edition, now) }
        guard let learner = query.learner, let issue = made.issue else { return (made.parts, false) }
        // Outside of the queue: a wait for the disk keeps nobody from planning.
        let isAgreed = try await store.addIssue(issue, after: made.last, of: learner, actor: access.key)
        // Consent was withdrawn while this was planned.
        guard isAgreed else { return try await parts(query, edition, access, now, try queue.enter(query.work)) }
        return (made.parts, true)
    }

    private func make(_ query: CurriculumQuery, _ edition: ContentEdition, _ now: Double) async throws -> Made {
        var file: LearnerFile?
        if let learner = query.learner { file = try await store.file(of: learner) }
        guard let file, file.purposes.contains(.personalisation) else {
            let reason = query.learner == nil ? "no_learner" : "no_consent"
            return Made(parts: try commonPlan(try query.request(edition), query, edition, personalised: reason).parts)
        }
        var request = try query.request(edition, profession: file.attributes.profession)
        let estimates = Self.estimates(file, edition, at: now)
        request.assume(AssumedMastery(estimates, edition.graph, isRounded: true))
        let last = file.issues.last
        request.previousTutorials = last?.steps.compactMap { edition.node($0, .tutorial) } ?? []
        let plan =
            estimates.isOfNewcomer
            ? try commonPlan(request, query, edition, personalised: "applied")
            : try plan(request, query, edition, personalised: "applied")
        let issue = LearnerFile.Issue(
            time: now, graph: edition.version, profile: edition.graph.key(request.profile), steps: plan.steps,
            seconds: plan.seconds)
        return Made(parts: plan.parts, issue: issue, last: last)
    }

    /// A plan that many share.
    private func commonPlan(
        _ request: PlanningRequest, _ query: CurriculumQuery, _ edition: ContentEdition, personalised: String?
    ) throws -> Plan {
        let key = CommonPlans.Key(
            request: request, isOnPhone: query.isOnPhone, explains: query.explains, alternatives: query.alternatives,
            isForBrowser: query.isForBrowser, personalised: personalised)
        return try edition.commonPlans.plan(key) { try plan(request, query, edition, personalised: personalised) }
    }

    private func plan(
        _ request: PlanningRequest, _ query: CurriculumQuery, _ edition: ContentEdition, personalised: String?
    ) throws -> Plan {
        let curriculum = query.shown(try plan(request, onPhone: query.isOnPhone, edition), edition)
        return Plan(
            parts: try write(curriculum, edition, query, personalised: personalised),
            steps: curriculum.steps.map { edition.graph.key($0.tutorial) }, seconds: curriculum.totalSeconds)
    }

    /// What is believed of a learner for a day: mastery fades by so little in one that it need not be estimated again.
    static func estimates(_ file: LearnerFile, _ edition: ContentEdition, at now: Double) -> [MasteryEstimate] {
        learner(file, edition).mastery(at: (now / 86400).rounded(.down) * 86400)
    }

    /// The learner after all events and answers that may be used, in the order of time.
    static func learner(_ file: LearnerFile, _ edition: ContentEdition) -> LearnerMastery {
        var learner = edition.model.learner(
            LearnerBackground(profession: file.attributes.profession, structure: file.attributes.structure))
        var answers = file.purposes.contains(.personalisation) ? file.placement[...] : []
        func answer(before time: Double) {
            while let answer = answers.first, answer.time <= time {
                answers.removeFirst()
                guard let skill = edition.map.skillNumbers[answer.skill] else { continue }
                learner.observe(
                    LearningEvent(time: answer.time, .selfAssessed(skill: skill, level: answer.isYes ? 1 : 0)))
            }
        }
        for record in file.usableEvents {
            answer(before: record.time)
            if let event = edition.evidence.event(record) { learner.observe(event) }
        }
        answer(before: .infinity)
        return learner
    }

    /// The curriculum of a request, checked by the independent verifier.
    private func plan(
        _ request: PlanningRequest, onPhone: Bool, _ edition: ContentEdition
    ) throws -> Curriculum {
        var request = request
        request.searchSeconds = searchSeconds
        var curriculum = edition.planner.plan(request)
        let unsuited = phonelessMedia.intersection(edition.media)
        if onPhone, !unsuited.isEmpty {
            // A preference: what can only be learned from such a medium stays.
            request.avoidedMedia.formUnion(unsuited)
            let other = edition.planner.plan(request)
            if other.certificate.reachedWeight == curriculum.certificate.reachedWeight,
                other.unreached.count <= curriculum.unreached.count
            {
                curriculum = other
            }
        }
        try verify(curriculum, edition)
        return curriculum
    }

    private func verify(_ curriculum: Curriculum, _ edition: ContentEdition) throws(Problem) {
        guard edition.verifier.faults(in: curriculum).isEmpty else {
            throw Problem(.internalServerError, "verification")
        }
    }

    /// Other curricula for the same request, the shortest first.
    private func alternatives(
        to curriculum: Curriculum, _ count: Int, _ edition: ContentEdition
    ) throws -> [Curriculum] {
        let others = edition.planner.alternatives(curriculum.request, count: count + 1).curricula
            .filter { $0.tutorials != curriculum.tutorials }.prefix(count)
        for other in others { try verify(other, edition) }
        return Array(others)
    }

    private func write(
        _ curriculum: Curriculum, _ edition: ContentEdition, _ query: CurriculumQuery, personalised: String?
    ) throws -> CurriculumParts {
        var curriculum = curriculum
        // A plan for each step, and more for each alternative: none of them may take as long as the first.
        curriculum.request.searchSeconds = searchSeconds / 10
        let others = try query.alternatives.map { count in
            try alternatives(to: curriculum, count, edition).map { query.shown($0, edition) }
        }
        let planner = query.explains ? edition.planner : nil
        return edition.writer.parts(curriculum, explainedBy: planner, alternatives: others) { json in
            json.key("graphVersion")
            json.string(edition.version)
            guard let personalised else { return }
            json.key("personalised")
            json.flag(personalised == "applied")
            guard personalised != "applied" else { return }
            json.key("notPersonalisedBecause")
            json.string(personalised)
        }
    }
}

extension CurriculumQuery {
    /// A curriculum as who asks may see it: titles of drafts are not for anyone.
    fileprivate func shown(_ curriculum: Curriculum, _ edition: ContentEdition) -> Curriculum {
        guard isForBrowser else { return curriculum }
        var curriculum = curriculum
        curriculum.unreached.removeAll { left in
            var named = [left.tutorial] + left.causes + left.circle
            if case .requires(let other) = left.reason { named.append(other) }
            return !named.allSatisfy(edition.isPublic)
        }
        return curriculum
    }

    fileprivate var work: PlanningQueue.Work { explains || alternatives != nil ? .explained : .curriculum }
}

extension AnswerCache.Key {
    /// What the answer to a request is kept under.
    fileprivate init(_ body: ByteBuffer, _ access: Access) {
        self.init(
            body: Array(body.readableBytesView), actor: access.key, isForBrowser: access.learner != nil)
    }
}

extension CurriculumParts {
    /// All bytes in one buffer.
    var buffer: ByteBuffer {
        var buffer = ByteBufferAllocator().buffer(capacity: byteCount)
        buffer.writeWithUnsafeMutableBytes(minimumWritableBytes: byteCount) { place in
            copy(to: place)
            return byteCount
        }
        return buffer
    }
}
