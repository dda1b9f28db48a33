import ContentGraph

/// Finds the post that a link points to, as WordPress would.
final class LinkResolver {
    /// Where a link leads.
    enum Destination: Equatable {
        /// A post of the export, by its index.
        case post(Int)
        /// A page of the site that is no post: an archive, a file, the login page.
        case otherPage
        /// A page of the site that does not exist.
        case broken
        /// A copy of the site.
        case preproduction
        /// Not of the site.
        case elsewhere
    }

    private let harvest: SiteHarvest
    private let index: SiteIndex
    private let address: SiteAddress
    /// The first post with an address, and the others where there are any.
    private var byPath: [String: Int] = [:]
    private var sameAddress: [Int: [Int]] = [:]
    /// The post with a slug; -1 where several have it.
    private var bySlug: [String: Int] = [:]
    private var folders: Set<String> = []
    /// Destinations of addresses, by their numbers; nil where one was not asked for yet.
    private var cache: [Destination?]

    init(harvest: SiteHarvest, index: SiteIndex) {
        self.harvest = harvest
        self.index = index
        address = SiteAddress(channels: harvest.channels)
        cache = [Destination?](repeating: nil, count: harvest.hrefs.count)
        byPath.reserveCapacity(harvest.posts.count)
        bySlug.reserveCapacity(harvest.posts.count)
        for (position, post) in harvest.posts.enumerated() where post.type != "nav_menu_item" { add(post, position) }
        for (first, others) in sameAddress { for other in others where other != first { sameAddress[other] = others } }
    }

    private func add(_ post: PostDigest, _ position: Int) {
        if let path = address.path(of: harvest.hrefs[post.link]), !path.isEmpty {
            if let first = byPath[path] {
                sameAddress[first, default: [first]].append(position)
            } else {
                byPath[path] = position
                addFolders(of: path)
            }
        }
        if !post.slug.isEmpty, post.type != "attachment" {
            let slug = Self.lower(post.slug)
            bySlug[slug] = bySlug[slug] == nil ? position : -1
        }
    }

    private func addFolders(of path: String) {
        var folder = path.utf8[...]
        while let slash = folder.lastIndex(of: UInt8(ascii: "/")), slash > folder.startIndex {
            folder = folder[..<slash]
            if !folders.insert(String(Substring(folder))).inserted { return }
        }
    }

    /// Slugs are in lower case already, but for those that a plugin made.
    private static func lower(_ slug: String) -> String {
        slug.utf8.contains { 0x41...0x5A ~= $0 || $0 >= 0x80 } ? slug.lowercased() : slug
    }

    /// Where a link of a post leads.
    func destination(of link: ContentOutline.Link) -> Destination {
        let found = cache[Int(link.href)] ?? resolve(harvest.hrefs[link.href])
        cache[Int(link.href)] = found
        // Two posts may have one address: then the text of the link tells.
        if case .post(let first) = found { return .post(disambiguated(first, link)) }
        return found
    }

    private func disambiguated(_ first: Int, _ link: ContentOutline.Link) -> Int {
        guard let same = sameAddress[first] else { return first }
        return same.first { harvest.posts[$0].titleHash == link.textHash } ?? first
    }

    private func resolve(_ href: String) -> Destination {
        switch address.target(of: href) {
        case .elsewhere: return .elsewhere
        case .preproduction: return .preproduction
        case .post(let id): return index.post(id: id).map { .post($0) } ?? .broken
        case .path(let path): return resolve(path: path)
        }
    }

    private func resolve(path: String) -> Destination {
        if let first = byPath[path] {
            return .post(sameAddress[first]?.first { harvest.posts[$0].isPublished } ?? first)
        }
        let parts = path.split(separator: "/")
        guard let last = parts.last else { return .otherPage }
        if parts.contains("wp-content") || last.hasPrefix("wp-") || parts.first == "wp-admin"
            || parts.first == "wp-json"
        {
            return .otherPage
        }
        if last == "feed" || parts.contains("page") || parts.first == "author" || last.contains(".") {
            return .otherPage
        }
        if parts.allSatisfy({ Int($0) != nil }) || folders.contains(path) || index.hasTerm(slug: String(last)) {
            return .otherPage
        }
        // WordPress leads an old address to the post whose slug ends it.
        if let post = bySlug[String(last)], post >= 0 { return .post(post) }
        return .broken
    }
}
