import Foundation
import TestSupport
import Testing

/// The program as its users run it.
@Suite struct CommandLineTests {
    private func run(_ arguments: String...) throws -> (status: Int32, output: String, errors: String) {
        try SharedFiles.run(RunningService.program, arguments)
    }

    /// Keys of the tutorials of a curriculum.
    private func plannedTutorials(_ site: String) throws -> [String] {
        let plan = try run("plan", site, "--profile", "infirmier", "--format", "json")
        let document = try JSONSerialization.jsonObject(with: Data(plan.output.utf8)) as? [String: Any]
        let steps = document?["steps"] as? [[String: Any]] ?? []
        return steps.compactMap { ($0["tutorial"] as? [String: Any])?["key"] as? String }
    }

    /// Commands beside the service make nothing where there is none.
    @Test func aWrongFolderIsSaidToBeWrong() throws {
        let folder = try SharedFiles.temporaryFolder().appending(path: "typo").path
        for command in [["audit", "verify"], ["keys", "list"], ["keys", "revoke", "x"]] {
            let run = try SharedFiles.run(RunningService.program, command + ["--data", folder, "--lang", "en"])
            #expect(run.status == 66 && run.errors.contains("--data"), "\(command): \(run.errors)")
        }
        #expect(!FileManager.default.fileExists(atPath: folder))
        for name in ["", "a\nb", "\u{1B}[31m"] {
            #expect(try run("keys", "create", name, "--data", folder).status == 64)
        }
        #expect(!FileManager.default.fileExists(atPath: folder))
    }

    @Test func fromAnExportToCurricula() throws {
        let folder = try SharedFiles.temporaryFolder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let graph = folder.appending(path: "site.graph").path
        let imported = try run("import", SharedFiles.fixture("oneself-site.xml"), "-o", graph, "--lang", "fr")
        #expect(imported.status == 0)
        #expect(imported.output.contains("6 profils, 35 besoins, 136 axes d’usage, 136 tutoriels"))
        #expect(imported.output.contains("9 erreurs, 17 avertissements"))

        let json = folder.appending(path: "defaults").path
        let html = folder.appending(path: "p.html").path
        let defaults = try run("defaults", graph, "--json", json, "--html", html, "--lang", "en")
        #expect(defaults.status == 0)
        #expect(defaults.output.contains("Curriculum: Infirmier"))
        #expect(defaults.output.contains("6 curricula checked by the independent verifier."))
        #expect(try FileManager.default.contentsOfDirectory(atPath: json).count == 7)
        let index = try JSONSerialization.jsonObject(with: Data(contentsOf: URL(filePath: json + "/index.json")))
        #expect(((index as? [String: Any])?["curricula"] as? [Any])?.count == 6)

        let plan = try run(
            "plan", graph, "--profile", "infirmier", "--known", "55", "--budget", "45m", "--session", "15m", "--format",
            "json")
        #expect(plan.status == 0)
        let document = try JSONSerialization.jsonObject(with: Data(plan.output.utf8)) as? [String: Any]
        #expect((document?["totalMinutes"] as? Double ?? 99) <= 45)
        #expect(try run("validate", graph).status == 1)
        #expect(try run("validate", SharedFiles.fixture("oneself-clean.xml")).status == 0)
    }

    @Test func aCurriculumIsVerifiedAndASpoiltOneRefused() throws {
        let folder = try SharedFiles.temporaryFolder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let site = SharedFiles.fixture("oneself-clean.xml")
        let file = folder.appending(path: "c.json").path
        let plan = try run("plan", site, "--profile", "infirmier", "--format", "json")
        try Data(plan.output.utf8).write(to: URL(filePath: file))
        let good = try run("verify", file, site, "--lang", "en")
        #expect(good.status == 0)
        #expect(good.output.contains("the landmarks prove it"))
        let spoilt = plan.output.replacing("\"lowerBoundSeconds\" : ", with: "\"lowerBoundSeconds\" : 9")
        #expect(spoilt != plan.output)
        try Data(spoilt.utf8).write(to: URL(filePath: file))
        let bad = try run("verify", file, site, "--lang", "en")
        #expect(bad.status == 1)
        #expect(bad.output.contains("The bound claimed is above the time of the curriculum."))
        #expect(try run("verify", "/nowhere.json", site).status == 66)
        #expect(try run("verify", site, site).status == 65)
    }

    @Test func allCurriculaOfAFileAreVerified() throws {
        let folder = try SharedFiles.temporaryFolder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let site = SharedFiles.fixture("oneself-clean.xml")
        let file = folder.appending(path: "c.json").path
        let plan = try run("plan", site, "--profile", "infirmier", "--format", "json").output
        let spoilt = plan.replacing("\"reachedWeight\" : ", with: "\"reachedWeight\" : 9")
        #expect(spoilt != plan)
        func verify(_ text: String) throws -> (status: Int32, output: String, errors: String) {
            try Data(text.utf8).write(to: URL(filePath: file))
            return try run("verify", file, site, "--lang", "en")
        }
        let good = try verify("[\(plan), \(plan)]")
        #expect(good.status == 0)
        #expect(good.output.contains("Another possible curriculum: 1"))
        #expect(good.output.matches(of: /The curriculum is valid/).count == 2)
        let bad = try verify("\n[\(plan), \(spoilt)]")
        #expect(bad.status == 1)
        #expect(bad.output.matches(of: /The curriculum is valid/).count == 1)
        #expect(bad.output.contains("1 fault in this curriculum:"))
        #expect(try run("plan", site, "--profile", "infirmier", "--previous", file).status == 0)
        // As the service gives them: within the first.
        let nested = plan.replacing("\n}\n", with: ",\n\"alternatives\": [\(spoilt)]\n}\n")
        #expect(nested != plan)
        #expect(try verify(nested).status == 1)
        #expect(try verify("[]").status == 65)
        #expect(try verify("[\(plan), 3]").status == 65)
    }

    @Test func aPlanIsExplainedAndChangedAsLittleAsCanBe() throws {
        let folder = try SharedFiles.temporaryFolder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let site = SharedFiles.fixture("oneself-clean.xml")
        let explained = try run("plan", site, "--profile", "infirmier", "--budget", "30m", "--explain", "--lang", "en")
        #expect(explained.status == 0)
        #expect(explained.output.contains("is already known: "))
        #expect(explained.output.contains("With 10\u{A0}min more, these become possible: "))
        let file = folder.appending(path: "before.json").path
        let before = try run("plan", site, "--profile", "infirmier", "--format", "json")
        try Data(before.output.utf8).write(to: URL(filePath: file))
        let same = try run("plan", site, "--profile", "infirmier", "--previous", file, "--lang", "en")
        #expect(same.output.contains("Nothing changed since the curriculum before."))
        #expect(try run("plan", site, "--profile", "infirmier", "--without", "no-such").status == 64)
    }

    @Test func masteryIsFittedEstimatedReportedAndPlannedWith() throws {
        let folder = try SharedFiles.temporaryFolder()
        defer { try? FileManager.default.removeItem(at: folder) }
        func file(_ name: String) -> String { folder.appending(path: name).path }
        let site = SharedFiles.fixture("oneself-site.xml")
        let log = SharedFiles.fixture("learning-log.csv")
        let fitted = try run("mastery", "fit", site, log, "-o", file("p.json"), "--rounds", "1", "--lang", "fr")
        #expect(fitted.status == 0)
        #expect(fitted.output.contains("40 apprenants"))
        let estimate = try run(
            "mastery", "estimate", site, log, "--learner", "p03", "--parameters", file("p.json"), "--format", "json")
        #expect(estimate.status == 0)
        try Data(estimate.output.utf8).write(to: URL(filePath: file("m.json")))
        let reasons = try run("mastery", "estimate", site, log, "--learner", "p03", "--explain", "--lang", "fr")
        #expect(reasons.output.contains("le 16 janvier 2026"))
        let report = try run("mastery", "report", site, log, "-o", file("r.html"), "--lang", "fr")
        #expect(report.status == 0)
        #expect(try String(contentsOfFile: file("r.html"), encoding: .utf8).contains("<svg"))
        let plan = try run("plan", site, "--profile", "medecin", "--mastery", file("m.json"), "--format", "json")
        try Data(plan.output.utf8).write(to: URL(filePath: file("c.json")))
        #expect(plan.output.contains("\"intervalMinutes\""))
        let verified = try run("verify", file("c.json"), site)
        #expect(verified.status == 0)
        let question = try run("mastery", "ask", site, log, "--learner", "new", "--profile", "medecin", "--lang", "fr")
        #expect(question.output.contains("Savez-vous déjà faire ceci"))
        let wrong = try run("mastery", "estimate", site, log, "--learner", "nobody", "--lang", "fr")
        #expect(wrong.status == 64)
        #expect(wrong.errors.contains("nobody"))
    }

    @Test func wrongRowsOfALogAreSaidAndTheOthersCount() throws {
        let folder = try SharedFiles.temporaryFolder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let log = folder.appending(path: "log.csv").path
        let text = """
            learner,time,event,page,value
            x,2026-01-05T09:00:00Z,viewed,45,3
            x,yesterday,viewed,45,3
            x,2026-01-05 09:00:00,viewed,45,"3,5"
            ,,,,
            x,2026-01-05T09:00:00Z,viewed,no-such-page,3
            x,2026-01-05T09:00:00Z,danced,45,3
            x,2026-01-05T09:00:00Z,answered,45,maybe
            """
        try Data(text.utf8).write(to: URL(filePath: log))
        let site = SharedFiles.fixture("oneself-site.xml")
        let estimate = try run("mastery", "estimate", site, log, "--learner", "x", "--lang", "en")
        #expect(estimate.status == 0)
        for line in [3, 6, 7, 8] { #expect(estimate.errors.contains("Line \(line) left out")) }
        #expect(!estimate.errors.contains("Line 2 "))
    }

    @Test func theJSONFormIsReadBack() throws {
        let folder = try SharedFiles.temporaryFolder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let (graph, json) = (folder.appending(path: "s.graph").path, folder.appending(path: "s.json").path)
        #expect(try run("import", SharedFiles.fixture("oneself-clean.xml"), "-o", graph, "--json", json).status == 0)
        #expect(try run("defaults", json).output == run("defaults", graph).output)
    }

    @Test func mistakesAreExplained() throws {
        let missing = try run("import", "/nowhere/site.xml", "--lang", "fr")
        #expect(missing.status == 66)
        #expect(missing.errors.contains("Impossible de lire /nowhere/site.xml"))
        #expect(try run("import").status == 64)
        #expect(try run("import", "--no-such-flag").status == 64)
        let site = SharedFiles.fixture("oneself-clean.xml")
        let profile = try run("plan", site, "--profile", "astronaute", "--lang", "fr")
        #expect(profile.status == 64)
        #expect(
            profile.errors.contains(
                "Il n’y a pas de profil « astronaute ». Profils : infirmier, aide-soignant."
                    .replacing("« ", with: "«\u{A0}").replacing(" »", with: "\u{A0}»").replacing(" :", with: "\u{A0}:"))
        )
        #expect(try run("plan", site, "--profile", "infirmier", "--budget", "soon").status == 64)
        #expect(try run("plan", site, "--profile", "infirmier", "--known", "no-such").status == 64)
        #expect(try run("plan", site, "--profile", "infirmier", "--known", "").status == 64)
        let tutorial = try plannedTutorials(site)
        let clash = try run(
            "plan", site, "--profile", "infirmier", "--must", tutorial[0], "--avoid", tutorial[0], "--lang", "en")
        #expect(clash.status == 64 && clash.errors.contains("both asked for and ruled out"))
        #expect(
            try run("plan", site, "--profile", "infirmier", "--first", tutorial[0], "--first", tutorial[1]).status == 64
        )
        #expect(try run("import", site, "--mapping", "no-such").status == 64)
        #expect(try run("import", site, "-o", "/proc/nowhere/x.graph").status == 73)
        let folder = try SharedFiles.temporaryFolder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let onFolder = try run("import", site, "--json", folder.path, "--lang", "en")
        #expect(onFolder.status == 73 && onFolder.errors.contains("it is a folder"))
        let damaged = folder.appending(path: "d.graph").path
        try Data("PARCOURS and then nonsense that is no graph at all".utf8).write(to: URL(filePath: damaged))
        #expect(try run("validate", damaged).status == 65)
        let rules = folder.appending(path: "bad.yaml").path
        try Data("schema: parcours-mapping/1\nname: x\ntutorial: {}\n".utf8).write(to: URL(filePath: rules))
        let bad = try run("import", site, "--mapping", rules)
        #expect(bad.status == 65)
        #expect(bad.errors.contains("unknown key \"tutorial\""))
    }

    @Test func aTruncatedExportGivesWhatIsThere() throws {
        let folder = try SharedFiles.temporaryFolder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let bytes = try Data(contentsOf: URL(filePath: SharedFiles.fixture("oneself-site.xml")))
        let cut = folder.appending(path: "cut.xml").path
        try bytes.prefix(bytes.count * 3 / 4).write(to: URL(filePath: cut))
        let imported = try run("import", cut, "--lang", "fr")
        #expect(imported.status == 0)
        #expect(imported.output.contains("Le fichier est coupé avant sa fin."))
        #expect(imported.output.contains("6 profils"))
        // Whoever reads the export without importing it is told too.
        let planned = try run("plan", cut, "--profile", "infirmier", "--lang", "fr")
        #expect(planned.status == 0 && planned.errors.contains("Le fichier est coupé avant sa fin."))
        #expect(try run("validate", cut, "--lang", "fr").errors.isEmpty)
    }

    @Test func inspectTellsWhatIsThere() throws {
        let inspected = try run("inspect", SharedFiles.fixture("oneself-site.xml"), "--lang", "fr")
        #expect(inspected.status == 0)
        for word in ["tutoriel", "ordre_tutoriels", "Pour aller plus loin", "Prérequis"] {
            #expect(inspected.output.contains(word), "\(word)")
        }
        let records = try run("inspect", "--records", SharedFiles.fixture("oneself-clean.xml"))
        #expect(records.output.split(separator: "\n").count > 200)
    }

    @Test func diffSaysWhatChanges() throws {
        let site = SharedFiles.fixture("oneself-site.xml")
        #expect(try run("diff", site, site, "--lang", "fr").output == "Rien n’a changé.\n")
        let changed = try run(
            "diff", SharedFiles.fixture("oneself-clean.xml"), site, "--lang", "en", "--format", "json")
        let document = try JSONSerialization.jsonObject(with: Data(changed.output.utf8)) as? [String: Any]
        #expect((document?["curricula"] as? [Any])?.count == 6)
        #expect(try run("diff", site, site, "--format", "csv").status == 64)
    }
}
