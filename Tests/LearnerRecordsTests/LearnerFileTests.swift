import Foundation
import LearnerRecords
import Testing

@Suite struct LearnerFileTests {
    private func file(_ changes: [(Purpose, Bool)]) -> LearnerFile {
        var file = LearnerFile(learner: LearningRecordTests.learner)
        file.consent = changes.enumerated().map {
            ConsentChange(time: Double($0), purpose: $1.0, isGranted: $1.1)
        }
        func entry(_ activity: Activity, _ purposes: PurposeSet) -> LearnerFile.Entry {
            .init(record: LearningRecord(id: UUID(), learner: file.learner, time: 1e9, activity), purposes: purposes)
        }
        file.events = [
            entry(.completed(page: "post/1"), [PurposeSet(.personalisation), PurposeSet(.measurement)]),
            entry(.completed(page: "post/2"), PurposeSet(.measurement)),
            entry(.usedFeature(object: "post/3", times: 1), PurposeSet(.businessToolUsage)),
        ]
        return file
    }

    private func used(_ changes: [(Purpose, Bool)]) -> [String?] {
        file(changes).usableEvents.map(\.activity.object)
    }

    @Test func onlyWhatWasAgreedToIsUsed() {
        #expect(used([]) == [])
        #expect(used([(.measurement, true)]) == [])
        #expect(used([(.personalisation, true)]) == ["post/1"])
        #expect(used([(.personalisation, true), (.businessToolUsage, true)]) == ["post/1", "post/3"])
    }

    @Test func withdrawalStopsUse() {
        #expect(used([(.personalisation, true), (.personalisation, false)]) == [])
        let again: [(Purpose, Bool)] = [
            (.personalisation, true), (.businessToolUsage, true), (.businessToolUsage, false),
        ]
        #expect(used(again) == ["post/1"])
    }

    @Test func aLinkDependsOnEveryField() {
        let entry = AccessEntry(time: 5, actor: "k", .exported, .retention, subjects: [Data([1, 2])], detail: "d")
        let link = entry.link(after: AccessEntry.origin)
        var others = [AccessEntry](repeating: entry, count: 6)
        others[0].time = 6
        others[1].actor = "kd"
        others[2].action = .erased
        others[3].reason = .administration
        others[4].subjects = [Data([1, 3])]
        others[5].detail = ""
        for other in others { #expect(other.link(after: AccessEntry.origin) != link) }
        #expect(entry.link(after: link) != link)
        #expect(entry.link(after: AccessEntry.origin) == link)
    }
}
