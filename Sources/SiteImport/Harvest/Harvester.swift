import ContentGraph
import WXR

/// Takes the records of exports one by one and keeps what mapping rules may ask of them.
final class Harvester {
    // Unchecked as in `SiteHarvest`.
    private let harvest = SiteHarvest()
    private let plan: HarvestPlan
    private let scanner: ContentScanner
    /// Numbers in `harvest.metaKeys` of keys to keep, by the hash of their bytes.
    @exclusivity(unchecked) private var metaKeys = HashIndex()
    /// Starts of further keys to keep.
    private let prefixes: [[UInt8]]
    /// Taxonomies seen, by the hash of their names: empty for those that no rule asks for.
    @exclusivity(unchecked) private var taxonomies: [String] = []
    @exclusivity(unchecked) private var taxonomyNumbers = HashIndex()
    @exclusivity(unchecked) private var termNumbers = HashIndex()
    /// Names of attached terms, by their numbers in the texts of the harvest.
    @exclusivity(unchecked) private var termNames: [UInt32] = []
    private let merge: MergePolicy

    /// Types whose content is not for readers, by their numbers in the texts of the harvest: few, so that looking
    /// through them takes less time than a hash.
    private let silentTypes: [UInt32]
    private let attachment: UInt32
    private static let silentTypeNames = [
        "attachment", "nav_menu_item", "revision", "custom_css", "customize_changeset", "oembed_cache",
        "wp_global_styles", "wp_navigation", "wp_template", "wp_template_part", "user_request",
    ]

    init(plan: HarvestPlan, files: [String], merge: MergePolicy) {
        self.plan = plan
        self.merge = merge
        silentTypes = Self.silentTypeNames.map(harvest.texts.number(of:))
        attachment = harvest.texts.number(of: "attachment")
        for key in plan.postMeta.sorted() { metaKeys.set(TextHash.words(key), harvest.addMetaKey(key)) }
        prefixes = plan.postMetaPrefixes.map { Array($0.utf8) }
        harvest.files = files
        harvest.patterns = plan.patterns
        scanner = ContentScanner(patterns: plan.patterns, wordLabels: plan.wordLabels, texts: harvest.texts)
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
        harvest.links = scanner.links
        harvest.words = scanner.words
        var published: [UInt32: Int] = [:]
        for post in harvest.posts where post.isPublished { published[post.type, default: 0] += 1 }
        for (type, count) in published { harvest.publishedTypes[harvest.texts[type]] = count }
        addUndeclaredTerms()
        return harvest
    }

    /// An export of one post type declares no terms: those that its posts name are terms all the same, without metas.
    private func addUndeclaredTerms() {
        let texts = harvest.texts
        for (number, term) in harvest.attachedTerms.enumerated()
        where harvest.term(taxonomy: term.taxonomy, slug: term.slug) == nil {
            let (taxonomy, slug) = (texts[term.taxonomy], texts[term.slug])
            harvest.undeclaredTerms += 1
            harvest.add(
                NewTerm(id: nil, taxonomy: taxonomy, slug: slug, name: PlainText.title(texts[termNames[number]])))
        }
    }

    private func take(_ term: WXRTerm) {
        // A term that several files declare counts once; the declaration with metas is the better one.
        if let known = harvest.term(taxonomy: term.taxonomy, slug: term.slug) {
            if harvest.terms[known].meta.isEmpty, !term.meta.isEmpty {
                harvest.setMeta(ofTerm: known, keptMeta(of: term))
            }
            return
        }
        harvest.taxonomies.insert(term.taxonomy)
        harvest.add(
            NewTerm(
                id: term.id, taxonomy: term.taxonomy, slug: term.slug, name: PlainText.title(term.name),
                parentSlug: term.parentSlug,
                meta: keptMeta(of: term),
                file: term.position.file, line: term.position.line))
    }

    private func keptMeta(of term: WXRTerm) -> [(key: String, value: String)] {
        term.meta.filter { plan.termMeta.contains($0.key) }.map { ($0.key, $0.value) }
    }

    private func take(_ item: WXRItem) {
        guard let id = item.id else { return }
        var post = PostDigest(item, id: id, in: harvest)
        if post.type == attachment { harvest.hasAttachments = true }
        if !silentTypes.contains(post.type) {
            if plan.wantsDates { post.date = item.withBytes(ofTrimmed: .dateGMT) { harvest.texts.number(of: $0) } }
            let firstTerm = UInt32(harvest.postTerms.count)
            item.forEachTerm { taxonomy, slug, name in
                if let number = termNumber(taxonomy, slug, name) { harvest.postTerms.append(number) }
            }
            post.terms = firstTerm..<UInt32(harvest.postTerms.count)
            let firstMeta = UInt32(harvest.postMetas.count)
            item.forEachMeta { key, value in
                guard let number = metaKey(key) else { return }
                harvest.postMetas.append((UInt16(number), harvest.texts.number(of: value)))
            }
            post.meta = firstMeta..<UInt32(harvest.postMetas.count)
            post.outline = item.withBytes(of: .content) { scanner.scan($0) }
        }
        keep(post)
        for section in item.sections { take(section, of: item) }
    }

    /// Keeps a post once, whatever the number of files that hold it.
    private func keep(_ post: PostDigest) {
        guard let known = harvest.postsByID[id: post.id] else {
            harvest.postsByID.set(id: post.id, harvest.posts.count)
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
        guard harvest.term(taxonomy: "lp_section", slug: "section-\(id)") == nil else { return }
        harvest.taxonomies.insert("lp_section")
        let items = section.items.enumerated().sorted { ($0.1.order ?? 0, $0.0) < ($1.1.order ?? 0, $1.0) }
        harvest.add(
            NewTerm(
                id: id, taxonomy: "lp_section", slug: "section-\(id)", name: PlainText.title(section.name),
                meta: [
                    ("_course", item.id.map(String.init) ?? ""), ("_order", section.order.map(String.init) ?? ""),
                    ("_items", items.compactMap { $0.element.id.map(String.init) }.joined(separator: ",")),
                ], file: item.position.file, line: item.position.line))
    }

    /// The number of a key of metas to keep; nil for another.
    private func metaKey(_ key: UnsafeBufferPointer<UInt8>) -> Int? {
        let hash = TextHash.words(key)
        if let known = metaKeys[hash] {
            return harvest.metaKeys[known].utf8.elementsEqual(key) ? known : nil
        }
        // Room for 65 535 keys: a site that holds more of `_order_NUMBER` keeps the first ones.
        guard startsAsWanted(key), harvest.metaKeys.count < Int(UInt16.max) else { return nil }
        let number = harvest.addMetaKey(String(decoding: key, as: UTF8.self))
        metaKeys.set(hash, number)
        return number
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

    /// The number of an attached term; nil where no rule asks for its taxonomy.
    private func termNumber(
        _ taxonomy: UnsafeBufferPointer<UInt8>, _ slug: UnsafeBufferPointer<UInt8>, _ name: UnsafeBufferPointer<UInt8>
    ) -> UInt32? {
        let hash = TextHash.words(taxonomy)
        let known = taxonomyNumbers[hash].map { taxonomies[$0] } ?? addTaxonomy(taxonomy, hash)
        guard !known.isEmpty else { return nil }
        let key = HashIndex.spread(TextHash.words(slug)) ^ hash
        if let number = termNumbers[key] { return UInt32(number) }
        let number = UInt32(harvest.attachedTerms.count)
        harvest.attachedTerms.append((harvest.texts.number(of: known), harvest.texts.number(of: slug)))
        termNames.append(harvest.texts.number(of: name))
        termNumbers.set(key, Int(number))
        return number
    }

    private func addTaxonomy(_ bytes: UnsafeBufferPointer<UInt8>, _ hash: UInt64) -> String {
        let name = String(decoding: bytes, as: UTF8.self)
        harvest.taxonomies.insert(name)
        taxonomyNumbers.set(hash, taxonomies.count)
        taxonomies.append(plan.taxonomies.contains(name) ? name : "")
        return taxonomies[taxonomies.count - 1]
    }
}
