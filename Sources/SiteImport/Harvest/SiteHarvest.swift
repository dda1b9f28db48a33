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
    private(set) var terms: [TermDigest] = []
    /// Terms by taxonomy and slug, and slugs of terms, by their hashes.
    private var termsByName = HashIndex()
    private var termSlugs = HashIndex()
    /// What the reader had to repair or leave out.
    var diagnostics: [WXRDiagnostic] = []
    /// Addresses that links name, by number.
    var hrefs = StringInterner()
    /// Titles, slugs, types, values of metas and so on, by number.
    let texts = TextStore()
    /// Keys of the metas that are kept, by number.
    private(set) var metaKeys: [String] = []
    private var metaKeyNumbers: [String: Int] = [:]
    /// What belongs to posts, those of one post side by side: see the ranges of `PostDigest`.
    var postTerms: [UInt32] = []
    var postMetas: [(key: UInt16, value: UInt32)] = []
    /// Metas of terms, those of one term side by side: key and value by their numbers in `texts`.
    private var termMetas: [(key: UInt32, value: UInt32)] = []
    var links: [ContentOutline.Link] = []
    var words: [ContentOutline.Words] = []
    /// The post with an identifier, by its index.
    var postsByID = HashIndex()
    /// Terms attached to posts, by number: taxonomy and slug by their numbers in `texts`.
    var attachedTerms: [(taxonomy: UInt32, slug: UInt32)] = []
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
    private let texts: TextStore
    // Numbers in `texts`.
    private let typeNumber: UInt32
    private let statusNumber: UInt32
    private let titleNumber: UInt32
    private var dateNumber: UInt32 = 0
    /// Hash of the title as it stands in the file, to compare with the text of links.
    let titleHash: UInt64
    /// When it was last changed, as a number of 14 digits (year to second, GMT); 0 where the file does not say.
    let modified: Int
    // Numbers of 32 bits, since a large site has many posts.
    /// Number in `SiteHarvest.texts`.
    let slug: UInt32
    /// Permanent link, by its number in `SiteHarvest.hrefs`.
    let link: UInt32
    private let storedParent: Int32
    private let storedMenuOrder: Int32
    private let storedFile: UInt32
    private let storedLine: UInt32
    /// Length of the content in bytes: with the title, the status and the moment of the last change, it tells whether two
    /// records are the same, without a look at every byte.
    let contentLength: UInt32
    let isPasswordProtected: Bool
    var outline = ContentOutline()
    /// Range in `SiteHarvest.postTerms` of the attached terms of the taxonomies that rules name, which are numbers in
    /// `SiteHarvest.attachedTerms`.
    var terms: Range<UInt32> = 0..<0
    /// Range in `SiteHarvest.postMetas`.
    var meta: Range<UInt32> = 0..<0

    init(_ item: WXRItem, id: Int, link: UInt32, _ texts: TextStore) {
        self.id = id
        self.texts = texts
        self.link = link
        typeNumber = item.withBytes(ofTrimmed: .type) { texts.number(of: $0) }
        statusNumber = item.withBytes(ofTrimmed: .status) { texts.number(of: $0) }
        titleNumber = texts.number(of: PlainText.title(item.title))
        titleHash = item.withBytes(of: .title) { TextHash.of($0[...]) }
        slug = item.withBytes(ofTrimmed: .name) { texts.number(of: $0) }
        storedParent = Int32(clamping: item.parent)
        storedMenuOrder = Int32(clamping: item.menuOrder)
        isPasswordProtected = item.isPasswordProtected
        storedFile = UInt32(clamping: item.position.file)
        storedLine = UInt32(clamping: item.position.line)
        modified = Self.moment(item, .modifiedGMT) ?? Self.moment(item, .dateGMT) ?? 0
        contentLength = item.withBytes(of: .content) { UInt32(clamping: $0.count) }
    }

    var type: String { texts[typeNumber] }
    var status: String { texts[statusNumber] }
    /// Plain text.
    var title: String { texts[titleNumber] }
    /// Date as the file says it, where a rule asks for it.
    var date: String {
        get { texts[dateNumber] }
        set { dateNumber = texts.number(of: newValue) }
    }
    var parent: Int { Int(storedParent) }
    var menuOrder: Int { Int(storedMenuOrder) }
    var file: Int { Int(storedFile) }
    var line: Int { Int(storedLine) }

    /// Whether two records of a post say the same.
    func isSame(as other: PostDigest) -> Bool {
        (titleHash, contentLength, modified, statusNumber) == (
            other.titleHash, other.contentLength, other.modified, other.statusNumber
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

    var isPublished: Bool { statusNumber == texts.publish }
}

extension SiteHarvest {
    /// Adds a term. The first of a taxonomy and a slug is the one that is found by them.
    mutating func add(_ term: NewTerm) {
        let slug = TextHash.words(term.slug)
        let key = Self.termKey(TextHash.words(term.taxonomy), slug)
        if termsByName[key] == nil { termsByName.set(key, terms.count) }
        termSlugs.set(slug, terms.count)
        terms.append(
            TermDigest(
                storedID: term.id ?? .min, taxonomyNumber: texts.number(of: term.taxonomy),
                slugNumber: texts.number(of: term.slug), nameNumber: texts.number(of: term.name),
                parentNumber: texts.number(of: term.parentSlug), storedFile: UInt32(clamping: term.file),
                storedLine: UInt32(clamping: term.line), texts: texts))
        setMeta(ofTerm: terms.count - 1, term.meta)
    }

    /// Gives a term the metas that it has in another declaration.
    mutating func setMeta(ofTerm index: Int, _ meta: [(key: String, value: String)]) {
        let first = UInt32(termMetas.count)
        for (key, value) in meta { termMetas.append((texts.number(of: key), texts.number(of: value))) }
        terms[index].meta = first..<UInt32(termMetas.count)
    }

    /// Values of the metas of a term under a key, in the order of the file.
    func metaValues(ofTerm index: Int, _ key: String) -> [String] {
        let metas = terms[index].meta
        guard !metas.isEmpty, let number = texts.knownNumber(of: key) else { return [] }
        return termMetas[metas.asInts].compactMap { $0.key == number ? texts[$0.value] : nil }
    }

    /// Index of the term of a taxonomy with a slug.
    func term(taxonomy: String, slug: String) -> Int? {
        termsByName[Self.termKey(TextHash.words(taxonomy), TextHash.words(slug))]
    }

    /// Whether any taxonomy has a term with a slug.
    func hasTerm(slug: String) -> Bool { termSlugs[TextHash.words(slug)] != nil }

    static func termKey(_ taxonomy: UInt64, _ slug: UInt64) -> UInt64 { taxonomy ^ slug &* 0x9E37_79B9_7F4A_7C15 }

    /// Adds a key of metas. Returns its number.
    mutating func addMetaKey(_ key: String) -> Int {
        metaKeyNumbers[key] = metaKeys.count
        metaKeys.append(key)
        return metaKeys.count - 1
    }

    /// Permanent link of a post.
    func link(ofPost index: Int) -> String { hrefs[posts[index].link] }

    /// Slug of a post.
    func slug(of post: PostDigest) -> String { texts[post.slug] }

    /// Slugs of the terms of a taxonomy that are attached to a post.
    func slugs(ofPost index: Int, in taxonomy: String) -> [String] {
        guard let taxonomy = texts.knownNumber(of: taxonomy) else { return [] }
        return postTerms[posts[index].terms.asInts].compactMap { number in
            let term = attachedTerms[Int(number)]
            return term.taxonomy == taxonomy ? texts[term.slug] : nil
        }
    }

    /// Values of the metas of a post under a key, by their numbers in `texts`, in the order of the file.
    func metaValues(ofPost index: Int, _ key: String) -> [UInt32] {
        let metas = posts[index].meta
        guard !metas.isEmpty, let number = metaKeyNumbers[key] else { return [] }
        return postMetas[metas.asInts].compactMap { $0.key == number ? $0.value : nil }
    }

    /// Links of the content of a post, in order.
    func links(ofPost index: Int) -> ArraySlice<ContentOutline.Link> { links[posts[index].outline.links.asInts] }

    /// Labelled words of the content of a post, in order.
    func words(ofPost index: Int) -> ArraySlice<ContentOutline.Words> { words[posts[index].outline.words.asInts] }
}

extension Range<UInt32> {
    /// The same range, of array indices.
    fileprivate var asInts: Range<Int> { Int(lowerBound)..<Int(upperBound) }
}

/// A term to add to a harvest.
struct NewTerm {
    var id: Int?
    var taxonomy: String
    var slug: String
    /// Plain text.
    var name: String
    var parentSlug = ""
    var meta: [(key: String, value: String)] = []
    var file = 0
    var line = 0
}

/// What is kept of a term, texts by their numbers.
struct TermDigest {
    fileprivate let storedID: Int
    fileprivate let taxonomyNumber: UInt32
    fileprivate let slugNumber: UInt32
    fileprivate let nameNumber: UInt32
    fileprivate let parentNumber: UInt32
    fileprivate let storedFile: UInt32
    fileprivate let storedLine: UInt32
    /// Range in the metas of terms.
    fileprivate(set) var meta: Range<UInt32> = 0..<0
    fileprivate let texts: TextStore

    var id: Int? { storedID == .min ? nil : storedID }
    var taxonomy: String { texts[taxonomyNumber] }
    var slug: String { texts[slugNumber] }
    /// Plain text.
    var name: String { texts[nameNumber] }
    var parentSlug: String { texts[parentNumber] }
    var file: Int { Int(storedFile) }
    var line: Int { Int(storedLine) }
}
