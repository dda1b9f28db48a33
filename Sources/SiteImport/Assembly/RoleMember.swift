import ContentGraph

/// A record that plays a role: a profile, a need, an axis or a tutorial.
final class RoleMember {
    private let texts: TextStore
    // Numbers in `texts`.
    private let keyNumber: UInt32
    private let titleNumber: UInt32
    private let slugNumber: UInt32
    private let typeNumber: UInt32
    private let storedSiteID: Int
    // A large site has many members: numbers of 32 bits, below zero for none.
    private let storedPost: Int32
    private let storedTerm: Int32
    private let storedEachOf: Int32
    private let storedFile: UInt32
    private let storedLine: UInt32
    private var storedNode: Int32 = -1

    init(
        key: String, title: String, slug: String, siteID: Int? = nil, type: String, post: Int? = nil, term: Int? = nil,
        file: Int = 0, line: Int = 0, eachOf: Int? = nil, in texts: TextStore
    ) {
        self.texts = texts
        keyNumber = texts.number(of: key)
        titleNumber = texts.number(of: title)
        slugNumber = texts.number(of: slug)
        storedSiteID = siteID ?? .min
        typeNumber = texts.number(of: type)
        storedPost = Int32(post ?? -1)
        storedTerm = Int32(term ?? -1)
        storedEachOf = Int32(eachOf ?? -1)
        storedFile = UInt32(file)
        storedLine = UInt32(clamping: line)
    }

    /// Key of its node.
    var key: String { texts[keyNumber] }
    /// Name, plain text.
    var title: String { texts[titleNumber] }
    var slug: String { texts[slugNumber] }
    var siteID: Int? { storedSiteID == .min ? nil : storedSiteID }
    /// Post type or taxonomy.
    var type: String { texts[typeNumber] }

    /// Index of the post or term it comes from.
    var post: Int? { storedPost < 0 ? nil : Int(storedPost) }
    var term: Int? { storedTerm < 0 ? nil : Int(storedTerm) }
    /// The member of the role above that it stands for, where a site has one level less.
    var eachOf: Int? { storedEachOf < 0 ? nil : Int(storedEachOf) }
    var file: Int { Int(storedFile) }
    var line: Int { Int(storedLine) }

    /// Its node, once it is in the graph.
    var node: NodeID? {
        get { storedNode < 0 ? nil : NodeID(Int(storedNode)) }
        set { storedNode = newValue.map { Int32($0.index) } ?? -1 }
    }
}

/// All members of a role, in site order, and where they are found.
struct Role {
    private(set) var members: [RoleMember] = []
    /// The member that each post or term is, by its index; -1 for none.
    private var byPost: [Int32] = []
    private var byTerm: [Int32] = []
    /// The first member with a slug, by the hash of the slug.
    private var bySlug = HashIndex()

    /// Adds a member. A post or term that is there already is not added again.
    mutating func add(_ member: RoleMember) {
        if let post = member.post, self.member(ofPost: post) != nil { return }
        if let term = member.term, self.member(ofTerm: term) != nil { return }
        if let post = member.post { Self.set(&byPost, post, members.count) }
        if let term = member.term { Self.set(&byTerm, term, members.count) }
        let slug = TextHash.words(member.slug)
        if bySlug[slug] == nil { bySlug.set(slug, members.count) }
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
    func member(withSlug slug: String) -> Int? { bySlug[TextHash.words(slug)] }
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
