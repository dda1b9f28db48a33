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
}
