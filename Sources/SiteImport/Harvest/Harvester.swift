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

    /// Types whose content is not for readers.
    private static let silentTypes: Set<String> = [
        "attachment", "nav_menu_item", "revision", "custom_css", "customize_changeset", "oembed_cache",
        "wp_global_styles", "wp_navigation", "wp_template", "wp_template_part", "user_request",
    ]

    init(plan: HarvestPlan, files: [String]) {
        self.plan = plan
        metaKeys = Dictionary(uniqueKeysWithValues: plan.postMeta.map { (TextHash.fnv($0.utf8), $0) })
        harvest.files = files
        harvest.patterns = plan.patterns
        scanner = ContentScanner(patterns: plan.patterns) { [unowned self] in hrefs.number(of: $0) }
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
        let title = item.title
        var post = PostDigest(
            id: id, type: item.type, status: item.status, title: PlainText.title(title),
            titleHash: TextHash.of(Array(title.utf8)[...]), slug: item.name, link: item.link, parent: item.parent,
            menuOrder: item.menuOrder, isPasswordProtected: item.isPasswordProtected, date: "",
            file: item.position.file, line: item.position.line)
        if post.type == "attachment" { harvest.hasAttachments = true }
        if post.isPublished { harvest.publishedTypes[post.type, default: 0] += 1 }
        if !Self.silentTypes.contains(post.type) {
            post.date = item.trimmed(.dateGMT)
            post.terms = item.terms.map { ($0.taxonomy, $0.slug) }
            for term in post.terms { harvest.taxonomies.insert(term.taxonomy) }
            item.forEachMeta { key, value in
                if let name = metaKeys[TextHash.fnv(key)], name.utf8.elementsEqual(key) {
                    post.meta.append((name, String(decoding: value, as: UTF8.self)))
                }
            }
            post.outline = item.withBytes(of: .content) { scanner.scan($0) }
        }
        harvest.posts.append(post)
    }
}
