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
    /// Names of taxonomies by hash; empty for those that no rule asks for.
    private var taxonomies: [UInt64: String] = [:]
    private var termNumbers: [UInt64: UInt32] = [:]

    /// Types whose content is not for readers.
    private static let silentTypes: Set<String> = [
        "attachment", "nav_menu_item", "revision", "custom_css", "customize_changeset", "oembed_cache",
        "wp_global_styles", "wp_navigation", "wp_template", "wp_template_part", "user_request",
    ]

    init(plan: HarvestPlan, files: [String]) {
        self.plan = plan
        metaKeys = Dictionary(uniqueKeysWithValues: plan.postMeta.map { (Self.hash($0), $0) })
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
        return harvest
    }

    private func take(_ term: WXRTerm) {
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
        if post.isPublished { harvest.publishedTypes[post.type, default: 0] += 1 }
        if !Self.silentTypes.contains(post.type) {
            if plan.wantsDates { post.date = item.trimmed(.dateGMT) }
            item.forEachTerm { taxonomy, slug, _ in
                if let number = termNumber(taxonomy, slug) { post.terms.append(number) }
            }
            item.forEachMeta { key, value in
                if let name = metaKeys[TextHash.words(key)], name.utf8.elementsEqual(key) {
                    post.meta.append((name, String(decoding: value, as: UTF8.self)))
                }
            }
            post.outline = item.withBytes(of: .content) { scanner.scan($0) }
        }
        harvest.posts.append(post)
    }

    private static func hash(_ key: String) -> UInt64 {
        var key = key
        return key.withUTF8 { TextHash.words($0) }
    }

    /// The number of an attached term; nil where no rule asks for its taxonomy.
    private func termNumber(_ taxonomy: UnsafeBufferPointer<UInt8>, _ slug: UnsafeBufferPointer<UInt8>) -> UInt32? {
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
        termNumbers[key] = number
        return number
    }
}
