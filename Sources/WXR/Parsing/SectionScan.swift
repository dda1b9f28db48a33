/// What the text of a section holds that it should not, found in one pass however many `]]>` are judged on the way.
struct SectionScan {
    /// Index of the first end tag of the field that no start tag inside the text precedes: a post that shows an export as
    /// an example holds both tags, a section that was not closed holds the end tag of its own element first.
    private(set) var ownEnd: Int?
    /// Index of the first `<![CDATA[` that follows a tag. In prose, one follows a word.
    private(set) var nested: Int?
    /// Index where another export starts.
    private(set) var glued: Int?

    private let field: [UInt8]
    private var scanned = 0
    private var depth = 0
    private var prolog: Int?
    private var prologOfRSS: Int?

    /// Start tags of the field without their end: so many are no example in a post but records that lost theirs.
    private static let deepest = 16
    /// Between its prolog and `<channel>`, an export has its comments and namespaces.
    private static let longestHead = 8192

    init(field: String) { self.field = Array(field.utf8) }

    /// Whether the text goes on into another element's section or another export.
    var holdsOthers: Bool {
        if glued != nil { return true }
        guard let ownEnd, let nested else { return false }
        return nested > ownEnd
    }

    /// Whether reading on can tell nothing new.
    private var isSettled: Bool { holdsOthers || (depth > Self.deepest && nested != nil) }

    /// Reads on to the end of `bytes`, the text of the section so far.
    mutating func extend(over bytes: UnsafeBufferPointer<UInt8>) {
        while !isSettled, let less = Bytes.firstIndex(of: ASCII.less, in: bytes, from: scanned) {
            scanned = less + 1
            take(tagAt: less, in: bytes)
        }
        // No tag lies across a `]]>`, where each part ends.
        if !isSettled { scanned = max(scanned, bytes.count) }
    }

    private mutating func take(tagAt less: Int, in bytes: UnsafeBufferPointer<UInt8>) {
        guard less + 1 < bytes.count else { return }
        switch bytes[less + 1] {
        case UInt8(ascii: "!"):
            if nested == nil, Bytes.has("<![CDATA[", in: bytes, at: less), Self.followsTag(less, bytes) {
                nested = less
            }
        case UInt8(ascii: "?"):
            if Bytes.has("<?xml ", in: bytes, at: less) { prolog = less }
        case UInt8(ascii: "/"):
            guard ownEnd == nil, depth <= Self.deepest, Self.names(field, in: bytes, at: less + 2) else { return }
            if depth == 0 { ownEnd = less } else { depth -= 1 }
        default:
            if Bytes.has("<rss", in: bytes, at: less), Self.isExportRoot(bytes, at: less) { prologOfRSS = prolog }
            if let prologOfRSS, less - prologOfRSS < Self.longestHead, Bytes.has("<channel>", in: bytes, at: less) {
                glued = prologOfRSS
            }
            if ownEnd == nil, depth <= Self.deepest, Self.names(field, in: bytes, at: less + 1) { depth += 1 }
        }
    }

    private static func followsTag(_ index: Int, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        var before = index - 1
        while before >= 0, ASCII.isSpace(bytes[before]) { before -= 1 }
        return before >= 0 && bytes[before] == ASCII.greater
    }

    /// Whether the root element at an index is an export's, and not that of any feed: it names WordPress' namespace.
    private static func isExportRoot(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
        let root = UnsafeBufferPointer(rebasing: bytes[index..<min(bytes.count, index + 4096)])
        let end = Bytes.firstIndex(of: ASCII.greater, in: root, from: 0) ?? root.count
        return Bytes.firstIndex(of: "xmlns:wp", in: UnsafeBufferPointer(rebasing: root[..<end])) != nil
    }

    private static func names(_ name: [UInt8], in bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
        guard index + name.count < bytes.count else { return false }
        for offset in name.indices where bytes[index + offset] != name[offset] { return false }
        let next = bytes[index + name.count]
        return next == ASCII.greater || ASCII.isSpace(next)
    }

    /// Whether the last section that opens in the text is that of the element `name`.
    static func endsInSection(of name: String, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        let wanted = Array("<\(name)>".utf8)
        var index = bytes.count - 9
        while index >= 0, !Bytes.has("<![CDATA[", in: bytes, at: index) { index -= 1 }
        return index >= wanted.count && bytes[(index - wanted.count)..<index].elementsEqual(wanted)
    }
}
