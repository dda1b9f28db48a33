/// How the structures of a kind of site become a content graph: one file of `ontology/mappings/`.
public struct MappingRules: Sendable, Decodable {
    /// Name, by which `--mapping` calls it.
    public var name: String
    /// What it is for, by language.
    public var title: [String: String]
    /// What must be in an export for the rules to apply.
    public var detect: Detection
    /// Professions.
    public var profiles: RoleRules
    /// Theoretical needs.
    public var needs: RoleRules
    /// Usage axes.
    public var axes: RoleRules
    /// Tutorials.
    public var tutorials: TutorialRules
    /// Questions of the FAQ.
    public var faq: SupportRules?
    /// Online sessions.
    public var sessions: SupportRules?

    enum CodingKeys: String, CodingKey, CaseIterable {
        case schema, name, title, detect, profiles, needs, axes, tutorials, faq, sessions
    }

    /// The only schema that is read.
    static let schema = "parcours-mapping/1"

    /// Reads a mapping file.
    public init(from decoder: any Decoder) throws {
        try StrictKeys.check(decoder, CodingKeys.allCases.map(\.rawValue))
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let schema = try container.decode(String.self, forKey: .schema)
        guard schema == Self.schema else {
            throw DecodingError.dataCorruptedError(
                forKey: .schema, in: container, debugDescription: "\"\(schema)\" where \"\(Self.schema)\" was expected")
        }
        name = try container.decode(String.self, forKey: .name)
        title = try container.decode([String: String].self, forKey: .title)
        detect = try container.decode(Detection.self, forKey: .detect)
        profiles = try container.decode(RoleRules.self, forKey: .profiles)
        needs = try container.decode(RoleRules.self, forKey: .needs)
        axes = try container.decode(RoleRules.self, forKey: .axes)
        tutorials = try container.decode(TutorialRules.self, forKey: .tutorials)
        faq = try container.decodeIfPresent(SupportRules.self, forKey: .faq)
        sessions = try container.decodeIfPresent(SupportRules.self, forKey: .sessions)
    }
}

/// What must be in an export for rules to apply. Every condition that is stated must hold.
public struct Detection: Sendable, Decodable {
    /// Post types that must have a published post.
    public var postTypes: [String] = []
    /// Taxonomies that must have a term.
    public var taxonomies: [String] = []
    /// Depth that some branch of the page hierarchy must reach, the root counting as 0, with links at its end.
    public var pageDepth: Int?
    /// Rules with a higher rank are tried first; 0 by default.
    public var rank = 0

    enum CodingKeys: String, CodingKey, CaseIterable {
        case postTypes = "post_types"
        case taxonomies
        case pageDepth = "page_depth"
        case rank
    }

    /// Reads the conditions.
    public init(from decoder: any Decoder) throws {
        try StrictKeys.check(decoder, CodingKeys.allCases.map(\.rawValue))
        let container = try decoder.container(keyedBy: CodingKeys.self)
        postTypes = try container.decodeIfPresent([String].self, forKey: .postTypes) ?? []
        taxonomies = try container.decodeIfPresent([String].self, forKey: .taxonomies) ?? []
        pageDepth = try container.decodeIfPresent(Int.self, forKey: .pageDepth)
        rank = try container.decodeIfPresent(Int.self, forKey: .rank) ?? 0
    }
}

/// Which records play a role.
public enum RoleSource: Sendable, Equatable {
    /// `post_type: NAME`.
    case postType(String)
    /// `taxonomy: NAME`, at any depth or, with `depth: N`, at one depth of the term hierarchy (0 at the top).
    case taxonomy(String, depth: Int?)
    /// `pages: {depth: N, root: SLUG}` — pages at a depth under a root page; `root: auto` finds the root.
    case pages(depth: Int, root: String)
    /// `linked_from: axes` — what the pages of that role link to; `stated_minutes: true` adds the pages whose text
    /// states a duration and that nothing links to.
    case linkedFromAxes(postTypes: [String], statedMinutes: Bool)
    /// `one: {key, title}` — a single record that stands for all learners, where a site knows no professions.
    case one(key: String, titles: [String: String])
    /// `each: needs` — one record for each record of the role above, where a site has one level less.
    case eachOfAbove
}

extension RoleSource: Decodable {
    private enum Key: String, CodingKey, CaseIterable {
        case postType = "post_type"
        case taxonomy, depth, pages
        case linkedFrom = "linked_from"
        case postTypes = "post_types"
        case statedMinutes = "stated_minutes"
        case one, each
    }

    private struct Pages: Decodable {
        var depth: Int
        var root: String?

        enum CodingKeys: String, CodingKey { case depth, root }

        init(from decoder: any Decoder) throws {
            try StrictKeys.check(decoder, ["depth", "root"])
            let container = try decoder.container(keyedBy: CodingKeys.self)
            depth = try container.decode(Int.self, forKey: .depth)
            root = try container.decodeIfPresent(String.self, forKey: .root)
        }
    }

    private struct One: Decodable {
        var key: String
        var title: [String: String]

        enum CodingKeys: String, CodingKey { case key, title }

        init(from decoder: any Decoder) throws {
            try StrictKeys.check(decoder, ["key", "title"])
            let container = try decoder.container(keyedBy: CodingKeys.self)
            key = try container.decode(String.self, forKey: .key)
            title = try container.decode([String: String].self, forKey: .title)
        }
    }

    /// Reads a source of records.
    public init(from decoder: any Decoder) throws {
        try StrictKeys.check(decoder, Key.allCases.map(\.rawValue))
        let container = try decoder.container(keyedBy: Key.self)
        if let type = try container.decodeIfPresent(String.self, forKey: .postType) {
            self = .postType(type)
        } else if let taxonomy = try container.decodeIfPresent(String.self, forKey: .taxonomy) {
            self = .taxonomy(taxonomy, depth: try container.decodeIfPresent(Int.self, forKey: .depth))
        } else if let pages = try container.decodeIfPresent(Pages.self, forKey: .pages) {
            self = .pages(depth: pages.depth, root: pages.root ?? "auto")
        } else if container.contains(.linkedFrom) {
            self = .linkedFromAxes(
                postTypes: try container.decodeIfPresent([String].self, forKey: .postTypes) ?? ["page", "post"],
                statedMinutes: try container.decodeIfPresent(Bool.self, forKey: .statedMinutes) ?? false)
        } else if let one = try container.decodeIfPresent(One.self, forKey: .one) {
            self = .one(key: one.key, titles: one.title)
        } else if container.contains(.each) {
            self = .eachOfAbove
        } else {
            throw DecodingError.dataCorrupted(
                .init(
                    codingPath: decoder.codingPath,
                    debugDescription: "one of post_type, taxonomy, pages, linked_from, one, each is needed"))
        }
    }
}

/// How profiles, needs or axes are found and arranged.
public struct RoleRules: Sendable, Decodable {
    /// Which records they are: of each source in turn, those that the ones before did not give.
    public var from: [RoleSource]
    /// What names their parents (the profiles of a need, the needs of an axis); all sources count.
    public var parents: [ValueSource] = []
    /// What lists their children, in order; all sources count.
    public var children: [ValueSource] = []
    /// What gives their order among siblings; the first source with a value counts.
    public var order: [ValueSource] = []
    /// What must be followed before: each tutorial of this record that requires none of it requires the last ones of
    /// those (the prerequisite of a course).
    public var prerequisites: [ValueSource] = []

    enum CodingKeys: String, CodingKey, CaseIterable { case from, parents, children, order, prerequisites }

    /// Reads the rules of a role.
    public init(from decoder: any Decoder) throws {
        try StrictKeys.check(decoder, CodingKeys.allCases.map(\.rawValue))
        let container = try decoder.container(keyedBy: CodingKeys.self)
        // One source stands alone, several in a list.
        if (try? container.nestedUnkeyedContainer(forKey: .from)) != nil {
            from = try container.decode([RoleSource].self, forKey: .from)
        } else {
            from = [try container.decode(RoleSource.self, forKey: .from)]
        }
        parents = try container.decodeIfPresent([ValueSource].self, forKey: .parents) ?? []
        children = try container.decodeIfPresent([ValueSource].self, forKey: .children) ?? []
        order = try container.decodeIfPresent([ValueSource].self, forKey: .order) ?? []
        prerequisites = try container.decodeIfPresent([ValueSource].self, forKey: .prerequisites) ?? []
    }
}

/// How tutorials are found and described. Of the sources of one property, the first with a value counts; of
/// `prerequisites`, `related`, `teaches` and `media`, all count.
public struct TutorialRules: Sendable, Decodable {
    /// Which records they are.
    public var from: RoleSource
    /// What names the axes that hold them; all sources count, or with `first_parent: true` the first with a value.
    public var parents: [ValueSource] = []
    /// Whether only the first source of `parents` with a value counts.
    public var firstParent = false
    /// What gives their order in an axis.
    public var order: [ValueSource] = []
    /// Duration; a bare number is in minutes.
    public var minutes: [ValueSource] = []
    /// Level.
    public var level: [ValueSource] = []
    /// Medium.
    public var medium: [ValueSource] = []
    /// Business tool.
    public var tool: [ValueSource] = []
    /// Skills taught besides the tutorial's own; tutorials that name the same skill are alternatives.
    public var teaches: [ValueSource] = []
    /// Tutorials to follow before.
    public var prerequisites: [ValueSource] = []
    /// Tutorials to go further.
    public var related: [ValueSource] = []
    /// Attached files that must exist.
    public var media: [ValueSource] = []

    enum CodingKeys: String, CodingKey, CaseIterable {
        case from, parents, order, minutes, level, medium, tool, teaches, prerequisites, related, media
        case firstParent = "first_parent"
    }

    /// Reads the rules of tutorials.
    public init(from decoder: any Decoder) throws {
        try StrictKeys.check(decoder, CodingKeys.allCases.map(\.rawValue))
        let container = try decoder.container(keyedBy: CodingKeys.self)
        func sources(_ key: CodingKeys) throws -> [ValueSource] {
            try container.decodeIfPresent([ValueSource].self, forKey: key) ?? []
        }
        from = try container.decode(RoleSource.self, forKey: .from)
        parents = try sources(.parents)
        firstParent = try container.decodeIfPresent(Bool.self, forKey: .firstParent) ?? false
        order = try sources(.order)
        minutes = try sources(.minutes)
        level = try sources(.level)
        medium = try sources(.medium)
        tool = try sources(.tool)
        teaches = try sources(.teaches)
        prerequisites = try sources(.prerequisites)
        related = try sources(.related)
        media = try sources(.media)
    }
}

/// How FAQ entries and sessions are found, and which tutorials they support.
public struct SupportRules: Sendable, Decodable {
    /// Post type.
    public var postType: String
    /// What names the tutorials; all sources count.
    public var supports: [ValueSource] = []
    /// Profiles that a session addresses.
    public var profiles: [ValueSource] = []
    /// Business tool.
    public var tool: [ValueSource] = []
    /// When a session starts.
    public var start: [ValueSource] = []
    /// How long a session lasts.
    public var minutes: [ValueSource] = []

    enum CodingKeys: String, CodingKey, CaseIterable {
        case postType = "post_type"
        case supports, profiles, tool, start, minutes
    }

    /// Reads the rules.
    public init(from decoder: any Decoder) throws {
        try StrictKeys.check(decoder, CodingKeys.allCases.map(\.rawValue))
        let container = try decoder.container(keyedBy: CodingKeys.self)
        func sources(_ key: CodingKeys) throws -> [ValueSource] {
            try container.decodeIfPresent([ValueSource].self, forKey: key) ?? []
        }
        postType = try container.decode(String.self, forKey: .postType)
        supports = try sources(.supports)
        profiles = try sources(.profiles)
        tool = try sources(.tool)
        start = try sources(.start)
        minutes = try sources(.minutes)
    }
}

extension MappingRules {
    /// Every source that the rules name.
    var allSources: [ValueSource] {
        var all = [profiles, needs, axes].flatMap { $0.parents + $0.children + $0.order + $0.prerequisites }
        let t = tutorials
        all += t.parents + t.order + t.minutes + t.level + t.medium + t.tool + t.teaches + t.prerequisites + t.related
        all += t.media
        for rules in [faq, sessions].compactMap({ $0 }) {
            all += rules.supports + rules.profiles + rules.tool + rules.start + rules.minutes
        }
        return all
    }
}
