import SiteImport
import Testing

@Suite struct DurationTextTests {
    @Test(arguments: [
        ("8", 480), ("8 min", 480), ("8 min", 480), ("1h30", 5400), ("1 h 30", 5400), ("0h08", 480), ("1:30:00", 5400),
        ("08:30", 510), ("90 s", 90), ("environ 8 mn", 480), ("1,5 h", 5400), ("1 heure et quart", 4500), ("½ h", 1800),
        ("1 h et demie", 5400), ("5-10 min", 600), ("10 minutes", 600), ("2 heures", 7200), ("10'", 600),
    ])
    func readsWhatEditorsWrite(_ text: String, _ seconds: Int) {
        #expect(TextKey.seconds(text) == seconds, "\(text)")
    }

    @Test(arguments: ["", "0", "environ dix minutes", "module 3", "8 documents", "999999999 h", "bientôt"])
    func theRestIsNone(_ text: String) { #expect(TextKey.seconds(text) == nil, "\(text)") }
}
