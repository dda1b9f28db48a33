import Evidence
import LearnerRecords
import Reports
import Testing

/// Every name of the records that a person may read has its words.
@Suite struct ServiceWordsTests {
    private let catalogue = Catalogue(.french)

    @Test func namesOfTheRecordsHaveWords() {
        let families: [(String, [String])] = [
            ("learner.purpose.", Purpose.allCases.map(\.rawValue)),
            ("learner.verb.", Activity.Verb.allCases.map(\.rawValue)),
            ("learner.action.", AccessEntry.Action.allCases.map(\.rawValue)),
            ("learner.reason.", AccessEntry.Reason.allCases.map(\.rawValue)),
            ("refusal.", EvidenceRefusal.Reason.allCases.map(\.rawValue)),
            (
                "record.",
                [
                    RecordFault.notAnObject, .missing(""), .badValue(""), .unknownField, .unknownObject,
                    .impossibleTime,
                    .noConsent,
                ].map(\.code)
            ),
        ]
        for (family, names) in families {
            for name in names { #expect(catalogue.has(family + name), "\(family + name)") }
        }
    }
}
