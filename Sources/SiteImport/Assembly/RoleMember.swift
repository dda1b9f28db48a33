import ContentGraph

/// A record that plays a role: a profile, a need, an axis or a tutorial.
struct RoleMember {
    /// Key of its node.
    var key: String
    /// Name, plain text.
    var title: String
    var slug: String
    var siteID: Int?
    /// Post type or taxonomy.
    var type: String
    /// Index of the post or term it comes from.
    var post: Int?
    var term: Int?
    var file = 0
    var line = 0
    /// Place among siblings, as the site states it.
    var order = Double.infinity
}

/// All members of a role, in site order, and where they are found.
struct Role {
    private(set) var members: [RoleMember] = []
    private var byPost: [Int: Int] = [:]
    private var byTerm: [Int: Int] = [:]
    private var bySlug: [String: Int] = [:]
    private var keys: Set<String> = []

    /// Adds a member, once.
    mutating func add(_ member: RoleMember) {
        guard keys.insert(member.key).inserted else { return }
        if let post = member.post { byPost[post] = members.count }
        if let term = member.term { byTerm[term] = members.count }
        if bySlug[member.slug] == nil { bySlug[member.slug] = members.count }
        members.append(member)
    }

    /// The member that a post is.
    func member(ofPost post: Int) -> Int? { byPost[post] }
    /// The member that a term is.
    func member(ofTerm term: Int) -> Int? { byTerm[term] }
    /// The member with a slug.
    func member(withSlug slug: String) -> Int? { bySlug[slug] }
}

extension RoleMember {
    /// How a finding names it.
    func place(in harvest: SiteHarvest) -> Finding.Place {
        Finding.Place(
            kind: term != nil ? "term" : "post", id: siteID, type: type, title: title,
            file: harvest.files.indices.contains(file) ? harvest.files[file] : "", line: line)
    }
}

extension SiteHarvest {
    /// How a finding names a post.
    func place(ofPost index: Int) -> Finding.Place {
        let post = posts[index]
        return Finding.Place(
            kind: "post", id: post.id, type: post.type, title: post.title,
            file: files.indices.contains(post.file) ? files[post.file] : "", line: post.line)
    }

    /// How a finding names a term.
    func place(ofTerm index: Int) -> Finding.Place {
        let term = terms[index]
        return Finding.Place(
            kind: "term", id: term.id, type: term.taxonomy, title: term.name,
            file: files.indices.contains(term.file) ? files[term.file] : "", line: term.line)
    }
}
