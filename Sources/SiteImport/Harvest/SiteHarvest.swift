import ContentGraph
import WXR

/// What is kept of the exports of a site while they are read: enough to apply any of the candidate mapping rules, and
/// no content. A class, since all that look at it would otherwise copy it, list by list, each time they ask it anything.
final class SiteHarvest {
    // Unchecked: one harvester fills a harvest on one thread, nothing that it calls meanwhile reaches the harvest, and
    // nobody changes it afterwards. The checks would be made at each look at a post.

    /// Heads of the files, in order.
    var channels: [WXRChannel] = []
    /// Names of the files.
    var files: [String] = []
    @exclusivity(unchecked) var posts: [PostDigest] = []
    @exclusivity(unchecked) private(set) var terms: [TermDigest] = []
    /// Terms by the numbers of taxonomy and slug.
    @exclusivity(unchecked) private var termsByName = HashIndex()
    /// Whether each text is the slug of a term, by the number of the text.
    @exclusivity(unchecked) private var isSlugOfTerm: [Bool] = []
    /// What the reader had to repair or leave out.
    var diagnostics: [WXRDiagnostic] = []
    /// Titles, slugs, types, values of metas, addresses that links name and so on, by number.
    let texts = TextStore()
    /// Numbers in `texts` of the status of published posts, and of the type of pages.
    let publish: UInt32
    let page: UInt32
    /// Keys of the metas that are kept, by number.
    @exclusivity(unchecked) private(set) var metaKeys: [String] = []
    @exclusivity(unchecked) private var metaKeyNumbers: [String: Int] = [:]
    /// What belongs to posts, those of one post side by side: see the ranges of `PostDigest`.
    @exclusivity(unchecked) var postTerms: [UInt32] = []
    @exclusivity(unchecked) var postMetas: [(key: UInt16, value: UInt32)] = []
    /// Metas of terms, those of one term side by side: key and value by their numbers in `texts`.
    @exclusivity(unchecked) private var termMetas: [(key: UInt32, value: UInt32)] = []
    @exclusivity(unchecked) var links: [ContentOutline.Link] = []
    @exclusivity(unchecked) var words: [ContentOutline.Words] = []
    /// The post with an identifier, by its index.
    @exclusivity(unchecked) var postsByID = HashIndex()
    /// Terms attached to posts, by number: taxonomy and slug by their numbers in `texts`.
    @exclusivity(unchecked) var attachedTerms: [(taxonomy: UInt32, slug: UInt32)] = []
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

    init() {
        publish = texts.number(of: "publish")
        page = texts.number(of: "page")
    }

    /// A post that two records give differently.
    struct Conflict {
        var post: Int
        /// Index of the file whose record was left out.
        var dropped: Int
        var droppedLine: Int
    }
}

extension SiteHarvest {
    /// Adds a term. The first of a taxonomy and a slug is the one that is found by them.
    func add(_ term: NewTerm) {
        let digest = TermDigest(term, in: texts)
        let key = Self.termKey(digest.taxonomy, digest.slug)
        if termsByName[key] == nil { termsByName.set(key, terms.count) }
        while isSlugOfTerm.count <= Int(digest.slug) { isSlugOfTerm.append(false) }
        isSlugOfTerm[Int(digest.slug)] = true
        terms.append(digest)
        setMeta(ofTerm: terms.count - 1, term.meta)
    }

    /// Gives a term the metas that it has in another declaration.
    func setMeta(ofTerm index: Int, _ meta: [(key: String, value: String)]) {
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
        guard let taxonomy = texts.knownNumber(of: taxonomy), let slug = texts.knownNumber(of: slug) else { return nil }
        return term(taxonomy: taxonomy, slug: slug)
    }

    /// The same by the numbers of both.
    func term(taxonomy: UInt32, slug: UInt32) -> Int? { termsByName[Self.termKey(taxonomy, slug)] }

    /// Whether any taxonomy has a term with a slug.
    func hasTerm(slug: String) -> Bool {
        texts.knownNumber(of: slug).map { Int($0) < isSlugOfTerm.count && isSlugOfTerm[Int($0)] } ?? false
    }

    private static func termKey(_ taxonomy: UInt32, _ slug: UInt32) -> UInt64 {
        HashIndex.spread(UInt64(taxonomy) << 32 | UInt64(slug))
    }

    /// Adds a key of metas. Returns its number.
    func addMetaKey(_ key: String) -> Int {
        metaKeyNumbers[key] = metaKeys.count
        metaKeys.append(key)
        return metaKeys.count - 1
    }

    /// Number of posts by type and status, such as `tutoriel/publish`.
    var postCounts: [String: Int] {
        var counts: [UInt64: Int] = [:]
        for post in posts { counts[UInt64(post.type) << 32 | UInt64(post.status), default: 0] += 1 }
        return Dictionary(
            uniqueKeysWithValues: counts.map { key, count in
                ("\(texts[UInt32(key >> 32)])/\(texts[UInt32(truncatingIfNeeded: key)])", count)
            })
    }

    /// Post type of a post.
    func type(of post: PostDigest) -> String { texts[post.type] }

    /// Status of a post, as WordPress calls it.
    func status(of post: PostDigest) -> String { texts[post.status] }

    /// Title of a post, plain text.
    func title(of post: PostDigest) -> String { texts[post.title] }

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
