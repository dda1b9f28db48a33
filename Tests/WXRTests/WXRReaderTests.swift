import Foundation
import TestSupport
import Testing
import WXR

@Suite struct WXRReaderTests {
    static let head = """
        <?xml version="1.0" encoding="UTF-8" ?>
        <rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/" \
        xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" \
        xmlns:wp="http://wordpress.org/export/1.2/">
        <channel><title>S</title><wp:wxr_version>1.2</wp:wxr_version>

        """
    static let foot = "</channel></rss>\n"

    static func item(_ id: Int, _ content: String = "hello", extra: String = "") -> String {
        """
        <item>
        <title>Post \(id)</title>
        <content:encoded><![CDATA[\(content)]]></content:encoded>
        <wp:post_id>\(id)</wp:post_id>
        <wp:status>publish</wp:status>
        <wp:post_type>page</wp:post_type>
        \(extra)</item>

        """
    }

    @Test func readsEveryRecordOfTheSampleSite() throws {
        let read = try ReadExport([SharedFiles.fixture("oneself-site.xml")])
        #expect(read.channels.map(\.title) == ["E-santé en Île-de-France : se former aux outils"])
        #expect(read.channels.first?.baseBlogURL == "https://www.esante-idf.example")
        #expect(read.authors.map(\.login) == ["admin", "c.lefevre", "y.ndiaye", "o.d-arcy", "equipe-formation"])
        #expect(read.items.count == 280)
        #expect(read.terms.count == 197)
        #expect(read.summaries[0].comments == 6)
        #expect(read.summaries[0].wasRecovered == false)
        let tutorial = try #require(read.item(55))
        #expect(tutorial.title == "Créer le dossier d’un usager")
        #expect(tutorial.name == "creer-le-dossier-dun-usager")
        #expect(tutorial.type == "tutoriel")
        #expect(tutorial.status == "publish")
        #expect(tutorial.menuOrder == 80)
        #expect(tutorial.metaValues("prerequis") == ["a:1:{i:0;s:2:\"53\";}"])
        #expect(tutorial.terms.filter { $0.taxonomy == "profil" }.map(\.slug).count == 4)
        #expect(tutorial.content.hasPrefix("<!-- wp:paragraph -->"))
        let term = try #require(read.terms.first { $0.slug == "accompagner-une-entree-en-ehpad" })
        #expect(term.taxonomy == "besoin")
        #expect(term.meta.map(\.key) == ["profils", "_profils", "ordre"])
    }

    @Test func linesAndOffsetsPointAtTheItem() throws {
        let text = Self.head + Self.item(1) + Self.item(2) + Self.foot
        let read = try ReadExport(text)
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        for item in read.items {
            #expect(lines[item.position.line - 1] == "<item>")
            let offset = text.utf8.index(text.startIndex, offsetBy: item.position.byteOffset)
            #expect(text[offset...].hasPrefix("<item>"))
        }
    }

    @Test func repeatedMetaKeysAreKeptInOrder() throws {
        func meta(_ value: String) -> String {
            "<wp:postmeta><wp:meta_key>k</wp:meta_key><wp:meta_value><![CDATA[\(value)]]></wp:meta_value></wp:postmeta>\n"
        }
        let read = try ReadExport(Self.head + Self.item(1, extra: meta("a") + meta("b") + meta("a")) + Self.foot)
        #expect(read.items[0].metaValues("k") == ["a", "b", "a"])
        #expect(read.diagnostics.isEmpty)
    }

    @Test func cdataThatWordPressSplitsIsJoined() throws {
        let read = try ReadExport(Self.head + Self.item(1, "a ]]]]><![CDATA[> b") + Self.foot)
        #expect(read.items[0].content == "a ]]> b")
        #expect(read.diagnostics.isEmpty)
    }

    /// Both tokenizers must see the same records in an intact file: damage after the last record makes the tolerant
    /// one read everything that libxml2 would have read.
    @Test func tolerantTokenizerReadsWhatLibxml2Reads() throws {
        var files = ["oneself-site.xml", "oneself-clean.xml", "pages-site.xml"].map(SharedFiles.fixture)
        if let real = SharedFiles.shared("wxr/real") { files += SharedFiles.exports(under: real) }
        for file in files {
            let strict = try ReadExport([file])
            guard !strict.summaries[0].wasRecovered else { continue }
            let text = try String(contentsOfFile: file, encoding: .utf8)
            // A document type makes the strict tokenizer hand over before the first record.
            let at = try #require(text.range(of: "<rss"))
            let tolerant = try ReadExport(text.replacingCharacters(in: at, with: "<!DOCTYPE rss><rss"))
            #expect(tolerant.summaries[0].wasRecovered)
            #expect(tolerant.items.count == strict.items.count, "\(file)")
            for (left, right) in zip(strict.items, tolerant.items) {
                for field in WXRItem.Field.allCases {
                    #expect(left.text(field) == right.text(field), "\(file) \(field)")
                }
                #expect(left.meta == right.meta, "\(file) \(left.id ?? 0)")
                #expect(left.terms.map(\.slug) == right.terms.map(\.slug))
                #expect(left.commentCount == right.commentCount)
                #expect(left.position.line == right.position.line, "\(file) \(left.id ?? 0)")
            }
            #expect(tolerant.authors.map(\.login) == strict.authors.map(\.login))
            #expect(tolerant.terms.map(\.slug) == strict.terms.map(\.slug))
            #expect(
                tolerant.diagnostics.filter { $0.kind != .documentType } == [] || !strict.diagnostics.isEmpty, "\(file)"
            )
        }
    }

    @Test func missingFileIsATypedError() {
        #expect(throws: WXRFileError.self) { try ReadExport(["/nowhere/export.xml"]) }
    }

    @Test func everyExportOfTheWildIsReadWhole() throws {
        guard let real = SharedFiles.shared("wxr/real") else {
            print("skipped: shared/wxr/real is absent")
            return
        }
        let files = SharedFiles.exports(under: real)
        #expect(files.count >= 36)
        for file in files {
            let text = try String(decoding: Data(contentsOf: URL(filePath: file)), as: UTF8.self)
            let tags = text.components(separatedBy: "<item>").count - 1
            let attributed = text.components(separatedBy: "<item ").count - 1
            #expect(try ReadExport([file]).items.count == tags + attributed, "\(file)")
        }
    }
}
