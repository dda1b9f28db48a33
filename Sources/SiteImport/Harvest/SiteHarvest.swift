import ContentGraph
import WXR

/// What is kept of the exports of a site while they are read: enough to apply any of the candidate mapping rules, and
/// no content.
struct SiteHarvest {
    /// Heads of the files, in order.
    var channels: [WXRChannel] = []
    /// Names of the files.
    var files: [String] = []
    var posts: [PostDigest] = []
    var terms: [TermDigest] = []
    /// What the reader had to repair or leave out.
    var diagnostics: [WXRDiagnostic] = []
    /// Addresses that links name, by number.
    var hrefs = StringInterner()
    /// Terms attached to posts, by number.
    var attachedTerms: [(taxonomy: String, slug: String)] = []
    /// Headings and labels by which the outlines are marked.
    var patterns = ContentPatterns()

    /// Taxonomies that the export uses: those of its terms and those attached to posts.
    var taxonomies: Set<String> = []
    /// Number of published posts by type.
    var publishedTypes: [String: Int] = [:]
    var hasAttachments = false
    /// Number of terms that posts name and no file declares.
    var undeclaredTerms = 0
    /// Posts that were there twice and not the same.
    var conflicts: [Conflict] = []

    /// A post that two records give differently.
    struct Conflict {
        var post: Int
        /// Index of the file whose record was left out.
        var dropped: Int
        var droppedLine: Int
    }
}

/// What is kept of a post. A class, since a site has many and every rule looks at them: a value would be copied each
/// time with all that it holds.
final class PostDigest {
    let id: Int
    let type: String
    let status: String
    /// Plain text.
    let title: String
    /// Hash of the title as it stands in the file, to compare with the text of links.
    let titleHash: UInt64
    let slug: String
    /// Permanent link, by its number in `SiteHarvest.hrefs`.
    let link: UInt32
    let parent: Int
    let menuOrder: Int
    let isPasswordProtected: Bool
    let file: Int
    let line: Int
    /// When it was last changed, as a number of 14 digits (year to second, GMT); 0 where the file does not say.
    let modified: Int
    /// Length of the content in bytes: with the title, the status and the moment of the last change, it tells whether two
    /// records are the same, without a look at every byte.
    let contentLength: Int
    var date = ""
    /// Attached terms of the taxonomies that rules name, by their numbers in `SiteHarvest.attachedTerms`.
    var terms: [UInt32] = []
    var meta: [(key: String, value: String)] = []
    var outline = ContentOutline()

    init(_ item: WXRItem, id: Int, link: UInt32) {
        let rawTitle = item.title
        self.id = id
        self.link = link
        type = item.type
        status = item.status
        title = PlainText.title(rawTitle)
        titleHash = item.withBytes(of: .title) { TextHash.of($0[...]) }
        slug = item.name
        parent = item.parent
        menuOrder = item.menuOrder
        isPasswordProtected = item.isPasswordProtected
        file = item.position.file
        line = item.position.line
        modified = Self.moment(item, .modifiedGMT) ?? Self.moment(item, .dateGMT) ?? 0
        contentLength = item.withBytes(of: .content) { $0.count }
    }

    /// Whether two records of a post say the same.
    func isSame(as other: PostDigest) -> Bool {
        (titleHash, contentLength, modified, status) == (
            other.titleHash, other.contentLength, other.modified, other.status
        )
    }

    private static func moment(_ item: WXRItem, _ field: WXRItem.Field) -> Int? {
        item.withBytes(of: field) { bytes in
            var value = 0
            var digits = 0
            for byte in bytes where byte &- 0x30 < 10 && digits < 14 {
                value = value * 10 + Int(byte & 15)
                digits += 1
            }
            return digits == 14 && value > 0 ? value : nil
        }
    }

    var isPublished: Bool { status == "publish" }
}

extension SiteHarvest {
    /// Permanent link of a post.
    func link(ofPost index: Int) -> String { hrefs[posts[index].link] }

    /// Slugs of the terms of a taxonomy that are attached to a post.
    func slugs(ofPost index: Int, in taxonomy: String) -> [String] {
        posts[index].terms.compactMap { number in
            let term = attachedTerms[Int(number)]
            return term.taxonomy == taxonomy ? term.slug : nil
        }
    }
}

/// What is kept of a term.
struct TermDigest {
    var id: Int?
    var taxonomy: String
    var slug: String
    /// Plain text.
    var name: String
    var parentSlug: String
    var meta: [(key: String, value: String)]
    var file: Int
    var line: Int
}
