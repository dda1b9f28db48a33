/// What a graph says of where it comes from.
public struct GraphMetadata: Codable, Sendable, Equatable {
    /// Name of the site.
    public var siteTitle = ""
    /// Address of the site.
    public var siteURL = ""
    /// Language tag of the site.
    public var language = ""
    /// Name of the mapping rules that were applied.
    public var mapping = ""
    /// Why those rules were chosen: one line a fact, for a person.
    public var mappingReasons: [String] = []
    /// Names of the imported files.
    public var files: [String] = []
    /// Names of the sources that state prerequisites, in the order of the bits of `Edge.sources`.
    public var sourceNames: [String] = []

    /// Makes an empty description.
    public init() {}
}
