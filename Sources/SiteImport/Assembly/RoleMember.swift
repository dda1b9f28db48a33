import ContentGraph

/// A record that plays a role: a profile, a need, an axis or a tutorial.
final class RoleMember {
    /// Key of its node.
    let key: String
    /// Name, plain text.
    let title: String
    let slug: String
    let siteID: Int?
    /// Post type or taxonomy.
    let type: String
    /// Index of the post or term it comes from.
    let post: Int?
    let term: Int?
    let file: Int
    let line: Int
    /// The member of the role above that it stands for, where a site has one level less.
    let eachOf: Int?
    /// Its node, once it is in the graph.
    var node: NodeID?

    init(
        key: String, title: String, slug: String, siteID: Int? = nil, type: String, post: Int? = nil, term: Int? = nil,
        file: Int = 0, line: Int = 0, eachOf: Int? = nil
    ) {
        self.key = key
        self.title = title
        self.slug = slug
        self.siteID = siteID
        self.type = type
        self.post = post
        self.term = term
        self.file = file
        self.line = line
        self.eachOf = eachOf
    }
}

/// All members of a role, in site order, and where they are found.
struct Role {
    private(set) var members: [RoleMember] = []
    /// The member that each post or term is, by its index; -1 for none.
    private var byPost: [Int32] = []
    private var byTerm: [Int32] = []
    private var bySlug: [String: Int] = [:]

    /// Adds a member. A post or term that is there already is not added again.
    mutating func add(_ member: RoleMember) {
        if let post = member.post, self.member(ofPost: post) != nil { return }
        if let term = member.term, self.member(ofTerm: term) != nil { return }
        if let post = member.post { Self.set(&byPost, post, members.count) }
        if let term = member.term { Self.set(&byTerm, term, members.count) }
        if bySlug[member.slug] == nil { bySlug[member.slug] = members.count }
        members.append(member)
    }

    private static func set(_ table: inout [Int32], _ index: Int, _ member: Int) {
        while table.count <= index { table.append(-1) }
        table[index] = Int32(member)
    }

    private static func get(_ table: [Int32], _ index: Int) -> Int? {
        index < table.count && table[index] >= 0 ? Int(table[index]) : nil
    }

    /// Whether members are terms, posts, or both.
    var holdsTerms: Bool { !byTerm.isEmpty }
    /// Whether any member is a post.
    var holdsPosts: Bool { !byPost.isEmpty }

    /// The member that a post is.
    func member(ofPost post: Int) -> Int? { Self.get(byPost, post) }
    /// The member that a term is.
    func member(ofTerm term: Int) -> Int? { Self.get(byTerm, term) }
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
