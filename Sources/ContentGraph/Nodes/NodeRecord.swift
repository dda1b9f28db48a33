/// What is known of one node, as a value: for building a graph and for looking at one node.
public struct NodeRecord: Sendable, Equatable {
    /// What it is.
    public var kind: NodeKind
    /// Stable key, unique in the graph: `post/55`, `profil/infirmier`.
    public var key: String
    /// Name, plain text.
    public var title: String
    /// Last part of the address, by which people name it on a command line.
    public var slug = ""
    /// Address of the page; empty where there is none.
    public var url = ""
    /// Identifier of the post or term on the site; nil where the site has none.
    public var siteID: Int?
    /// Publication status.
    public var status = PublicationStatus.published
    /// Time that a learner needs, in seconds; nil where the site does not say.
    public var seconds: Int?
    /// Level, as the site words it.
    public var level = ""
    /// Medium: video, text, game..., as the site words it.
    public var medium = ""
    /// Business tool, by its slug.
    public var tool = ""
    /// Whether a password guards the page.
    public var isPasswordProtected = false
    /// When a session starts, as the site writes it; empty for other kinds.
    public var start = ""
    /// Index of the file among those imported, and line where the record starts; nil where it was not imported.
    public var source: Source?

    /// A place in an imported file.
    public struct Source: Sendable, Equatable {
        /// Index of the file.
        public var file: Int
        /// Line, from 1.
        public var line: Int

        /// Makes a place.
        public init(file: Int, line: Int) {
            self.file = file
            self.line = line
        }
    }

    /// Makes a record.
    public init(kind: NodeKind, key: String, title: String) {
        self.kind = kind
        self.key = key
        self.title = title
    }
}
