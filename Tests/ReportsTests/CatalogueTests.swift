import ContentGraph
import Foundation
import Reports
import SiteImport
import TestSupport
import Testing

@Suite struct CatalogueTests {
    /// Every key that the sources name is in the catalogue: no person ever reads a key.
    @Test func everyKeyInTheSourcesExists() throws {
        let catalogue = Catalogue(.french)
        let sources = SharedFiles.root.appending(path: "Sources").path
        let pattern = try Regex(
            #""((?:cli|help|error|label|page|proof|reason|obstacle|mode|mastery|explain|cause|fault|placement|evidence|calibration|cannot_read|api|learner|record|refusal)\.[a-z_.]+)""#
        )
        let rule = try Regex(#"(?:Finding\(\s*\.\w+, |report\(\s*)"([a-z_]+)""#)
        var keys: Set<String> = []
        let files = FileManager.default.enumerator(atPath: sources)?.compactMap { $0 as? String } ?? []
        for file in files where file.hasSuffix(".swift") && !file.contains("Catalogue/") {
            let text = try String(contentsOfFile: sources + "/" + file, encoding: .utf8)
            for match in text.matches(of: pattern) { keys.insert(String(match.output[1].substring ?? "")) }
            guard file.hasPrefix("SiteImport") else { continue }
            for match in text.matches(of: rule) {
                let name = String(match.output[1].substring ?? "")
                keys.formUnion(["finding.\(name)", "advice.\(name)"])
            }
        }
        #expect(keys.count > 80)
        for key in keys.sorted() { #expect(catalogue.has(key), "\(key)") }
    }

    /// Every problem that the service may answer with has its title and what to do.
    @Test func everyProblemHasItsSentences() throws {
        let sources = SharedFiles.root.appending(path: "Sources/Service").path
        let pattern = try Regex(
            #"(?:Problem|self\.init)\(\s*(?:error)?\.\w+, (?:error\.status\.code >= 500 \? "internal" : )?"([a-z_]+)""#)
        var codes: Set<String> = []
        for case let file as String in FileManager.default.enumerator(atPath: sources)! where file.hasSuffix(".swift") {
            let text = try String(contentsOfFile: sources + "/" + file, encoding: .utf8)
            for match in text.matches(of: pattern) { codes.insert(String(match.output[1].substring ?? "")) }
        }
        #expect(codes.count > 25)
        for code in codes.sorted() {
            #expect(Catalogue(.french).has("problem.\(code)"), "\(code)")
            #expect(Catalogue(.french).has("problem.\(code).todo"), "\(code)")
        }
    }

    @Test func everyDamageHasItsSentence() throws {
        let text = try String(
            contentsOfFile: SharedFiles.root.appending(path: "Sources/WXR/Diagnostics/WXRDiagnostic.swift").path,
            encoding: .utf8)
        let kinds = text.matches(of: /case \w+ = "([a-z0-9_]+)"/).map { String($0.output.1) }
        #expect(kinds.count > 25)
        for kind in kinds where !["part_removed", "left_out"].contains(kind) {
            #expect(Catalogue(.french).has("finding.wxr_\(kind)"), "\(kind)")
        }
    }

    @Test func numbersAgreeInEachLanguage() {
        #expect(Catalogue(.french).count("count.step", 0) == "0 étape")
        #expect(Catalogue(.french).count("count.step", 2) == "2 étapes")
        #expect(Catalogue(.english).count("count.step", 0) == "0 steps")
        #expect(Catalogue(.english).count("count.step", 1) == "1 step")
        #expect(Catalogue(.french).number(1_234_567) == "1\u{202F}234\u{202F}567")
        #expect(Catalogue(.english).number(-1234) == "-1,234")
        #expect(Catalogue(.french).duration(3900) == "1\u{A0}h\u{A0}05")
        #expect(Catalogue(.french).duration(480) == "8\u{A0}min")
    }

    @Test func aCellThatLooksLikeAFormulaIsDisarmed() {
        #expect(CSVText.encode([["=1+1", "a,b", "-3"]]) == "'=1+1,\"a,b\",-3\r\n")
    }
}
