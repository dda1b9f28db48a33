import Testing
import WXR

@Suite struct HostileInputTests {
    private typealias Export = WXRReaderTests

    @Test func entitiesAreNeverExpanded() throws {
        let bomb =
            "<!DOCTYPE rss [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\"><!ENTITY x SYSTEM \"file:///etc/hostname\">]>"
        let text = (Export.head + Export.item(1) + Export.item(2, extra: "") + Export.foot)
            .replacing("<rss", with: bomb + "<rss").replacing("Post 2", with: "P&b;&x;2")
        let read = try ReadExport(text)
        #expect(read.ids == [1, 2])
        #expect(read.item(2)?.title == "P2")
        #expect(read.kinds == [.documentType, .declaredEntity])
    }

    @Test func aFieldLongerThanTheLimitIsRefusedAndTheRestRead() throws {
        var limits = ReadLimits()
        limits.fieldBytes = 1000
        let long = String(repeating: "z", count: 3000)
        for text in [Export.item(1, long), Export.item(1, long + " ]]> &")] {
            let read = try ReadExport(Export.head + text + Export.item(2) + Export.foot, limits: limits)
            #expect(read.ids == [1, 2])
            #expect(read.item(1)?.content == "")
            #expect(read.kinds.contains(.limitReached))
        }
    }

    @Test func anIdentifierOfMillionsOfDigitsIsNone() throws {
        let digits = String(repeating: "9", count: 3_000_000)
        let text = Export.item(1).replacing("<wp:post_id>1<", with: "<wp:post_id>\(digits)<")
        let read = try ReadExport(Export.head + text + Export.item(2) + Export.foot)
        #expect(read.ids == [-1, 2])
        #expect(read.kinds == [.missingID])
    }

    @Test func moreMetasThanTheLimitAreRefused() throws {
        var limits = ReadLimits()
        limits.entriesPerRecord = 10
        let metas = (0..<50).map {
            "<wp:postmeta><wp:meta_key>k</wp:meta_key><wp:meta_value>\($0)</wp:meta_value></wp:postmeta>"
        }
        let read = try ReadExport(
            Export.head + Export.item(1, extra: metas.joined()) + Export.item(2) + Export.foot, limits: limits)
        #expect(read.items.map(\.metaCount) == [10, 0])
        #expect(read.kinds == [.limitReached])
    }

    @Test func deepNestingNeitherOverflowsNorLosesRecords() throws {
        for depth in [300, 5000, 50_000] {
            let nest = String(repeating: "<x>", count: depth) + String(repeating: "</x>", count: depth)
            let read = try ReadExport(Export.head + Export.item(1) + nest + Export.item(2) + Export.foot)
            #expect(read.ids == [1, 2], "\(depth)")
            #expect(!read.diagnostics.isEmpty)
        }
    }

    /// What is never closed is searched for once: each of these files once took minutes.
    @Test(.timeLimit(.minutes(1))) func whatIsNeverClosedIsSearchedOnce() throws {
        let sectionEnds = try ReadExport(
            Export.head + Export.item(1, String(repeating: "x ]]> ", count: 100_000)) + Export.foot)
        #expect(sectionEnds.items.first?.content.utf8.count == 600_000)
        for start in ["<!-- ", "<?xml ", "<? ", "<!DOCTYPE x "] {
            let many = String(repeating: start, count: 100_000)
            let read = try ReadExport(Export.head + Export.item(1) + many)
            #expect(read.ids == [1], "\(start)")
            #expect(!read.diagnostics.isEmpty, "\(start)")
        }
        let controls = try ReadExport(
            Export.head + Export.item(1, String(repeating: "\u{1}\n", count: 200_000)) + Export.foot)
        #expect(controls.items.first?.content.utf8.count == 200_000)
        #expect(controls.diagnostics.map(\.count) == [200_000])
    }

    @Test(.timeLimit(.minutes(1))) func thousandsOfUnclosedSectionsAreReadInOnePass() throws {
        for end in ["</content:encoded>", ""] {
            let items = (1...10_000).map {
                "<item><content:encoded><![CDATA[t \($0)\(end)<wp:post_id>\($0)</wp:post_id></item>"
            }
            let closed = "<item><wp:post_name><![CDATA[x]]></wp:post_name><wp:post_id>10001</wp:post_id></item>"
            let read = try ReadExport(Export.head + items.joined() + closed + Export.foot)
            #expect(read.ids == Array(1...10_001), "\(end)")
            #expect(read.item(9_999)?.content == "t 9999", "\(end)")
            #expect(read.item(10_001)?.name == "x", "\(end)")
        }
    }
}
