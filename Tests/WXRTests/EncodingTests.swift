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

    private func bytes(_ content: String, _ declared: String, _ encoding: String.Encoding) throws -> [UInt8] {
        let text = WXRReaderTests.head + WXRReaderTests.item(1, content) + WXRReaderTests.foot
        return Array(try #require(text.replacing("UTF-8", with: declared).data(using: encoding)))
    }

    /// What the C library knows is read as declared.
    @Test func otherSingleByteEncodings() throws {
        let cases: [(String, String.Encoding, String)] = [
            ("windows-1250", .windowsCP1250, "Žluťoučký „kůň“"), ("windows-1251", .windowsCP1251, "Привет, «ёлка»"),
            ("ISO-8859-2", .isoLatin2, "Žluťoučký kůň"),
        ]
        for (name, encoding, content) in cases {
            let read = try ReadExport(bytes: try bytes(content, name, encoding))
            #expect(read.items.first?.content == content, "\(name)")
            #expect(read.diagnostics.isEmpty, "\(name): \(read.diagnostics)")
        }
        // Those that Foundation does not write: the euro sign and oe, e with its accent.
        for (name, byte, character) in [("ISO-8859-15", 0xA4, "€"), ("latin9", 0xBD, "œ"), ("macintosh", 0x8E, "é")] {
            let text = try bytes("a~b", name, .ascii).map { $0 == UInt8(ascii: "~") ? UInt8(byte) : $0 }
            #expect(try ReadExport(bytes: text).items.first?.content == "a\(character)b", "\(name)")
        }
    }

    @Test func anEncodingThatIsNotKnownIsSaid() throws {
        let read = try ReadExport(bytes: try bytes("日本", "Shift_JIS", .shiftJIS))
        #expect(read.kinds == [.unknownEncoding])
        #expect(read.ids == [1])
        let plain = try ReadExport(bytes: try bytes("ASCII alone", "Shift_JIS", .shiftJIS))
        #expect(plain.diagnostics.isEmpty)
        #expect(try ReadExport(bytes: try bytes("日本", "Shift_JIS", .utf8)).items.first?.content == "日本")
    }

    /// Damage at the very start has the head read again: what was said of the file stays said, and once.
    @Test func theEncodingIsSaidOnceBesideOtherDamage() throws {
        let read = try ReadExport(bytes: Array("Notice: x\n".utf8) + (try bytes("été &", "ISO-8859-1", .utf8)))
        #expect(read.items.first?.content == "été &")
        #expect(read.diagnostics.map(\.kind) == [.wrongEncoding, .textBeforeProlog])
        #expect(read.summaries.map(\.diagnostics) == [2])
    }

    @Test func oneForeignByteDoesNotDecideTheEncoding() throws {
        let text = try bytes("été ’ caf~", "ISO-8859-1", .utf8)
        let read = try ReadExport(bytes: text.map { $0 == UInt8(ascii: "~") ? 0xE9 : $0 })
        #expect(read.items.first?.content == "été ’ café")
        #expect(read.kinds == [.wrongEncoding, .invalidUTF8])
    }

    /// The first accent lies across the end of a chunk of 1 MB, or at the end of the file.
    @Test func anAccentThatAChunkCuts() throws {
        let start = try bytes("", "ISO-8859-1", .utf8).firstRange(of: Array("]]>".utf8))?.lowerBound
        let padding = String(repeating: "z", count: (1 << 20) - 1 - (try #require(start)))
        let read = try ReadExport(bytes: try bytes(padding + "é été", "ISO-8859-1", .utf8))
        #expect(read.items.first?.content == padding + "é été")
        #expect(read.kinds == [.wrongEncoding])
        let latin1 = try ReadExport(bytes: try bytes(padding + "é", "ISO-8859-1", .isoLatin1))
        #expect(latin1.items.first?.content == padding + "é")
        #expect(latin1.diagnostics.isEmpty)
        let atEnd = try ReadExport(bytes: try bytes("", "ISO-8859-1", .utf8) + [0xE9])
        #expect(atEnd.diagnostics.map(\.detail) == ["é"])
    }

    @Test func utf16OfEveryKind() throws {
        try check(try bytes("café à 5 €, déjà", "UTF-8", .utf16LittleEndian), [.wrongEncoding], "said to be UTF-8")
        for order in [String.Encoding.utf16LittleEndian, .utf16BigEndian] {
            let blank = Array(try #require("\r\n".data(using: order)))
            try check(blank + (try bytes("café à 5 €, déjà", "UTF-16", order)), [.textBeforeProlog], "blank first line")
        }
        var half = try bytes("a@b", "UTF-16", .utf16LittleEndian)
        let place = try #require(half.firstIndex(of: UInt8(ascii: "@")))
        half.replaceSubrange(place...(place + 1), with: [0x3D, 0xD8])
        let read = try ReadExport(bytes: half)
        #expect(read.items.first?.content == "ab")
        #expect(read.diagnostics.map(\.kind) == [.controlCharacter])
        #expect(read.diagnostics.map(\.detail) == ["U+D83D"])
        #expect(read.diagnostics.first?.postID == 1)
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
                open('tail.gz', 'wb').write(z[:-8])
                """,
            ], in: folder)
        try #require(made.status == 0, "\(made.errors)")
        let two = try ReadExport([folder.appending(path: "two.gz").path])
        #expect(two.ids == Array(1...400))
        #expect(two.diagnostics.isEmpty)
        let cut = try ReadExport([folder.appending(path: "cut.gz").path])
        #expect(cut.ids.count > 100 && cut.ids == Array(1...cut.ids.count))
        #expect(cut.kinds.isSuperset(of: [.damagedGzip, .truncated]))
        let tail = try ReadExport([folder.appending(path: "tail.gz").path])
        #expect(tail.ids == Array(1...400))
        #expect(tail.diagnostics.map(\.position.line) == [text.utf8.count { $0 == 10 } + 1])
        // What comes out is bounded, and not what the file is long.
        var limits = ReadLimits()
        limits.unzippedBytes = text.utf8.count
        #expect(try ReadExport([folder.appending(path: "two.gz").path], limits: limits).diagnostics.isEmpty)
        limits.unzippedBytes -= 1
        let long = try ReadExport([folder.appending(path: "two.gz").path], limits: limits)
        #expect(long.kinds.contains(.tooLong))
        #expect(long.diagnostics.first { $0.kind == .tooLong }?.detail == "\(limits.unzippedBytes)")
    }
}
