/// Something in an export that the reader had to repair, leave out or refuse.
public struct WXRDiagnostic: Sendable, Equatable {
    /// What was damaged.
    public enum Kind: String, Sendable, CaseIterable {
        /// The file holds nothing.
        case emptyFile = "empty_file"
        /// The file is no WordPress export: no element of one was found.
        case notAnExport = "not_an_export"
        /// The file could not be opened or read.
        case unreadableFile = "unreadable_file"
        /// No version of the export format is declared.
        case noVersion = "no_wxr_version"
        /// Text before the first element: a PHP notice, blank lines.
        case textBeforeProlog = "text_before_prolog"
        /// A second export starts inside the file.
        case concatenatedFiles = "concatenated_files"
        /// The file ends before its last element is closed.
        case truncated = "truncated_file"
        /// A record was cut short and is left out.
        case incompleteRecord = "incomplete_record"
        /// An element is not closed; it was closed where the next one starts.
        case missingEndTag = "missing_end_tag"
        /// A start tag is missing; the element was opened where its first field stands.
        case missingStartTag = "missing_start_tag"
        /// An end tag closes nothing.
        case strayEndTag = "stray_end_tag"
        /// Text or markup between records or fields that belongs to none.
        case strayText = "stray_text"
        /// Markup inside a field, kept as text.
        case markupInField = "markup_in_field"
        /// Control characters, removed.
        case controlCharacter = "control_character"
        /// Bytes that are not UTF-8, read as Windows-1252.
        case invalidUTF8 = "invalid_utf8"
        /// The encoding is not the declared one.
        case wrongEncoding = "wrong_encoding"
        /// The declared encoding is not known; the text was read as Windows-1252.
        case unknownEncoding = "unknown_encoding"
        /// `]]>` inside a section, kept as text.
        case unescapedCDATAEnd = "unescaped_cdata_end"
        /// A section that is never closed.
        case unclosedCDATA = "unclosed_cdata"
        /// `&` that starts no entity, kept as text.
        case bareAmpersand = "bare_ampersand"
        /// An entity that XML does not know, read as HTML's.
        case htmlEntity = "html_entity"
        /// A reference to a character that XML forbids, removed.
        case forbiddenReference = "forbidden_character_reference"
        /// An entity that the file declares, never expanded, removed.
        case declaredEntity = "declared_entity"
        /// A document type declaration, skipped.
        case documentType = "document_type"
        /// A prefix without its namespace.
        case unboundPrefix = "unbound_prefix"
        /// A serialized value that does not follow PHP's format.
        case corruptSerialized = "corrupt_serialized_value"
        /// A serialized value whose line endings were changed, read with those that its lengths prove.
        case serializedLineEndings = "serialized_line_endings"
        /// The same field twice in a record with different values; the first is kept.
        case repeatedField = "repeated_field"
        /// A post without an identifier that can be read.
        case missingID = "missing_post_id"
        /// A limit was reached and something was left out.
        case limitReached = "limit_reached"
        /// More comes out of the compressed stream than the limit.
        case tooLong = "too_long"
        /// The compressed stream is damaged or cut short.
        case damagedGzip = "damaged_gzip"
        /// XML that libxml2 refuses for another reason.
        case notWellFormed = "not_well_formed"
    }

    /// What was done about it.
    public enum Action: String, Sendable {
        /// The text was mended and nothing is missing.
        case repaired
        /// The record is there without the damaged part.
        case partRemoved = "part_removed"
        /// What is named was left out.
        case leftOut = "left_out"
        /// Nothing had to be done.
        case noted
    }

    /// What was damaged.
    public var kind: Kind
    /// What was done about it.
    public var action: Action
    /// Where.
    public var position: SourcePosition
    /// Name of the element concerned, such as `content:encoded`; empty where there is none.
    public var element: String
    /// Identifier of the post concerned, where it is known.
    public var postID: Int?
    /// Title of the post concerned; empty where it is not known.
    public var title: String
    /// The particular: a byte, an entity's name, an excerpt, a message of libxml2.
    public var detail: String
    /// How many times it happened in this element.
    public var count: Int
    /// Why a serialized value cannot be read, for `corruptSerialized`.
    public var serializedError: PHPUnserializeError?
}
