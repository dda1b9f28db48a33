import Foundation
import LearnerRecords
import Testing

@testable import LearnerRecordsSQLite

@Suite struct TracedHourTests {
    private let subjects = (0..<40).map { Data(repeating: UInt8($0), count: 16) }

    @Test func anAccessIsKnownForTheHour() {
        let traced = TracedHour()
        traced.insert(Array(subjects[..<2]), .readMastery, "k", at: 7200)
        #expect(traced.untraced(Array(subjects[..<4]), .readMastery, "k", at: 10799) == Array(subjects[2..<4]))
        #expect(traced.untraced([subjects[0]], .readMastery, "other", at: 7200) == [subjects[0]])
        #expect(traced.untraced([subjects[0]], .exported, "k", at: 7200) == [subjects[0]])
        #expect(traced.untraced([subjects[0]], .readMastery, "k", at: 10800) == [subjects[0]])
    }

    /// However many come: what is forgotten is traced again.
    @Test func noMoreAreRememberedThanSaid() {
        let traced = TracedHour(most: 10)
        for start in stride(from: 0, to: 40, by: 4) {
            let some = Array(subjects[start..<start + 4])
            traced.insert(some, .readMastery, "k", at: 0)
            #expect(traced.untraced(some, .readMastery, "k", at: 0).isEmpty)
            #expect(traced.untraced(subjects, .readMastery, "k", at: 0).count >= 30)
        }
    }
}
