/// Finds posts and terms of a harvest.
struct SiteIndex {
    private var terms = HashIndex()
    private var termsBySlug: [String: [Int]] = [:]
    private var childPages: [Int: [Int]] = [:]
    private let harvest: SiteHarvest

    init(_ harvest: SiteHarvest) {
        self.harvest = harvest
        for (position, post) in harvest.posts.enumerated() {
            if post.type == "page", post.parent != 0 { childPages[post.parent, default: []].append(position) }
        }
        for (position, term) in harvest.terms.enumerated() {
            if let id = term.id, terms[id: id] == nil { terms.set(id: id, position) }
            termsBySlug[term.slug, default: []].append(position)
        }
    }

    /// Index of the post with an identifier.
    func post(id: Int) -> Int? { harvest.postsByID[id: id] }
    /// Index of the term with an identifier.
    func term(id: Int) -> Int? { terms[id: id] }
    /// Index of the term of a taxonomy with a slug.
    func term(taxonomy: String, slug: String) -> Int? {
        termsBySlug[slug]?.first { harvest.terms[$0].taxonomy == taxonomy }
    }
    /// Whether any taxonomy has a term with a slug.
    func hasTerm(slug: String) -> Bool { termsBySlug[slug] != nil }

    /// Indices of the published pages under a page, by menu order, title and identifier, as WordPress lists them.
    func children(ofPage id: Int) -> [Int] {
        (childPages[id] ?? []).filter { harvest.posts[$0].isPublished }.sorted {
            let (left, right) = (harvest.posts[$0], harvest.posts[$1])
            return (left.menuOrder, left.title, left.id) < (right.menuOrder, right.title, right.id)
        }
    }
}
