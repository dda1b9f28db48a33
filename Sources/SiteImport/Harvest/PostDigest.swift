import ContentGraph
import WXR

/// What is kept of a post, texts by their numbers in `SiteHarvest.texts`. A large site has many: integers are of 32 bits
/// where that is enough, and nothing in it counts references.
struct PostDigest {
    let id: Int
    /// Hash of the title as it stands in the file, to compare with the text of links.
    let titleHash: UInt64
    /// When it was last changed, as a number of 14 digits (year to second, GMT); 0 where the file does not say.
    let modified: Int
    let type: UInt32
    let status: UInt32
    /// Plain text.
    let title: UInt32
    let slug: UInt32
    /// Permanent link.
    let link: UInt32
    /// Date as the file says it, where a rule asks for it.
    var date: UInt32 = 0
    private let storedParent: Int32
    private let storedMenuOrder: Int32
    private let storedFile: UInt32
    private let storedLine: UInt32
    /// Length of the content in bytes: with the title, the status and the moment of the last change, it tells whether two
    /// records are the same, without a look at every byte.
    let contentLength: UInt32
    let isPublished: Bool
    let isPasswordProtected: Bool
    var outline = ContentOutline()
    /// Range in `SiteHarvest.postTerms` of the attached terms of the taxonomies that rules name, which are numbers in
    /// `SiteHarvest.attachedTerms`.
    var terms: Range<UInt32> = 0..<0
    /// Range in `SiteHarvest.postMetas`.
    var meta: Range<UInt32> = 0..<0

    init(_ item: WXRItem, id: Int, in harvest: SiteHarvest) {
        let texts = harvest.texts
        self.id = id
        type = item.withBytes(ofTrimmed: .type) { texts.number(of: $0) }
        status = item.withBytes(ofTrimmed: .status) { texts.number(of: $0) }
        title = item.withBytes(of: .title) { PlainText.titleNumber(of: $0, in: texts) }
        titleHash = item.withBytes(of: .title) { TextHash.of($0[...]) }
        slug = item.withBytes(ofTrimmed: .name) { texts.number(of: $0) }
        link = item.withBytes(ofTrimmed: .link) { texts.number(of: $0) }
        storedParent = Int32(clamping: item.parent)
        storedMenuOrder = Int32(clamping: item.menuOrder)
        isPublished = status == harvest.publish
        isPasswordProtected = item.isPasswordProtected
        storedFile = UInt32(clamping: item.position.file)
        storedLine = UInt32(clamping: item.position.line)
        modified = Self.moment(item, .modifiedGMT) ?? Self.moment(item, .dateGMT) ?? 0
        contentLength = item.withBytes(of: .content) { UInt32(clamping: $0.count) }
    }

    var parent: Int { Int(storedParent) }
    var menuOrder: Int { Int(storedMenuOrder) }
    var file: Int { Int(storedFile) }
    var line: Int { Int(storedLine) }

    /// Whether two records of a post say the same.
    func isSame(as other: PostDigest) -> Bool {
        (titleHash, contentLength, modified, status) == (
            other.titleHash, other.contentLength, other.modified, other.status
        )
    }

    private static func moment(_ item: WXRItem, _ field: WXRItem.Field) -> Int? {
        item.withBytes(of: field) { bytes in
            var value = 0
            var digits = 0
            for byte in bytes where byte &- 0x30 < 10 && digits < 14 {
                value = value * 10 + Int(byte & 15)
                digits += 1
            }
            return digits == 14 && value > 0 ? value : nil
        }
    }
}
