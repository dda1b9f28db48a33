/// A term of a taxonomy: a `wp:category`, a `wp:tag` or a `wp:term`.
public struct WXRTerm: Sendable, Equatable {
    /// Taxonomy: `category` and `post_tag` for the first two forms.
    public var taxonomy = ""
    /// Identifier of the term on the site; nil where the file gives none that can be read.
    public var id: Int?
    /// Slug.
    public var slug = ""
    /// Slug of the parent term; empty at the top.
    public var parentSlug = ""
    /// Name, as stored by WordPress: with HTML entities.
    public var name = ""
    /// Description, HTML.
    public var description = ""
    /// Term meta in document order, repeated keys kept.
    public var meta: [WXRMeta] = []
    /// Where the record starts.
    public var position = SourcePosition(file: 0, byteOffset: 0, line: 1)
}

/// One key and one value, as stored by WordPress; the value may be PHP-serialized.
public struct WXRMeta: Sendable, Equatable {
    /// Key.
    public var key: String
    /// Value as it stands in the file.
    public var value: String

    /// Makes a pair.
    public init(key: String, value: String) {
        self.key = key
        self.value = value
    }
}
