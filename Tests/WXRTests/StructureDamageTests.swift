import Testing
import WXR

/// Damage to what holds an export together: several in one file, pages of another kind inside, tags half written.
@Suite struct StructureDamageTests {
    private typealias Export = WXRReaderTests

    private static func item(_ id: Int, before: String = "", meta: String = "") -> String {
        """
        <item>
        \(before)<title>Post \(id)</title>
        <link>http://x.test/\(id)</link>
        <guid isPermaLink="false">http://x.test/?p=\(id)</guid>
        <content:encoded><![CDATA[<!-- wp:p --><p>\(id)</p><!-- /wp:p -->]]></content:encoded>
        <wp:post_id>\(id)</wp:post_id>
        <category domain="category" nicename="cat"><![CDATA[Cat]]></category>
        \(meta)</item>

        """
    }

    private static let page =
        "<html><head><title>502 Bad Gateway</title><link rel=\"icon\" href=\"/i\" /></head><body><h1>502</h1></body></html>\n"

    private func expectIntact(_ read: ReadExport, _ ids: [Int], _ comment: Comment? = nil) {
        #expect(read.ids == ids, comment)
        #expect(read.items.map(\.title) == ids.map { "Post \($0)" }, comment)
        #expect(read.items.map(\.link) == ids.map { "http://x.test/\($0)" }, comment)
        #expect(read.items.map(\.content) == ids.map { "<!-- wp:p --><p>\($0)</p><!-- /wp:p -->" }, comment)
    }

    @Test(arguments: ["", "\u{FEFF}", "\n\n"]) func gluedExportsAreSeveralDocuments(between: String) throws {
        let documents = (1...3).map { Export.head + Self.item($0) + Export.foot }
        let read = try ReadExport(documents.joined(separator: between))
        expectIntact(read, [1, 2, 3])
        #expect(read.kinds == [.concatenatedFiles])
        #expect(read.channels.count == 3)
    }

    @Test func anErrorPageIsOneFindingAndGivesNoTitle() throws {
        for text in [Self.item(1) + Self.page + Self.item(2), Self.item(1) + Self.item(2, before: Self.page)] {
            let read = try ReadExport(Export.head + text + Export.foot)
            expectIntact(read, [1, 2])
            #expect(read.diagnostics.map(\.kind) == [.strayText])
        }
    }

    @Test func anErrorPageInsideAMetaLosesNothingOfIt() throws {
        let meta =
            "<wp:postmeta>\n<wp:meta_key>k</wp:meta_key>\n\(Self.page)<wp:meta_value><![CDATA[v]]></wp:meta_value>\n</wp:postmeta>\n"
        let read = try ReadExport(Export.head + Self.item(1, meta: meta) + Export.foot)
        expectIntact(read, [1])
        #expect(read.items[0].meta.map(\.key) == ["k"])
        #expect(read.items[0].meta.map(\.value) == ["v"])
    }

    @Test func anErrorPageCutOffDoesNotHideTheNextItem() throws {
        let cut = String(Self.page.prefix(60))
        let read = try ReadExport(Export.head + Self.item(1) + cut + "\n" + Self.item(2) + Export.foot)
        expectIntact(read, [1, 2])
    }

    /// Each start would search the same text for an end that is not there.
    @Test(arguments: ["<html>", "<image>"]) func manyStartsWithoutEndHideNothing(start: String) throws {
        let starts = String(repeating: start, count: 200_000)
        let read = try ReadExport(Export.head + Self.item(1) + starts + "\n" + Self.item(2) + Export.foot)
        expectIntact(read, [1, 2])
    }

    @Test func anErrorPageAloneIsNoExport() throws {
        #expect(try ReadExport("<!DOCTYPE html>\n" + Self.page).kinds.contains(.notAnExport))
    }

    @Test(arguments: [
        ("isPermaLink=\"false\"", "isPermaLink=\"false"), ("isPermaLink=\"false\"", "isPermaLink=false"),
        ("nicename=\"cat\"", "nicename=\"cat"), ("nicename=\"cat\"", "nicename=cat"),
        ("domain=\"category\"", "domain=category"), ("domain=\"category\"", "domain='category'"),
    ]) func attributesWithoutQuotesKeepTheirItemAndTheirValue(written: String, damaged: String) throws {
        let item = Self.item(2).replacing(written, with: damaged)
        let read = try ReadExport(Export.head + Self.item(1) + item + Self.item(3) + Export.foot)
        expectIntact(read, [1, 2, 3], "\(damaged)")
        #expect(read.items[1].terms.map(\.taxonomy) == ["category"], "\(damaged)")
        #expect(read.items[1].terms.map(\.slug) == ["cat"], "\(damaged)")
        #expect(read.diagnostics.isEmpty == damaged.contains("'"), "\(damaged)")
    }

    @Test(arguments: ["<!-- debug\n", "<!-- <item>\n"]) func aCommentNeverClosedHidesNothing(start: String) throws {
        let read = try ReadExport(Export.head + Self.item(1) + start + Self.item(2) + Self.item(3) + Export.foot)
        expectIntact(read, [1, 2, 3])
        #expect(read.kinds.contains(.strayText))
    }

    @Test func aCommentIsNoDamage() throws {
        let read = try ReadExport(Export.head + Self.item(1) + "<!-- <item> -->\n" + Self.item(2) + Export.foot)
        expectIntact(read, [1, 2])
        #expect(read.diagnostics.isEmpty)
    }

    /// What a post shows as an example is its text, also where the file is damaged before it.
    @Test(arguments: [
        "Fermez </content:encoded> puis ouvrez <![CDATA[ ici",
        "<pre><?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>Fil</title></channel></rss></pre>",
    ]) func examplesOfMarkupAreText(example: String) throws {
        for damage in ["", "\u{1}"] {
            let text = Export.item(1, "a\(damage)b") + Export.item(2, example) + Export.item(3)
            let read = try ReadExport(Export.head + text + Export.foot)
            #expect(read.ids == [1, 2, 3])
            #expect(read.item(2)?.content == example)
            #expect(read.diagnostics.map(\.kind) == (damage.isEmpty ? [] : [.controlCharacter]))
        }
    }

    @Test func anItemWhoseStartIsLostOrDoubledIsWhole() throws {
        let second = Self.item(2)
        for damaged in [String(second.dropFirst("<item>".count)), "<item>\n" + second] {
            let read = try ReadExport(Export.head + Self.item(1) + damaged + Self.item(3) + Export.foot)
            expectIntact(read, [1, 2, 3])
            #expect(read.diagnostics.count == 1)
        }
    }
}
