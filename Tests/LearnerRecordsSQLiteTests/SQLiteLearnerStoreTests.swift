import Foundation
import GRDB
import LearnerRecords
import LearnerRecordsSQLite
import TestSupport
import Testing

@Suite struct SQLiteLearnerStoreTests {
    private let folder: URL
    private var path: String { folder.appending(path: "records.sqlite").path }
    private let day = 86400.0
    private let now = 1_790_000_000.0

    init() throws { folder = try SharedFiles.temporaryFolder() }

    private static func learner(_ number: Int) -> Pseudonym {
        let digits = String(number, radix: 16)
        return Pseudonym(String(repeating: "0", count: 64 - digits.count) + digits)!
    }

    private func event(
        _ learner: Int, _ time: Double, _ activity: Activity = .completed(page: "post/1"), id: UUID = UUID()
    )
        -> LearningRecord
    { LearningRecord(id: id, learner: Self.learner(learner), time: time, activity) }

    private func agree(
        _ store: SQLiteLearnerStore, _ learner: Int, _ purposes: [Purpose] = [.personalisation],
        _ isGranted: Bool = true,
        at time: Double
    ) async throws {
        let changes = purposes.map { ConsentChange(time: time, purpose: $0, isGranted: isGranted) }
        try await store.setConsent(changes, of: Self.learner(learner), actor: "test")
    }

    private func append(_ store: SQLiteLearnerStore, _ records: [LearningRecord]) async throws -> [AppendOutcome] {
        try await store.append(records, actor: "test", at: now)
    }

    @Test func withoutConsentNothingIsStored() async throws {
        let store = try SQLiteLearnerStore(path)
        #expect(try await append(store, [event(1, now)]) == [.noConsent])
        try await agree(store, 1, [.personalisation], false, at: now)
        #expect(try await store.snapshot() == "\n")
        #expect(try await store.checkAccessTrail(noted: nil).entries == 0)
        try await agree(store, 1, [.personalisation], at: now)
        let used = event(1, now, .usedFeature(object: "post/1", times: 1))
        #expect(try await append(store, [event(1, now), used]) == [.stored, .noConsent])
    }

    @Test func eventsAreKeptOnceWhateverTheirOrder() async throws {
        let (one, two) = (try SQLiteLearnerStore(path), try SQLiteLearnerStore(path + "2"))
        let events = (0..<40).map { event($0 % 3, now - Double($0 % 7)) }
        for store in [one, two] { for learner in 0..<3 { try await agree(store, learner, at: now - day) } }
        #expect(try await append(one, events).allSatisfy { $0 == .stored })
        #expect(try await append(one, events).allSatisfy { $0 == .duplicate })
        for event in events.reversed() { _ = try await append(two, [event, event]) }
        #expect(try await one.snapshot() == two.snapshot())
    }

    /// An identifier used twice, or a file with a count corrected: the sender is told that this one is not kept.
    @Test func anotherEventWithAKnownIdentifierIsNoDuplicate() async throws {
        let store = try SQLiteLearnerStore(path)
        for learner in [1, 2] { try await agree(store, learner, Purpose.allCases, at: now - day) }
        let used = event(1, now, .usedFeature(object: "post/1", times: 3))
        let searched = event(1, now, .searched(query: "ordonnance", landedOn: nil))
        #expect(try await append(store, [used, searched]) == [.stored, .stored])
        var others = [used, used, used, used]
        others[0].activity = .usedFeature(object: "post/1", times: 4)
        others[1].activity = .usedFeature(object: "post/2", times: 3)
        others[2].activity = .rated(page: "post/1", stars: 3)
        others[3].time -= 1
        #expect(try await append(store, others) == others.map { _ in .conflict })
        // What was searched for goes earlier than the rest of its event.
        var forgotten = searched
        forgotten.activity = .searched(query: nil, landedOn: nil)
        #expect(try await append(store, [used, forgotten]) == [.duplicate, .duplicate])
        #expect(try await append(store, [event(2, now, id: used.id)]) == [.stored])
        let kept = try #require(try await store.file(of: Self.learner(1))).events.map(\.record)
        #expect(Set(kept) == [used, searched])
    }

    @Test func manyWritersAtOnceLoseNothing() async throws {
        let store = try SQLiteLearnerStore(path)
        try await agree(store, 1, at: now - day)
        let events = (0..<400).map { event(1, now - Double($0)) }
        try await withThrowingTaskGroup { group in
            for event in events {
                group.addTask { _ = try await store.append([event], actor: "test", at: event.time) }
            }
            try await group.waitForAll()
        }
        #expect(try await store.file(of: Self.learner(1))?.events.count == 400)
        #expect(try await store.checkAccessTrail(noted: nil).brokenAt == nil)
    }

    /// Two stores live the same year; one of them also has a learner who is erased at its end.
    @Test func afterErasureAllIsAsIfTheLearnerHadNeverBeen() async throws {
        let (with, without) = (try SQLiteLearnerStore(path), try SQLiteLearnerStore(path + "2"))
        var generator = SeededGenerator(seed: 60)
        let erased = 7
        for month in 0..<12 {
            let time = now - Double(12 - month) * 30 * day
            for learner in 0..<10 {
                let events = (0..<5).map { _ in
                    event(
                        learner, time + Double.random(in: 0..<day, using: &generator),
                        [
                            Activity.completed(page: "post/\(learner)"), .viewed(page: "post/2", seconds: 60),
                            .searched(query: "dossier", landedOn: nil),
                        ].randomElement(using: &generator)!)
                }
                for store in [with, without] where learner != erased || store === with {
                    let pseudonym = Self.learner(learner)
                    if month == learner % 4 { try await agree(store, learner, Purpose.allCases, at: time) }
                    _ = try await store.append(events, actor: "site", at: time + day)
                    _ = try await store.setAttributes(
                        .init(profession: "infirmier"), of: pseudonym, actor: "site", at: time + day)
                    _ = try await store.addPlacement(
                        [.init(time: time, skill: "skill/post/1", isYes: true)], of: pseudonym, actor: "site")
                    _ = try await store.addIssue(
                        .init(time: time, graph: "g", profile: "p", steps: ["post/\(month)"], seconds: 60), after: nil,
                        of: pseudonym, actor: "site")
                }
            }
            for store in [with, without] where month % 3 == 0 { try await store.backUp(keeping: 9) }
        }
        let name = Self.learner(erased).text
        #expect(try await with.snapshot() != without.snapshot())
        #expect(try !filesHolding(name).isEmpty)
        let head = try await with.checkAccessTrail(noted: nil).head
        #expect(try await with.erase(Self.learner(erased), actor: "site", at: now))
        #expect(try await with.snapshot() == without.snapshot())
        #expect(try await with.export(Self.learner(erased), actor: "site", at: now) == nil)
        #expect(try filesHolding(name) == [])
        // The trail goes on, and its entries on the learner name a number that nothing else knows.
        let check = try await with.checkAccessTrail(noted: head)
        #expect(check.brokenAt == nil && check.holdsNotedHead == true)
        #expect(try await !with.erase(Self.learner(erased), actor: "site", at: now))
    }

    /// Files of the test's folder in which a text stands.
    private func filesHolding(_ text: String) throws -> [String] {
        let files = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String } ?? []
        return files.filter { file in
            FileManager.default.contents(atPath: folder.path + "/" + file)?.range(of: Data(text.utf8)) != nil
        }
    }

    @Test func aBackupMadeBeforeACrashOfAnErasureIsCleanedLater() async throws {
        let store = try SQLiteLearnerStore(path)
        try await agree(store, 1, at: now)
        try await store.backUp(keeping: 3)
        // As if the process had ended between the database and its backups.
        try await DatabaseQueue(path: path).write {
            try $0.execute(sql: "PRAGMA secure_delete = ON; DELETE FROM learner")
        }
        _ = try await store.enforce(RetentionPolicy(), at: now)
        let backup = try #require(SQLiteLearnerStore.backups(of: path).first)
        #expect(FileManager.default.contents(atPath: backup)?.range(of: Data(Self.learner(1).text.utf8)) == nil)
    }

    @Test func erasuresDoNotMakeABackupYounger() async throws {
        let store = try SQLiteLearnerStore(path)
        for learner in 1...2 { try await agree(store, learner, at: now) }
        #expect(store.lastBackup == nil)
        try await store.backUp(keeping: 3)
        let made = try #require(store.lastBackup)
        #expect(abs(made - Date().timeIntervalSince1970) < 60)
        try await Task.sleep(for: .seconds(1.1))
        #expect(try await store.erase(Self.learner(1), actor: "t", at: now))
        #expect(store.lastBackup == made)
    }

    @Test func aDamagedBackupStopsNoErasure() async throws {
        let store = try SQLiteLearnerStore(path)
        try await agree(store, 1, at: now)
        try await store.backUp(keeping: 3)
        let sound = try #require(SQLiteLearnerStore.backups(of: path).first)
        let damaged = URL(filePath: sound).deletingLastPathComponent().appending(path: "9999-01-01T000000Z.sqlite").path
        try Data(repeating: 7, count: 5000).write(to: URL(filePath: damaged))
        #expect(try await store.erase(Self.learner(1), actor: "t", at: now))
        #expect(SQLiteLearnerStore.backups(of: path) == [sound])
        #expect(try filesHolding(Self.learner(1).text) == [])
    }

    @Test func theLastChoiceToComeIsInForceWhateverTheClock() async throws {
        let store = try SQLiteLearnerStore(path)
        try await agree(store, 1, at: now)
        try await agree(store, 1, [.personalisation], false, at: now - 10)
        #expect(try await store.file(of: Self.learner(1))?.purposes == [])
        #expect(try await append(store, [event(1, now)]) == [.noConsent])
    }

    @Test func aWithdrawnPurposeHasItsOwnPeriod() async throws {
        let store = try SQLiteLearnerStore(path)
        try await agree(store, 1, Purpose.allCases, at: now - 100 * day)
        let used = event(1, now - 99 * day, .usedFeature(object: "post/1", times: 1))
        #expect(try await append(store, [event(1, now - 99 * day), used]) == [.stored, .stored])
        try await agree(store, 1, [.businessToolUsage, .personalisation], false, at: now - 40 * day)
        // Said again, which changes nothing.
        try await agree(store, 1, [.measurement], at: now - day)
        try await agree(store, 1, [.businessToolUsage], false, at: now - day)
        #expect(try await store.enforce(RetentionPolicy(), at: now).records == 1)
        // What is still kept for measurement is not for personalisation any more, even if that is agreed to again.
        try await agree(store, 1, at: now)
        let file = try #require(try await store.file(of: Self.learner(1)))
        #expect(file.events.map(\.purposes) == [PurposeSet(.measurement)] && file.usableEvents == [])
        #expect(file.consent.count == 6)
    }

    @Test func retentionRemovesWhatIsTooOld() async throws {
        let store = try SQLiteLearnerStore(path)
        for learner in 1...3 { try await agree(store, learner, at: now - 400 * day) }
        let query = Activity.searched(query: "dossier", landedOn: nil)
        _ = try await store.append(
            [event(1, now - 399 * day), event(1, now - 5 * day, query), event(1, now - 100 * day, query)], actor: "t",
            at: now - 5 * day)
        _ = try await store.append([event(2, now - 20 * day)], actor: "t", at: now - 20 * day)
        try await agree(store, 2, [.personalisation], false, at: now - 15 * day)
        var policy = RetentionPolicy()
        (policy.events, policy.queries, policy.withdrawn, policy.inactive) = (365, 90, 10, 390)
        policy.accessTrail = 300
        let outcome = try await store.enforce(policy, at: now)
        #expect(outcome.records == 2 && outcome.queries == 1 && outcome.learners == 1 && outcome.entries == 3)
        #expect(try await store.file(of: Self.learner(1))?.events.map(\.record.activity.query) == [nil, "dossier"])
        #expect(try await store.file(of: Self.learner(2))?.events == [])
        #expect(try await store.file(of: Self.learner(3)) == nil)
        let check = try await store.checkAccessTrail(noted: nil)
        #expect(check.brokenAt == nil && check.entries > 0)
        #expect(try await store.enforce(policy, at: now) == RetentionOutcome())
    }

    /// More than one transaction takes: in the end all is as one run would leave it, and every part of it is traced.
    @Test func aLongBacklogIsRemovedInParts() async throws {
        let store = try SQLiteLearnerStore(path)
        for learner in 0..<230 { try await agree(store, learner, at: now - 400 * day) }
        let query = Activity.searched(query: "dossier", landedOn: nil)
        for learner in [0, 100, 210] {
            let old = (0..<1500).map { event(learner, now - 380 * day - Double($0)) }
            let recent = (0..<3).map { event(learner, now - 200 * day - Double($0), query) }
            #expect(try await append(store, old + recent).allSatisfy { $0 == .stored })
        }
        try await agree(store, 100, [.personalisation], false, at: now - 100 * day)
        let head = try await store.checkAccessTrail(noted: nil).head
        var policy = RetentionPolicy()
        (policy.events, policy.inactive, policy.accessTrail) = (365, 390, 2000)
        let outcome = try await store.enforce(policy, at: now)
        #expect(outcome.records == 4503 && outcome.queries == 9 && outcome.learners == 227)
        for learner in [0, 210] {
            let events = try await store.file(of: Self.learner(learner))?.events ?? []
            #expect(events.count == 3 && events.allSatisfy { $0.record.activity.query == nil })
        }
        #expect(try await store.file(of: Self.learner(100))?.events == [])
        #expect(try await store.file(of: Self.learner(1)) == nil)
        let check = try await store.checkAccessTrail(noted: head)
        #expect(check.brokenAt == nil && check.holdsNotedHead == true)
        let parts = try await DatabaseQueue(path: path).read {
            try String.fetchAll($0, sql: "SELECT detail FROM access WHERE action = 'enforced-retention'")
        }
        #expect(parts.count > 4)
        let counted = parts.map { $0.split(separator: " ").compactMap { Int($0) } }
        #expect((0..<4).map { place in counted.reduce(0) { $0 + $1[place] } } == [4503, 9, 227, 0])
        #expect(try await store.enforce(policy, at: now) == RetentionOutcome())
        // The trail is cut in parts too, and what is left of it holds together.
        policy.accessTrail = 0
        #expect(try await store.enforce(policy, at: now + day).entries >= 230 + parts.count)
        #expect(try await store.checkAccessTrail(noted: nil).brokenAt == nil)
    }

    @Test(arguments: [
        "UPDATE access SET actor = 'nobody' WHERE number = 3", "DELETE FROM access WHERE number = 3",
        "UPDATE access SET subjects = NULL WHERE number = 3", "UPDATE access SET time = time + 1 WHERE number = 3",
    ])
    func aChangedTrailIsFound(_ change: String) async throws {
        let store = try SQLiteLearnerStore(path)
        for learner in 1...6 { try await agree(store, learner, at: now) }
        #expect(try await store.checkAccessTrail(noted: nil).entries == 6)
        try await DatabaseQueue(path: path).write { try $0.execute(sql: change) }
        #expect(try await store.checkAccessTrail(noted: nil).brokenAt != nil)
    }

    @Test func aCutTrailIsFoundByItsNotedHead() async throws {
        let store = try SQLiteLearnerStore(path)
        for learner in 1...6 { try await agree(store, learner, at: now) }
        let head = try await store.checkAccessTrail(noted: nil).head
        try await DatabaseQueue(path: path).write { try $0.execute(sql: "DELETE FROM access WHERE number = 6") }
        let check = try await store.checkAccessTrail(noted: head)
        #expect(check.brokenAt == nil && check.holdsNotedHead == false)
    }

    @Test func theSameAccessIsTracedOnceAnHour() async throws {
        let store = try SQLiteLearnerStore(path)
        try await agree(store, 1, at: now)
        for minute in 0..<90 {
            try await store.trace(
                .readMastery, .personalisation, of: Self.learner(1), actor: "k", at: 1_790_000_000 + Double(minute) * 60
            )
        }
        let accesses = try await store.export(Self.learner(1), actor: "k", at: now)?.accesses ?? []
        #expect((2...3).contains(accesses.count { $0.action == .readMastery }))
    }

    /// Who is erased by another program and comes back within the hour is traced again, as one of whom nothing is known.
    @Test func whatAnotherProgramErasesIsNoLongerTraced() async throws {
        let store = try SQLiteLearnerStore(path)
        let learner = Self.learner(1)
        func trace() async throws -> Bool {
            try await store.trace(.readMastery, .personalisation, of: learner, actor: "k", at: now)
        }
        #expect(try await !trace())
        try await agree(store, 1, at: now)
        for _ in 0..<2 { #expect(try await trace()) }
        let beside = try SQLiteLearnerStore(path, .beside)
        #expect(try await beside.erase(learner, actor: "k", at: now))
        #expect(try await !trace())
        try await agree(store, 1, at: now)
        for _ in 0..<2 { #expect(try await trace()) }
        let accesses = try await store.export(learner, actor: "k", at: now)?.accesses ?? []
        #expect(accesses.count { $0.action == .readMastery } == 1)
    }

    @Test func whoComesBackWithinTheHourIsTracedAgain() async throws {
        let store = try SQLiteLearnerStore(path)
        for _ in 0..<2 {
            try await agree(store, 1, at: now)
            #expect(try await append(store, [event(1, now)]) == [.stored])
            let accesses = try await store.export(Self.learner(1), actor: "k", at: now)?.accesses ?? []
            #expect(accesses.count { $0.action == .storedEvents } == 1)
            #expect(try await store.erase(Self.learner(1), actor: "k", at: now))
        }
    }

    @Test func aDatabaseThatOthersMayReadIsRefused() async throws {
        do { _ = try SQLiteLearnerStore(path) }
        try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: path)
        #expect(throws: StoreError.readableByOthers(path: path, mode: "644")) { try SQLiteLearnerStore(path) }
    }

    @Test func aSecondServiceIsRefused() throws {
        let store = try SQLiteLearnerStore(path)
        #expect(throws: StoreError.locked(path: path)) { try SQLiteLearnerStore(path) }
        _ = try SQLiteLearnerStore(path, .beside)
        withExtendedLifetime(store) {}
    }

    @Test func aDamagedDatabaseIsRefusedAndRestored() async throws {
        do {
            let store = try SQLiteLearnerStore(path)
            for learner in 1...200 { try await agree(store, learner, at: now) }
            try await store.backUp(keeping: 2)
        }
        var bytes = try #require(FileManager.default.contents(atPath: path))
        for place in stride(from: 5000, to: bytes.count, by: 7) { bytes[place] ^= 0x5A }
        try bytes.write(to: URL(filePath: path))
        for part in ["-wal", "-shm"] { try? FileManager.default.removeItem(atPath: path + part) }
        #expect {
            _ = try SQLiteLearnerStore(path)
        } throws: { error in
            if case .damaged = error as? StoreError { true } else { false }
        }
        let restored = try #require(try SQLiteLearnerStore.restore(path))
        #expect(FileManager.default.fileExists(atPath: restored.aside))
        let store = try SQLiteLearnerStore(path)
        #expect(try await store.file(of: Self.learner(200))?.purposes.contains(.personalisation) == true)
    }

    @Test func aSoundDatabaseIsNotRestoredAndAnEmptiedOneIsDamaged() async throws {
        do {
            let store = try SQLiteLearnerStore(path)
            try await agree(store, 1, at: now)
            try await store.backUp(keeping: 2)
            try await agree(store, 2, at: now)
        }
        #expect(try SQLiteLearnerStore.restore(path) == nil)
        #expect(try await SQLiteLearnerStore(path).file(of: Self.learner(2)) != nil)
        for part in ["-wal", "-shm"] { try? FileManager.default.removeItem(atPath: path + part) }
        try Data().write(to: URL(filePath: path))
        #expect {
            _ = try SQLiteLearnerStore(path)
        } throws: { error in
            if case .damaged = error as? StoreError { true } else { false }
        }
        #expect(try SQLiteLearnerStore.restore(path) != nil)
        #expect(try await SQLiteLearnerStore(path).file(of: Self.learner(1)) != nil)
        for backup in SQLiteLearnerStore.backups(of: path) { try Data().write(to: URL(filePath: backup)) }
        try Data().write(to: URL(filePath: path))
        #expect {
            _ = try SQLiteLearnerStore.restore(path)
        } throws: { error in
            if case .noBackup = error as? StoreError { true } else { false }
        }
    }

    @Test func whatAnotherProgramChangesIsCounted() async throws {
        let store = try SQLiteLearnerStore(path)
        let before = try await store.outsideChanges()
        try await agree(store, 1, at: now)
        #expect(try await store.outsideChanges() == before)
        try await agree(try SQLiteLearnerStore(path, .beside), 2, at: now)
        #expect(try await store.outsideChanges() > before)
    }
}
