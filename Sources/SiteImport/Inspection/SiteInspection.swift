public import WXR

/// What is in exports: enough for an editor to write mapping rules.
public struct SiteInspection: Encodable, Sendable {
    /// A post type.
    public struct PostType: Encodable, Sendable {
        /// Name.
        public var name: String
        /// Number of posts by status.
        public var statuses: [String: Int]
        /// Number of posts.
        public var count: Int { statuses.values.reduce(0, +) }

        enum CodingKeys: String, CodingKey { case name, statuses }
    }

    /// A taxonomy.
    public struct Taxonomy: Encodable, Sendable {
        /// Name.
        public var name: String
        /// Number of terms declared.
        public var terms: Int
        /// Number of times that a term is attached to a post, by post type.
        public var attached: [String: Int]
        /// Names of some terms.
        public var samples: [String]
    }

    /// A meta key.
    public struct MetaKey: Encodable, Sendable {
        /// Post type or taxonomy.
        public var owner: String
        /// Key.
        public var key: String
        /// Number of values.
        public var count: Int
        /// How many of them are empty.
        public var empty: Int
        /// Whether values are PHP-serialized.
        public var isSerialized: Bool
        /// Some values, cut to 60 characters, different from one another.
        public var samples: [String]
    }

    /// A text and how often it is there.
    public struct Frequent: Encodable, Sendable {
        /// Text.
        public var text: String
        /// Number of contents.
        public var count: Int
    }

    /// Files, as read.
    public internal(set) var files: [WXRFileSummary] = []
    /// Name of the site.
    public internal(set) var site = ""
    /// Address of the site.
    public internal(set) var url = ""
    /// Program that wrote the export.
    public internal(set) var generator = ""
    /// Number of authors.
    public internal(set) var authors = 0
    /// Post types, most frequent first.
    public internal(set) var postTypes: [PostType] = []
    /// Taxonomies, by name.
    public internal(set) var taxonomies: [Taxonomy] = []
    /// Post metas, by post type and key.
    public internal(set) var postMeta: [MetaKey] = []
    /// Term metas, by taxonomy and key.
    public internal(set) var termMeta: [MetaKey] = []
    /// Headings of contents, most frequent first.
    public internal(set) var headings: [Frequent] = []
    /// Words before a colon at the start of a paragraph or line, most frequent first.
    public internal(set) var labels: [Frequent] = []
    /// What the reader had to repair or leave out.
    public internal(set) var diagnosticCount = 0

    /// Reads exports and tells what is in them.
    /// - Throws: `WXRFileError`.
    public static func inspect(
        _ paths: [String], limits: ReadLimits = ReadLimits(), progress: @escaping (Int) -> Void = { _ in }
    ) throws -> SiteInspection {
        let inspector = SiteInspector()
        let files = try WXRReader(limits: limits).read(paths, progress: progress) { inspector.take($0) }
        return inspector.finish(files)
    }
}

extension WXRFileSummary: Encodable {
    private enum CodingKeys: String, CodingKey {
        case path, bytes, channels, authors, terms, items, comments, diagnostics, wasRecovered
    }

    /// Writes every count.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(path, forKey: .path)
        try container.encode(bytes, forKey: .bytes)
        try container.encode(channels, forKey: .channels)
        try container.encode(authors, forKey: .authors)
        try container.encode(terms, forKey: .terms)
        try container.encode(items, forKey: .items)
        try container.encode(comments, forKey: .comments)
        try container.encode(diagnostics, forKey: .diagnostics)
        try container.encode(wasRecovered, forKey: .wasRecovered)
    }
}
