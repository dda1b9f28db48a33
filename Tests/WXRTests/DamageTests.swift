import Foundation
import TestSupport
import Testing
import WXR

/// Damage of every kind at every element, across chunk boundaries, in gzip and in combination: the intact records are
/// always recovered.
@Suite struct DamageTests {
    private typealias Export = WXRReaderTests

    private static func full(_ id: Int) -> String {
        """
        <item>
        <title><![CDATA[Post \(id)]]></title>
        <link>http://x.test/\(id)</link>
        <dc:creator><![CDATA[admin]]></dc:creator>
        <guid isPermaLink="false">http://x.test/?p=\(id)</guid>
        <content:encoded><![CDATA[hello <b>\(id)</b> & more]]></content:encoded>
        <excerpt:encoded><![CDATA[short]]></excerpt:encoded>
        <wp:post_id>\(id)</wp:post_id>
        <wp:post_name><![CDATA[post-\(id)]]></wp:post_name>
        <wp:status><![CDATA[publish]]></wp:status>
        <wp:post_type><![CDATA[page]]></wp:post_type>
        <category domain="category" nicename="c"><![CDATA[C]]></category>
        <wp:postmeta>
        <wp:meta_key><![CDATA[k]]></wp:meta_key>
        <wp:meta_value><![CDATA[v\(id)]]></wp:meta_value>
        </wp:postmeta>
        </item>

        """
    }

    private static let intact = Export.head + full(1) + full(2) + full(3) + Export.foot

    /// Removes every tag of the second item in turn.
    @Test func aLostTagLosesNoOtherRecord() throws {
        let item = Self.full(2)
        var places: [Range<String.Index>] = []
        var rest = item[...]
        while let less = rest.firstIndex(of: "<"), let greater = rest[less...].firstIndex(of: ">") {
            let end = rest.index(after: greater)
            if !rest[less...].hasPrefix("<![CDATA[") { places.append(less..<end) }
            rest = rest[end...]
        }
        #expect(places.count > 30)
        for place in places where !item[place].hasPrefix("<b") && !item[place].hasPrefix("</b") {
            let damaged = item.replacingCharacters(in: place, with: "")
            let read = try ReadExport(Export.head + Self.full(1) + damaged + Self.full(3) + Export.foot)
            let tag = String(item[place])
            #expect(read.item(1)?.content == "hello <b>1</b> & more", "\(tag)")
            #expect(read.item(3)?.content == "hello <b>3</b> & more", "\(tag)")
            #expect(read.item(3)?.metaValues("k") == ["v3"], "\(tag)")
            #expect(read.item(2) != nil || tag == "<wp:post_id>", "\(tag)")
            #expect(!read.diagnostics.isEmpty, "\(tag)")
            #expect(read.items.count == 3, "\(tag): \(read.items.map(\.id)) \(read.diagnostics.map(\.kind))")
        }
    }

    /// Puts junk at every place between elements, and inside every field.
    @Test(arguments: ["\u{1}", "&nbsp;", "R&D", "<br />", "<b>x", "&#x2;", "<p>There has been a critical error.</p>"])
    func junkAnywhereLosesNoRecord(_ junk: String) throws {
        let item = Self.full(2)
        for index in item.indices where item[index] == "<" || item[index] == ">" {
            let damaged = item.replacingCharacters(in: item.index(after: index)..<item.index(after: index), with: "")
            var text = damaged
            text.insert(
                contentsOf: junk,
                at: index == item.startIndex ? index : (item[index] == "<" ? index : item.index(after: index)))
            let read = try ReadExport(Export.head + Self.full(1) + text + Self.full(3) + Export.foot)
            #expect(
                read.ids.contains(1) && read.ids.contains(3),
                "\(junk) at \(item.distance(from: item.startIndex, to: index))")
            #expect(read.items.count == 3, "\(junk) at \(item.distance(from: item.startIndex, to: index))")
        }
    }

    /// Cuts the file at every byte of its last item: what is before the cut is read, and the cut is reported.
    @Test func aCutAnywhereIsReported() throws {
        let head = Array((Export.head + Self.full(1)).utf8)
        let last = Array(Self.full(2).utf8)
        for length in stride(from: 0, to: last.count - 9, by: 3) {
            let read = try ReadExport(bytes: head + last[..<length])
            #expect(read.ids == [1], "cut at \(length)")
            #expect(read.kinds.contains(.truncated), "cut at \(length)")
            if length > 6 { #expect(read.kinds.contains(.incompleteRecord), "cut at \(length): \(read.kinds)") }
        }
    }

    /// The same damage at each offset around the boundary of a chunk of 1 MB.
    @Test func damageAcrossAChunkBoundary() throws {
        let chunk = 1 << 20
        for shift in stride(from: -24, through: 8, by: 1) {
            let start = Export.head.utf8.count + 62
            let padding = String(repeating: "z", count: chunk - start + shift)
            let text = Export.head + Export.item(1, padding + " ]]> R&D \u{1}é") + Export.item(2) + Export.foot
            let read = try ReadExport(text)
            #expect(read.ids == [1, 2], "\(shift)")
            #expect(read.item(1)?.content == padding + " ]]> R&D é", "\(shift)")
        }
    }

    @Test func anUnclosedSectionDoesNotSwallowTheNextRecord() throws {
        for field in ["content:encoded", "title", "wp:post_name", "wp:meta_value"] {
            let closed = Self.full(2)
            let open = try #require(closed.range(of: "<\(field)>"))
            let end = try #require(closed.range(of: "]]></\(field)>", range: open.upperBound..<closed.endIndex))
            let damaged = closed.replacingCharacters(in: end, with: "</\(field)>")
            let read = try ReadExport(Export.head + Self.full(1) + damaged + Self.full(3) + Export.foot)
            #expect(read.ids == [1, 2, 3], "\(field): \(read.diagnostics)")
            #expect(read.kinds.contains(.unclosedCDATA), "\(field)")
            #expect(read.item(2)?.content == "hello <b>2</b> & more", "\(field)")
            #expect(read.item(2)?.name == "post-2", "\(field)")
            #expect(read.item(2)?.metaValues("k") == ["v2"], "\(field)")
        }
    }

    @Test func aPostThatShowsAnExportIsLeftAlone() throws {
        let shown = Self.full(9).replacingOccurrences(of: "]]>", with: "]]]]><![CDATA[>")
        let read = try ReadExport(Export.head + Self.full(1) + Export.item(2, shown) + Self.full(3) + Export.foot)
        #expect(read.ids == [1, 2, 3])
        #expect(read.item(2)?.content == Self.full(9))
        #expect(read.diagnostics.isEmpty)
    }

    @Test func aTruncatedExportBeforeAnotherOne() throws {
        let cut = String(Self.full(2).prefix(190))
        let read = try ReadExport(Export.head + Self.full(1) + cut + Self.intact)
        #expect(read.ids == [1, 1, 2, 3])
        #expect(read.kinds.isSuperset(of: [.incompleteRecord, .concatenatedFiles, .truncated]))
    }

    @Test func severalDamagesAtOnce() throws {
        var text = "\n<b>Warning</b>: x in y.php\n" + Self.intact
        text = text.replacingOccurrences(of: "Post 2", with: "Post R&D \u{2}2")
        text = text.replacingOccurrences(of: "hello <b>2</b>", with: "a ]]> b")
        let read = try ReadExport(text + Self.intact)
        #expect(read.ids == [1, 2, 3, 1, 2, 3])
        #expect(read.items[1].content == "a ]]> b & more")
        #expect(read.items[1].title == "Post R&D 2")
        #expect(
            read.kinds.isSuperset(of: [.textBeforeProlog, .controlCharacter, .unescapedCDATAEnd, .concatenatedFiles]))
    }

    @Test func everyDamageIsPlacedInItsRecord() throws {
        let text = Self.intact.replacingOccurrences(of: "Post 2", with: "Post \u{1}2")
        let damage = try #require(try ReadExport(text).diagnostics.first)
        #expect(damage.postID == 2)
        #expect(damage.title == "Post 2")
        #expect(damage.element == "title")
        let place = try #require(text.utf8.firstIndex(of: 1))
        #expect(damage.position.byteOffset == text.utf8.distance(from: text.startIndex, to: place))
        #expect(damage.position.line == text.utf8[..<place].count { $0 == 10 } + 1)
    }

    /// Found by fuzzing: a section that is not closed, then a tag that is cut inside the next element.
    @Test func anUnclosedSectionAndACutTagEnd() throws {
        let damaged = Self.full(2).replacingOccurrences(of: "more]]></content", with: "more ]]]]><![CDATA[> y</content")
            .replacingOccurrences(
                of: "<wp:meta_value><![CDATA[v2]]></wp:meta_value>\n</wp:postmeta>", with: "<wp:meta_valu2")
        let read = try ReadExport(Export.head + Self.full(1) + damaged + Self.full(3) + Export.foot)
        #expect(read.ids == [1, 2, 3])
        #expect(read.item(3)?.metaValues("k") == ["v3"])
    }

    /// The same LearnPress course twice is one course.
    @Test func sectionsOfACourseAreRead() throws {
        let section = """
            <wp:section><wp:section_id>7</wp:section_id><wp:section_name>One</wp:section_name><wp:section_order>1</wp:section_order>\
            <wp:section_item><wp:section_id>7</wp:section_id><wp:item_id>12</wp:item_id><wp:item_order>2</wp:item_order>\
            <wp:item_type>lp_lesson</wp:item_type></wp:section_item></wp:section>
            """
        let read = try ReadExport(Export.head + Export.item(1, extra: section) + Export.item(2) + Export.foot)
        #expect(read.items[0].sections.map(\.id) == [7])
        #expect(read.items[0].sections[0].items.map(\.id) == [12])
        #expect(read.items[1].sections.isEmpty)
        #expect(read.diagnostics.isEmpty)
    }

    @Test func theIndentationAfterALostEndTagIsNoText() throws {
        var damaged = Self.full(2).replacing("\n<", with: "\n\t\t<").replacing("[short]", with: "[short\n]")
        for tag in ["</title>", "</link>", "</excerpt:encoded>", "</wp:meta_key>", "</wp:meta_value>"] {
            damaged = damaged.replacing(tag, with: "")
        }
        let read = try ReadExport(Export.head + damaged + Self.full(3) + Export.foot)
        #expect(read.item(2)?.title == "Post 2")
        #expect(read.item(2)?.link == "http://x.test/2")
        #expect(read.item(2)?.excerpt == "short\n")
        #expect(read.item(2)?.metaValues("k") == ["v2"])
        #expect(read.kinds == [.missingEndTag])
    }

    @Test(arguments: [("[vc]a[/vc]", ""), ("[vc]a[/vc]", "]]"), ("a", "]]"), ("a", "]>")])
    func onlyWhatIsLeftOfASectionEndIsTakenOff(_ content: String, _ left: String) throws {
        let text = Export.item(1, content).replacing("]]></content", with: left + "</content")
        let read = try ReadExport(Export.head + text + Export.item(2) + Export.foot)
        #expect(read.item(1)?.content == content)
        #expect(read.kinds == [.unclosedCDATA])
    }

    @Test func strayTextIsPlacedWhereItStands() throws {
        let before = Export.head + Export.item(1) + "\n \n"
        let read = try ReadExport(before + "PHP Warning: x\n" + Export.item(2) + Export.foot)
        let stray = try #require(read.diagnostics.first)
        #expect(stray.kind == .strayText)
        #expect(stray.position.byteOffset == before.utf8.count)
        #expect(stray.position.line == before.utf8.count { $0 == 10 } + 1)
    }

    @Test(arguments: [
        "<pre>x</pre>", "<br /><b>Notice</b>: x\n", "\n<html><head><title>502</title></head><body>Bad</body></html>\n",
    ])
    func markupBeforeThePrologIsTextBeforeIt(_ markup: String) throws {
        let read = try ReadExport(markup + Self.intact)
        #expect(read.ids == [1, 2, 3])
        #expect(read.kinds == [.textBeforeProlog])
        let finding = try #require(read.diagnostics.first)
        #expect(finding.position.byteOffset == (markup.hasPrefix("\n") ? 1 : 0))
        #expect(finding.detail == markup.trimmingCharacters(in: .newlines))
    }
}
