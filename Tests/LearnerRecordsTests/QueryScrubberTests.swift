import LearnerRecords
import Testing

@Suite struct QueryScrubberTests {
    private let scrubber = QueryScrubber(
        vocabulary: ["Créer un plan personnalisé de coordination", "Le dossier du patient", "Télésurveillance 2024"])

    @Test func onlyWordsOfTheSiteStay() {
        #expect(scrubber.scrub("dossier de Jean Dupont né le 03/05/1978") == "dossier …")
        #expect(scrubber.scrub("PLAN personnalise") == "plan personnalise")
        #expect(scrubber.scrub("patient dupont@example.org 06 12 34 56 78 créer") == "patient … créer")
    }

    @Test func wordsWithDigitsNeverStay() { #expect(scrubber.scrub("2024") == nil) }

    @Test func whatHasNoWordOfTheSiteIsDropped() {
        #expect(scrubber.scrub("Marie Curie") == nil)
        #expect(scrubber.scrub("") == nil)
        #expect(scrubber.scrub("un de le") == nil)
    }
}
