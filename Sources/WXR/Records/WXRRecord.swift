/// One record of an export, in document order.
///
/// A record is lent to the closure that receives it: copying one out copies its bytes.
public enum WXRRecord {
    /// The head of a file. Sent before the first other record of the file.
    case channel(WXRChannel)
    /// An author.
    case author(WXRAuthor)
    /// A category, a tag or a term of a custom taxonomy.
    case term(WXRTerm)
    /// A post of any type.
    case item(WXRItem)
    /// Something that the reader had to repair, leave out or refuse.
    case diagnostic(WXRDiagnostic)
}
