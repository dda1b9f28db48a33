import Foundation
import WXR

/// Every record of an export as one line of JSON, in document order: to look at what was read, or to check it.
final class RecordLines {
    private struct Line: Encodable {
        var record: String
        var file: Int?
        var line: Int?
        var byteOffset: Int?
        var id: Int?
        var fields: [String: String]?
        var terms: [[String]]?
        var meta: [[String]]?
        var comments: Int?
    }

    private let encoder: JSONEncoder

    init() {
        encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    }

    /// Prints one record.
    func write(_ record: WXRRecord) throws {
        print(String(decoding: try encoder.encode(line(record)), as: UTF8.self))
    }

    private func line(_ record: WXRRecord) -> Line {
        switch record {
        case .channel(let channel):
            return Line(
                record: "channel", file: channel.file,
                fields: [
                    "title": channel.title, "link": channel.link, "description": channel.description,
                    "language": channel.language, "wxr_version": channel.wxrVersion, "pubDate": channel.pubDate,
                    "base_site_url": channel.baseSiteURL, "base_blog_url": channel.baseBlogURL,
                    "generator": channel.generator,
                ])
        case .author(let author):
            return Line(
                record: "author", file: author.position.file, line: author.position.line, id: author.id,
                fields: ["login": author.login, "email": author.email, "display_name": author.displayName])
        case .term(let term):
            return Line(
                record: "term", file: term.position.file, line: term.position.line, id: term.id,
                fields: [
                    "taxonomy": term.taxonomy, "slug": term.slug, "parent": term.parentSlug, "name": term.name,
                    "description": term.description,
                ], meta: term.meta.map { [$0.key, $0.value] })
        case .item(let item):
            var fields: [String: String] = [:]
            for field in WXRItem.Field.allCases where item.has(field) { fields["\(field)"] = item.text(field) }
            return Line(
                record: "item", file: item.position.file, line: item.position.line,
                byteOffset: item.position.byteOffset,
                id: item.id, fields: fields, terms: item.terms.map { [$0.taxonomy, $0.slug, $0.name] },
                meta: item.meta.map { [$0.key, $0.value] }, comments: item.commentCount)
        case .diagnostic(let diagnostic):
            return Line(
                record: "diagnostic", file: diagnostic.position.file, line: diagnostic.position.line,
                byteOffset: diagnostic.position.byteOffset, id: diagnostic.postID,
                fields: [
                    "kind": diagnostic.kind.rawValue, "action": diagnostic.action.rawValue,
                    "element": diagnostic.element, "detail": diagnostic.detail, "title": diagnostic.title,
                    "count": "\(diagnostic.count)",
                ])
        }
    }
}
