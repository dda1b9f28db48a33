import ContentGraph

/// A record that plays a role: a profile, a need, an axis or a tutorial. Texts are numbers in those of the harvest.
struct RoleMember {
    /// Key of its node.
    let key: UInt32
    /// Name, plain text.
    let title: UInt32
    let slug: UInt32
    /// Post type or taxonomy.
    let type: UInt32
    private let storedSiteID: Int
    // A large site has many members: numbers of 32 bits, below zero for none.
    private let storedPost: Int32
    private let storedTerm: Int32
    private let storedEachOf: Int32
    private let storedFile: UInt32
    private let storedLine: UInt32
    private var storedNode: Int32 = -1

    init(
        key: UInt32, title: UInt32, slug: UInt32, siteID: Int? = nil, type: UInt32, post: Int? = nil, term: Int? = nil,
        file: Int = 0, line: Int = 0, eachOf: Int? = nil
    ) {
        self.key = key
        self.title = title
        self.slug = slug
        storedSiteID = siteID ?? .min
        self.type = type
        storedPost = Int32(post ?? -1)
        storedTerm = Int32(term ?? -1)
        storedEachOf = Int32(eachOf ?? -1)
        storedFile = UInt32(file)
        storedLine = UInt32(clamping: line)
    }

    var siteID: Int? { storedSiteID == .min ? nil : storedSiteID }

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
final class Role {
    // Unchecked: a role is filled and asked by one assembler, and nothing here reaches a role while it changes.
    @exclusivity(unchecked) private(set) var members: [RoleMember] = []
    /// The member that each post or term is, by its index; -1 for none.
    @exclusivity(unchecked) private var byPost: [Int32] = []
    @exclusivity(unchecked) private var byTerm: [Int32] = []
    /// The first member with each slug, by the number of the slug in the texts of the harvest: made when it is asked for,
    /// which rules that name members by their identifiers never do.
    @exclusivity(unchecked) private var bySlug: [UInt32: Int32]?

    /// Adds a member. A post or term that is there already is not added again.
    func add(_ member: RoleMember) {
        if let post = member.post, self.member(ofPost: post) != nil { return }
        if let term = member.term, self.member(ofTerm: term) != nil { return }
        if let post = member.post { Self.set(&byPost, post, members.count) }
        if let term = member.term { Self.set(&byTerm, term, members.count) }
        members.append(member)
        bySlug = nil
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
    /// The member whose slug is the text with a number.
    func member(withSlug slug: UInt32) -> Int? {
        if bySlug == nil {
            bySlug = Dictionary(
                members.enumerated().map { ($1.slug, Int32($0)) }, uniquingKeysWith: { first, _ in first })
        }
        return bySlug![slug].map(Int.init)
    }

    /// Says which node a member is.
    func setNode(of member: Int, _ node: NodeID) { members[member].node = node }
}

extension RoleMember {
    /// How a finding names it.
    func place(in harvest: SiteHarvest) -> Finding.Place {
        Finding.Place(
            kind: term != nil ? "term" : "post", id: siteID, type: harvest.texts[type], title: harvest.texts[title],
            file: harvest.files.indices.contains(file) ? harvest.files[file] : "", line: line)
    }
}

extension SiteHarvest {
    /// How a finding names a post.
    func place(ofPost index: Int) -> Finding.Place {
        let post = posts[index]
        return Finding.Place(
            kind: "post", id: post.id, type: type(of: post), title: title(of: post),
            file: files.indices.contains(post.file) ? files[post.file] : "", line: post.line)
    }

    /// How a finding names a term.
    func place(ofTerm index: Int) -> Finding.Place {
        let term = terms[index]
        return Finding.Place(
            kind: "term", id: term.id, type: texts[term.taxonomy], title: texts[term.name],
            file: files.indices.contains(term.file) ? files[term.file] : "", line: term.line)
    }
}
