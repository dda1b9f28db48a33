import ContentGraph
import WXR

/// Takes the records of exports one by one and keeps what mapping rules may ask of them.
final class Harvester {
    private(set) var harvest = SiteHarvest()
    private let plan: HarvestPlan
    private var hrefs = StringInterner()
    private var scanner: ContentScanner!
    /// Keys to keep, by the hash of their bytes.
    private let metaKeys: [UInt64: String]
    /// Starts of further keys to keep.
    private let prefixes: [[UInt8]]
    /// Names of taxonomies by hash; empty for those that no rule asks for.
    private var taxonomies: [UInt64: String] = [:]
    private var termNumbers: [UInt64: UInt32] = [:]
    private var termNames: [String] = []
    /// Terms by the hash of taxonomy and slug.
    private var termPositions: [UInt64: Int] = [:]
    private var positions: [Int: Int] = [:]
    private let merge: MergePolicy

    /// Types whose content is not for readers.
    private static let silentTypes: Set<String> = [
        "attachment", "nav_menu_item", "revision", "custom_css", "customize_changeset", "oembed_cache",
        "wp_global_styles", "wp_navigation", "wp_template", "wp_template_part", "user_request",
    ]

    init(plan: HarvestPlan, files: [String], merge: MergePolicy) {
        self.plan = plan
        self.merge = merge
        metaKeys = Dictionary(uniqueKeysWithValues: plan.postMeta.map { (Self.hash($0), $0) })
        prefixes = plan.postMetaPrefixes.map { Array($0.utf8) }
        harvest.files = files
        harvest.patterns = plan.patterns
        scanner = ContentScanner(patterns: plan.patterns, wordLabels: plan.wordLabels) { [unowned self] in
            hrefs.number(of: $0)
        }
    }

    /// Takes one record.
    func take(_ record: WXRRecord) {
        switch record {
        case .channel(let channel): harvest.channels.append(channel)
        case .author: break
        case .term(let term): take(term)
        case .item(let item): take(item)
        case .diagnostic(let diagnostic): harvest.diagnostics.append(diagnostic)
        }
    }

    /// All that was kept.
    func finish() -> SiteHarvest {
        harvest.hrefs = hrefs
        for post in harvest.posts where post.isPublished { harvest.publishedTypes[post.type, default: 0] += 1 }
        addUndeclaredTerms()
        return harvest
    }

    /// An export of one post type declares no terms: those that its posts name are terms all the same, without metas.
    private func addUndeclaredTerms() {
        for (number, term) in harvest.attachedTerms.enumerated()
        where termPositions[Self.hash(term.taxonomy, term.slug)] == nil {
            harvest.undeclaredTerms += 1
            harvest.terms.append(
                TermDigest(
                    id: nil, taxonomy: term.taxonomy, slug: term.slug, name: PlainText.title(termNames[number]),
                    parentSlug: "", meta: [], file: 0, line: 0))
        }
    }

    private func take(_ term: WXRTerm) {
        // A term that several files declare counts once; the declaration with metas is the better one.
        if let known = termPositions[Self.hash(term.taxonomy, term.slug)] {
            if harvest.terms[known].meta.isEmpty, !term.meta.isEmpty {
                harvest.terms[known].meta = term.meta.filter { plan.termMeta.contains($0.key) }.map {
                    ($0.key, $0.value)
                }
            }
            return
        }
        termPositions[Self.hash(term.taxonomy, term.slug)] = harvest.terms.count
        harvest.taxonomies.insert(term.taxonomy)
        harvest.terms.append(
            TermDigest(
                id: term.id, taxonomy: term.taxonomy, slug: term.slug, name: PlainText.title(term.name),
                parentSlug: term.parentSlug,
                meta: term.meta.filter { plan.termMeta.contains($0.key) }.map { ($0.key, $0.value) },
                file: term.position.file, line: term.position.line))
    }

    private func take(_ item: WXRItem) {
        guard let id = item.id else { return }
        let post = PostDigest(item, id: id, link: hrefs.number(of: item.link))
        if post.type == "attachment" { harvest.hasAttachments = true }
        if !Self.silentTypes.contains(post.type) {
            if plan.wantsDates { post.date = item.trimmed(.dateGMT) }
            item.forEachTerm { taxonomy, slug, name in
                if let number = termNumber(taxonomy, slug, name) { post.terms.append(number) }
            }
            item.forEachMeta { key, value in
                if let name = metaKeys[TextHash.words(key)], name.utf8.elementsEqual(key) {
                    post.meta.append((name, String(decoding: value, as: UTF8.self)))
                } else if startsAsWanted(key) {
                    post.meta.append((String(decoding: key, as: UTF8.self), String(decoding: value, as: UTF8.self)))
                }
            }
            post.outline = item.withBytes(of: .content) { scanner.scan($0) }
        }
        keep(post)
        for section in item.sections { take(section, of: item) }
    }

    /// Keeps a post once, whatever the number of files that hold it.
    private func keep(_ post: PostDigest) {
        guard let known = positions[post.id] else {
            positions[post.id] = harvest.posts.count
            harvest.posts.append(post)
            return
        }
        let other = harvest.posts[known]
        let takesSecond = merge.takesSecond(modified: other.modified, post.modified)
        if !other.isSame(as: post) {
            let dropped = takesSecond ? other : post
            harvest.conflicts.append(.init(post: known, dropped: dropped.file, droppedLine: dropped.line))
        }
        if takesSecond { harvest.posts[known] = post }
    }

    /// A section of a course of LearnPress, which it exports inside the course, is kept as a term: rules name its
    /// course, its place and its items as metas.
    private func take(_ section: WXRCourseSection, of item: WXRItem) {
        let id = section.id ?? -(harvest.terms.count + 1)
        guard termPositions.updateValue(harvest.terms.count, forKey: Self.hash("lp_section", "section-\(id)")) == nil
        else { return }
        harvest.taxonomies.insert("lp_section")
        let items = section.items.enumerated().sorted { ($0.1.order ?? 0, $0.0) < ($1.1.order ?? 0, $1.0) }
        harvest.terms.append(
            TermDigest(
                id: id, taxonomy: "lp_section", slug: "section-\(id)", name: PlainText.title(section.name),
                parentSlug: "",
                meta: [
                    ("_course", item.id.map(String.init) ?? ""), ("_order", section.order.map(String.init) ?? ""),
                    ("_items", items.compactMap { $0.element.id.map(String.init) }.joined(separator: ",")),
                ], file: item.position.file, line: item.position.line))
    }

    /// Whether a key starts as one that holds the value of another meta. Most differ in the second byte.
    private func startsAsWanted(_ key: UnsafeBufferPointer<UInt8>) -> Bool {
        for prefix in prefixes where key.count > prefix.count {
            var index = 0
            while index < prefix.count, key[index] == prefix[index] { index += 1 }
            if index == prefix.count { return true }
        }
        return false
    }

    private static func hash(_ taxonomy: String, _ slug: String) -> UInt64 {
        hash(taxonomy) ^ hash(slug) &* 0x9E37_79B9_7F4A_7C15
    }

    private static func hash(_ key: String) -> UInt64 {
        var key = key
        return key.withUTF8 { TextHash.words($0) }
    }

    /// The number of an attached term; nil where no rule asks for its taxonomy.
    private func termNumber(
        _ taxonomy: UnsafeBufferPointer<UInt8>, _ slug: UnsafeBufferPointer<UInt8>, _ name: UnsafeBufferPointer<UInt8>
    ) -> UInt32? {
        let hash = TextHash.words(taxonomy)
        let known =
            taxonomies[hash]
            ?? {
                let name = String(decoding: taxonomy, as: UTF8.self)
                harvest.taxonomies.insert(name)
                let kept = plan.taxonomies.contains(name) ? name : ""
                taxonomies[hash] = kept
                return kept
            }()
        guard !known.isEmpty else { return nil }
        let key = hash ^ TextHash.words(slug) &* 0x9E37_79B9_7F4A_7C15
        if let number = termNumbers[key] { return number }
        let number = UInt32(harvest.attachedTerms.count)
        harvest.attachedTerms.append((known, String(decoding: slug, as: UTF8.self)))
        termNames.append(String(decoding: name, as: UTF8.self))
        termNumbers[key] = number
        return number
    }
}
