/// An author as the export declares them. These are personal data: keep no more than you need.
public struct WXRAuthor: Sendable, Equatable {
    /// Identifier of the user on the site; nil where the file gives none that can be read.
    public var id: Int?
    /// Login.
    public var login = ""
    /// E-mail address.
    public var email = ""
    /// Name as shown.
    public var displayName = ""
    /// First name.
    public var firstName = ""
    /// Last name.
    public var lastName = ""
    /// Where the record starts.
    public var position = SourcePosition(file: 0, byteOffset: 0, line: 1)
}
