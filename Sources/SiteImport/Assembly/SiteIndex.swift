/// Finds posts and terms of a harvest.
struct SiteIndex {
    private var terms = HashIndex()
    private var childPages: [Int: [Int]] = [:]
    private let harvest: SiteHarvest

    init(_ harvest: SiteHarvest) {
        self.harvest = harvest
        for (position, post) in harvest.posts.enumerated() where post.type == harvest.page && post.parent != 0 {
            childPages[post.parent, default: []].append(position)
        }
        for (position, term) in harvest.terms.enumerated() {
            if let id = term.id, terms[id: id] == nil { terms.set(id: id, position) }
        }
    }

    /// Index of the post with an identifier.
    func post(id: Int) -> Int? { harvest.postsByID[id: id] }
    /// Index of the term with an identifier.
    func term(id: Int) -> Int? { terms[id: id] }

    /// Indices of the published pages under a page, by menu order, title and identifier, as WordPress lists them.
    func children(ofPage id: Int) -> [Int] {
        (childPages[id] ?? []).filter { harvest.posts[$0].isPublished }.sorted {
            let (left, right) = (harvest.posts[$0], harvest.posts[$1])
            return (left.menuOrder, harvest.title(of: left), left.id)
                < (right.menuOrder, harvest.title(of: right), right.id)
        }
    }
}
