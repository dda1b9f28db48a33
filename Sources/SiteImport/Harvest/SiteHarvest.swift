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
