import Foundation
import TestSupport
import Testing
import WXR

/// The damaged exports that `shared/wxr/torture/make_torture.py` writes, each with what must be recovered.
@Suite struct TortureTests {
    struct Expected: Decodable {
        var ids: [Int]
        var finding: Bool
        var content: [String: String]?
        var title: [String: String]?
        var meta: [String: [String: String]]?
    }

    @Test func everyDamagedExportIsRecovered() throws {
        guard let script = SharedFiles.shared("wxr/torture/make_torture.py") else {
            print("skipped: shared/wxr/torture is absent")
            return
        }
        let folder = try SharedFiles.temporaryFolder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let made = try SharedFiles.run("/usr/bin/env", ["python3", script, folder.path])
        try #require(made.status == 0, "\(made.errors)")
        let data = try Data(contentsOf: folder.appending(path: "expected.json"))
        let cases = try JSONDecoder().decode([String: Expected].self, from: data)
        #expect(cases.count >= 30)
        for (name, expected) in cases.sorted(by: { $0.key < $1.key }) {
            let read = try ReadExport([folder.appending(path: "\(name).xml").path])
            #expect(read.ids == expected.ids, "\(name): \(read.diagnostics.map(\.kind.rawValue))")
            #expect(!read.diagnostics.isEmpty == expected.finding, "\(name): \(read.diagnostics)")
            for (id, content) in expected.content ?? [:] {
                #expect(read.item(Int(id)!)?.content == content, "\(name)")
            }
            for (id, title) in expected.title ?? [:] {
                #expect(read.item(Int(id)!)?.title == title, "\(name)")
            }
            for (id, meta) in expected.meta ?? [:] {
                for (key, value) in meta { #expect(read.item(Int(id)!)?.metaValues(key) == [value], "\(name)") }
            }
        }
    }
}
