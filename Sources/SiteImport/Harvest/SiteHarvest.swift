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
    /// Headings and labels by which the outlines are marked.
    var patterns = ContentPatterns()

    /// Taxonomies that the export uses: those of its terms and those attached to posts.
    var taxonomies: Set<String> = []
    /// Number of published posts by type.
    var publishedTypes: [String: Int] = [:]
    var hasAttachments = false
}

/// What is kept of a post.
struct PostDigest {
    var id: Int
    var type: String
    var status: String
    /// Plain text.
    var title: String
    /// Hash of the title as it stands in the file, to compare with the text of links.
    var titleHash: UInt64
    var slug: String
    var link: String
    var parent: Int
    var menuOrder: Int
    var isPasswordProtected: Bool
    var date: String
    var file: Int
    var line: Int
    var terms: [(taxonomy: String, slug: String)] = []
    var meta: [(key: String, value: String)] = []
    var outline = ContentOutline()

    var isPublished: Bool { status == "publish" }
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
