/// A post of any type: post, page, attachment, menu entry, or a type of the site's own.
///
/// Its text lies in one buffer; a `String` is made when a property is asked for, and not before.
public struct WXRItem: Sendable {
    /// The fields of an item that hold text.
    public enum Field: Int, CaseIterable, Sendable {
        case title, link, pubDate, creator, guid, description, content, excerpt
        case id, date, dateGMT, modified, modifiedGMT, commentStatus, pingStatus, name, status
        case parent, menuOrder, type, password, isSticky, attachmentURL
    }

    /// A term attached to the item, as ranges of `bytes`.
    struct AttachedTerm: Sendable {
        var taxonomy: Range<Int>
        var slug: Range<Int>
        var name: Range<Int>
    }

    /// A post meta, as ranges of `bytes`.
    struct MetaEntry: Sendable {
        var key: Range<Int>
        var value: Range<Int>
    }

    static let absent = -1..<(-1)

    // Usable from inline, as what is inlined below is specialised where it is called: for most fields of most items.
    @usableFromInline var bytes: [UInt8] = []
    @usableFromInline var ranges = [Range<Int>](repeating: WXRItem.absent, count: Field.allCases.count)
    var attached: [AttachedTerm] = []
    var metaEntries: [MetaEntry] = []

    /// Where `<item>` stands.
    public internal(set) var position = SourcePosition(file: 0, byteOffset: 0, line: 1)
    /// Sections of a course of LearnPress; empty for other items.
    public internal(set) var sections: [WXRCourseSection] = []
    /// Number of comments, which are counted and not kept.
    public internal(set) var commentCount = 0

    /// The bytes of a field, UTF-8, as they stand in the file; empty where the field is absent.
    @inlinable
    public func withBytes<R>(of field: Field, _ body: (UnsafeBufferPointer<UInt8>) throws -> R) rethrows -> R {
        try withBytes(in: ranges[field.rawValue], body)
    }

    /// The bytes of a field without the white space around it.
    @inlinable
    public func withBytes<R>(
        ofTrimmed field: Field, _ body: (UnsafeBufferPointer<UInt8>) throws -> R
    ) rethrows -> R {
        try withBytes(in: trim(ranges[field.rawValue]), body)
    }

    /// Whether the file has the field at all.
    public func has(_ field: Field) -> Bool { ranges[field.rawValue].lowerBound >= 0 }

    /// A field as text, as it stands in the file; empty where the field is absent.
    public func text(_ field: Field) -> String { string(ranges[field.rawValue]) }

    /// A field without the white space around it: for identifiers, keywords and dates.
    public func trimmed(_ field: Field) -> String { string(trim(ranges[field.rawValue])) }

    /// A field as a whole number; nil where it is absent or is not one.
    public func integer(_ field: Field) -> Int? { integer(in: trim(ranges[field.rawValue])) }

    /// Title as stored by WordPress, with HTML entities.
    public var title: String { text(.title) }
    /// Identifier of the post; nil where the file gives none that can be read.
    public var id: Int? { integer(.id) }
    /// Post type.
    public var type: String { trimmed(.type) }
    /// Status: `publish`, `draft`, `trash`...
    public var status: String { trimmed(.status) }
    /// Slug.
    public var name: String { trimmed(.name) }
    /// Identifier of the parent post; 0 at the top.
    public var parent: Int { integer(.parent) ?? 0 }
    /// Order among siblings.
    public var menuOrder: Int { integer(.menuOrder) ?? 0 }
    /// Permanent link.
    public var link: String { trimmed(.link) }
    /// Content, HTML with block comments and shortcodes.
    public var content: String { text(.content) }
    /// Excerpt.
    public var excerpt: String { text(.excerpt) }
    /// Whether a password guards the post.
    public var isPasswordProtected: Bool { !trim(ranges[Field.password.rawValue]).isEmpty }
}

extension WXRItem {
    /// Number of post metas.
    public var metaCount: Int { metaEntries.count }

    /// Every post meta in document order, repeated keys kept.
    public var meta: [WXRMeta] {
        metaEntries.map { WXRMeta(key: string($0.key), value: string($0.value)) }
    }

    /// The values of a meta key, in document order.
    public func metaValues(_ key: String) -> [String] {
        metaEntries.compactMap { equals($0.key, key) ? string($0.value) : nil }
    }

    /// Calls `body` with the bytes of each key and value, in document order.
    public func forEachMeta(
        _ body: (_ key: UnsafeBufferPointer<UInt8>, _ value: UnsafeBufferPointer<UInt8>) throws -> Void
    ) rethrows {
        for entry in metaEntries {
            try withBytes(in: entry.key) { key in
                try withBytes(in: entry.value) { value in try body(key, value) }
            }
        }
    }

    /// The terms attached to the item, in document order.
    public var terms: [(taxonomy: String, slug: String, name: String)] {
        attached.map { (string($0.taxonomy), string($0.slug), string($0.name)) }
    }

    /// Calls `body` with the bytes of taxonomy, slug and name of each attached term.
    public func forEachTerm(
        _ body: (UnsafeBufferPointer<UInt8>, UnsafeBufferPointer<UInt8>, UnsafeBufferPointer<UInt8>) throws -> Void
    ) rethrows {
        for entry in attached {
            try withBytes(in: entry.taxonomy) { taxonomy in
                try withBytes(in: entry.slug) { slug in
                    try withBytes(in: entry.name) { name in try body(taxonomy, slug, name) }
                }
            }
        }
    }
}

extension WXRItem {
    mutating func reset(position: SourcePosition) {
        bytes.removeAll(keepingCapacity: bytes.capacity <= 1 << 20)
        for index in ranges.indices { ranges[index] = WXRItem.absent }
        attached.removeAll(keepingCapacity: true)
        metaEntries.removeAll(keepingCapacity: true)
        commentCount = 0
        if !sections.isEmpty { sections.removeAll() }
        self.position = position
    }

    @inlinable
    func withBytes<R>(in range: Range<Int>, _ body: (UnsafeBufferPointer<UInt8>) throws -> R) rethrows -> R {
        guard range.lowerBound >= 0 else { return try body(UnsafeBufferPointer(start: nil, count: 0)) }
        return try bytes.withUnsafeBufferPointer { try body(UnsafeBufferPointer(rebasing: $0[range])) }
    }

    func string(_ range: Range<Int>) -> String {
        withBytes(in: range) { String(decoding: $0, as: UTF8.self) }
    }

    private func equals(_ range: Range<Int>, _ other: String) -> Bool {
        withBytes(in: range) { $0.elementsEqual(other.utf8) }
    }

    @usableFromInline
    func trim(_ range: Range<Int>) -> Range<Int> {
        guard range.lowerBound >= 0 else { return 0..<0 }
        var (start, end) = (range.lowerBound, range.upperBound)
        while start < end, ASCII.isSpace(bytes[start]) { start += 1 }
        while end > start, ASCII.isSpace(bytes[end - 1]) { end -= 1 }
        return start..<end
    }

    private func integer(in range: Range<Int>) -> Int? {
        // No site has identifiers of more than 18 digits: what is longer is not one.
        guard !range.isEmpty, range.count <= 18 else { return nil }
        var value = 0
        for index in range {
            // A sign, or what is no number at all.
            guard ASCII.isDigit(bytes[index]) else { return Int(string(range)) }
            value = value &* 10 &+ Int(bytes[index] & 15)
        }
        return value
    }
}
