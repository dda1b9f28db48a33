/// What the head of an export says of its site.
public struct WXRChannel: Sendable, Equatable {
    /// Name of the site.
    public var title = ""
    /// Address of the site.
    public var link = ""
    /// Tagline of the site.
    public var description = ""
    /// Language tag, such as `fr-FR`.
    public var language = ""
    /// When the export was made, in the form of RFC 822.
    public var pubDate = ""
    /// Version of the export format, such as `1.2`; empty where the file does not say.
    public var wxrVersion = ""
    /// Address of the network of sites, or of the site where there is no network.
    public var baseSiteURL = ""
    /// Address of the site.
    public var baseBlogURL = ""
    /// Program that wrote the export.
    public var generator = ""
    /// Index of the file.
    public var file = 0
}
