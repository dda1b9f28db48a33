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
    /// Numbers of the paths of posts, and of the folders above them, by the hashes of the paths.
    private var paths = HashIndex()
    /// The first post with each path, by the number of the path; -1 for a folder.
    private var postOfPath: [Int32] = []
    /// Posts that share an address, by each of them.
    private var sameAddress: [Int: [Int]] = [:]
    /// The post with each slug in lower case, by the number of that text; -1 where none or several have it.
    private var postOfSlug: [Int32]
    /// Destinations of addresses, by their numbers: a post, or one of `others` below zero; `unknown` where one was not
    /// asked for yet.
    private var cache: [Int32]
    private static let others: [Destination] = [.otherPage, .broken, .preproduction, .elsewhere]
    private static let unknown = Int32.min

    init(harvest: SiteHarvest, index: SiteIndex) {
        self.harvest = harvest
        self.index = index
        address = SiteAddress(channels: harvest.channels)
        postOfSlug = [Int32](repeating: Self.unknown, count: harvest.texts.count)
        cache = [Int32](repeating: Self.unknown, count: harvest.texts.count)
        let menuItem = harvest.texts.number(of: "nav_menu_item")
        let attachment = harvest.texts.number(of: "attachment")
        for (position, post) in harvest.posts.enumerated() where post.type != menuItem {
            add(post, position, isAttachment: post.type == attachment)
        }
        for (first, others) in sameAddress { for other in others where other != first { sameAddress[other] = others } }
    }

    private func add(_ post: PostDigest, _ position: Int, isAttachment: Bool) {
        harvest.texts.withBytes(of: post.link) { link in
            address.withPath(of: link) { if !$0.isEmpty { add(path: $0, position) } }
        }
        guard post.slug != 0, !isAttachment else { return }
        // Slugs are in lower case already, but for those that a plugin made.
        let lower = harvest.texts.withBytes(of: post.slug) { bytes -> String? in
            let isLower = bytes.allSatisfy { $0 < 0x80 && !(0x41...0x5A ~= $0) }
            return isLower ? nil : String(decoding: bytes, as: UTF8.self).lowercased()
        }
        let number = Int(lower.map { harvest.texts.number(of: $0) } ?? post.slug)
        while postOfSlug.count <= number { postOfSlug.append(Self.unknown) }
        postOfSlug[number] = postOfSlug[number] == Self.unknown ? Int32(position) : -1
    }

    private func add(path: UnsafeBufferPointer<UInt8>, _ position: Int) {
        let hash = TextHash.words(path)
        guard let number = paths[hash] else {
            paths.set(hash, postOfPath.count)
            postOfPath.append(Int32(position))
            addFolders(of: path)
            return
        }
        if postOfPath[number] < 0 {
            postOfPath[number] = Int32(position)
        } else {
            let first = Int(postOfPath[number])
            sameAddress[first, default: [first]].append(position)
        }
    }

    private func addFolders(of path: UnsafeBufferPointer<UInt8>) {
        var end = path.count
        while let slash = path[..<end].lastIndex(of: UInt8(ascii: "/")), slash > 0 {
            end = slash
            let hash = TextHash.words(UnsafeBufferPointer(rebasing: path[..<end]))
            guard paths[hash] == nil else { return }
            paths.set(hash, postOfPath.count)
            postOfPath.append(-1)
        }
    }

    /// Where a link of a post leads.
    func destination(of link: ContentOutline.Link) -> Destination {
        let known = cache[Int(link.href)]
        // Two posts may have one address: then the text of the link tells.
        if known >= 0 { return .post(disambiguated(Int(known), link)) }
        if known != Self.unknown { return Self.others[-1 - Int(known)] }
        let found = destination(ofText: link.href)
        if case .post(let first) = found {
            cache[Int(link.href)] = Int32(first)
            return .post(disambiguated(first, link))
        }
        cache[Int(link.href)] = -1 - Int32(Self.others.firstIndex(of: found)!)
        return found
    }

    private func disambiguated(_ first: Int, _ link: ContentOutline.Link) -> Int {
        guard let same = sameAddress[first] else { return first }
        return same.first { harvest.posts[$0].titleHash == link.textHash } ?? first
    }

    private func destination(ofText number: UInt32) -> Destination {
        // Texts are looked up only once the bytes of this one are given back.
        let (plain, href) = harvest.texts.withBytes(of: number) { bytes -> (Int?, String) in
            if let found = address.withPlainPath(of: bytes, { post(atPath: $0) }), let found { return (found, "") }
            return (nil, String(decoding: bytes, as: UTF8.self))
        }
        if let plain { return .post(plain) }
        switch address.target(of: href) {
        case .elsewhere: return .elsewhere
        case .preproduction: return .preproduction
        case .post(let id): return index.post(id: id).map { .post($0) } ?? .broken
        case .path(var path): return path.withUTF8 { post(atPath: $0) }.map { .post($0) } ?? resolve(path: path)
        }
    }

    private func post(atPath path: UnsafeBufferPointer<UInt8>) -> Int? {
        guard let number = paths[TextHash.words(path)], postOfPath[number] >= 0 else { return nil }
        let first = Int(postOfPath[number])
        return sameAddress[first]?.first { harvest.posts[$0].isPublished } ?? first
    }

    /// What the path of no post leads to.
    private func resolve(path: String) -> Destination {
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
        if parts.allSatisfy({ Int($0) != nil }) || paths[TextHash.words(path)] != nil
            || harvest.hasTerm(slug: String(last))
        {
            return .otherPage
        }
        // WordPress leads an old address to the post whose slug ends it.
        if let slug = harvest.texts.knownNumber(of: String(last)), Int(slug) < postOfSlug.count,
            postOfSlug[Int(slug)] >= 0
        {
            return .post(Int(postOfSlug[Int(slug)]))
        }
        return .broken
    }
}
