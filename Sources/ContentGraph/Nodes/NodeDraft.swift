/// A node to add to a graph, its texts by their numbers in a `TextStore`: for whoever has many, and their texts there
/// already. The properties are those of `NodeRecord`.
public struct NodeDraft: Sendable, Equatable {
    /// What it is.
    public var kind: NodeKind
    /// Stable key, unique in the graph.
    public var key: UInt32
    /// Name, plain text.
    public var title: UInt32
    /// Last part of the address.
    public var slug: UInt32 = 0
    /// Address of the page.
    public var url: UInt32 = 0
    /// Identifier of the post or term on the site; nil where the site has none.
    public var siteID: Int?
    /// Publication status.
    public var status = PublicationStatus.published
    /// Time that a learner needs, in seconds; nil where the site does not say.
    public var seconds: Int?
    /// Level, as the site words it.
    public var level: UInt32 = 0
    /// Medium, as the site words it.
    public var medium: UInt32 = 0
    /// Business tool, by its slug.
    public var tool: UInt32 = 0
    /// Whether a password guards the page.
    public var isPasswordProtected = false
    /// When a session starts, as the site writes it.
    public var start: UInt32 = 0
    /// Where the record stands; nil where it was not imported.
    public var source: NodeRecord.Source?

    /// Makes a draft.
    public init(kind: NodeKind, key: UInt32, title: UInt32) {
        self.kind = kind
        self.key = key
        self.title = title
    }

    /// Makes the draft of a record, whose texts it adds to `texts`.
    public init(_ record: NodeRecord, in texts: TextStore) {
        self.init(kind: record.kind, key: texts.number(of: record.key), title: texts.number(of: record.title))
        slug = texts.number(of: record.slug)
        url = texts.number(of: record.url)
        siteID = record.siteID
        status = record.status
        seconds = record.seconds
        level = texts.number(of: record.level)
        medium = texts.number(of: record.medium)
        tool = texts.number(of: record.tool)
        isPasswordProtected = record.isPasswordProtected
        start = texts.number(of: record.start)
        source = record.source
    }
}
