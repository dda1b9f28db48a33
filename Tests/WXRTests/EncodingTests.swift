import Foundation
import TestSupport
import Testing
import WXR

@Suite struct EncodingTests {
    private static func text(_ encoding: String) -> String {
        (WXRReaderTests.head + WXRReaderTests.item(1, "café à 5 €, déjà") + WXRReaderTests.foot)
            .replacingOccurrences(of: "UTF-8", with: encoding)
    }

    private func check(_ bytes: some Sequence<UInt8>, _ kinds: Set<WXRDiagnostic.Kind>, _ note: String) throws {
        let read = try ReadExport(bytes: bytes)
        #expect(read.items.first?.content == "café à 5 €, déjà", "\(note): \(read.diagnostics)")
        #expect(read.kinds == kinds, "\(note)")
    }

    @Test func declaredTruly() throws {
        try check(Self.text("UTF-8").utf8, [], "UTF-8")
        try check([0xEF, 0xBB, 0xBF] + Array(Self.text("UTF-8").utf8), [], "UTF-8 with BOM")
        let cp1252 = try #require(Self.text("windows-1252").data(using: .windowsCP1252))
        try check(cp1252, [], "Windows-1252")
        try check(try #require(Self.text("ISO-8859-1").data(using: .windowsCP1252)), [], "ISO-8859-1")
        try check(try #require(Self.text("UTF-16").data(using: .utf16)), [], "UTF-16")
        try check(try #require(Self.text("UTF-16").data(using: .utf16BigEndian)), [], "UTF-16BE without BOM")
        try check(try #require(Self.text("UTF-16").data(using: .utf16LittleEndian)), [], "UTF-16LE without BOM")
    }

    @Test func declaredWrongly() throws {
        try check(Self.text("ISO-8859-1").utf8, [.wrongEncoding], "UTF-8 said to be ISO-8859-1")
        try check(Self.text("UTF-16").utf8, [.wrongEncoding], "UTF-8 said to be UTF-16")
        try check(
            try #require(Self.text("UTF-8").data(using: .windowsCP1252)), [.invalidUTF8],
            "Windows-1252 said to be UTF-8")
    }

    @Test func emojiOfAnOldDatabase() throws {
        // U+1F600 as a surrogate pair in CESU-8.
        let parts = (WXRReaderTests.head + WXRReaderTests.item(1, "a?b") + WXRReaderTests.foot).split(separator: "?b")
        let bytes = Array(parts[0].utf8) + [0xED, 0xA0, 0xBD, 0xED, 0xB8, 0x80] + Array(("b" + parts[1]).utf8)
        // The prolog holds a `?` too, which `split` on "?b" leaves alone.
        let read = try ReadExport(bytes: bytes)
        #expect(read.items.first?.content == "a😀b")
        #expect(read.kinds == [.invalidUTF8])
    }

    @Test func gzipOfSeveralMembersAndDamagedGzip() throws {
        guard let script = try? SharedFiles.run("/usr/bin/env", ["python3", "--version"]), script.status == 0 else {
            return
        }
        let folder = try SharedFiles.temporaryFolder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let plain = folder.appending(path: "plain.xml")
        let text = WXRReaderTests.head + (1...400).map { WXRReaderTests.item($0) }.joined() + WXRReaderTests.foot
        try Data(text.utf8).write(to: plain)
        let made = try SharedFiles.run(
            "/usr/bin/env",
            [
                "python3", "-c",
                """
                import gzip, sys
                d = open('plain.xml', 'rb').read()
                h = len(d) // 2
                open('two.gz', 'wb').write(gzip.compress(d[:h]) + gzip.compress(d[h:]))
                z = gzip.compress(d)
                open('cut.gz', 'wb').write(z[:len(z) // 2])
                """,
            ], in: folder)
        try #require(made.status == 0, "\(made.errors)")
        let two = try ReadExport([folder.appending(path: "two.gz").path])
        #expect(two.ids == Array(1...400))
        #expect(two.diagnostics.isEmpty)
        let cut = try ReadExport([folder.appending(path: "cut.gz").path])
        #expect(cut.ids.count > 100 && cut.ids == Array(1...cut.ids.count))
        #expect(cut.kinds.isSuperset(of: [.damagedGzip, .truncated]))
    }
}
