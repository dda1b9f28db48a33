import ContentGraph

/// The hierarchy of the pages of a site.
struct PageTree {
    private let harvest: SiteHarvest
    private let index: SiteIndex

    init(harvest: SiteHarvest, index: SiteIndex) {
        self.harvest = harvest
        self.index = index
    }

    /// Pages at a depth under a page, in order.
    func pages(under root: Int, depth: Int) -> [Int] {
        var level = [root]
        for _ in 0..<depth { level = level.flatMap { index.children(ofPage: harvest.posts[$0].id) } }
        return level
    }

    /// The root page by its slug or identifier; for `auto`, the one with the most pages with links three levels down.
    func root(named name: String) -> Int? {
        if name != "auto" {
            if let id = Int(name) { return index.post(id: id) }
            guard let slug = harvest.texts.knownNumber(of: name) else { return nil }
            return harvest.posts.firstIndex { $0.type == harvest.page && $0.slug == slug }
        }
        return bestRoot(depth: 3)?.page
    }

    /// The page under which the most pages with links stand at a depth. Deeper pages may be roots too: a site may keep
    /// its training under a page of its own.
    func bestRoot(depth: Int) -> (page: Int, leaves: Int)? {
        var best: (page: Int, leaves: Int)?
        for (position, post) in harvest.posts.enumerated() where post.type == harvest.page && post.isPublished {
            let leaves = pages(under: position, depth: depth).count { !harvest.links(ofPost: $0).isEmpty }
            if leaves > 0, leaves > best?.leaves ?? 0 { best = (position, leaves) }
        }
        return best
    }
}
