/// Where a mapping rule finds a value: one entry of a list of sources in a mapping file.
public enum ValueSource: Sendable, Equatable {
    /// `post_meta: KEY` — a post meta: one value, a comma list, or a PHP-serialized list. A key may hold the value of
    /// another one: `_order_{_lesson_course}`.
    case postMeta(String)
    /// `post_meta_seconds: KEY` — a post meta whose bare numbers are seconds.
    case postMetaSeconds(String)
    /// `term_meta: KEY` — a term meta, in the same forms.
    case termMeta(String)
    /// `taxonomy: NAME` — the terms of a taxonomy that are attached to the post.
    case taxonomy(String)
    /// `post_parent: true` — the parent in the page hierarchy.
    case postParent
    /// `term_parent: true` — the parent term.
    case termParent
    /// `field: menu_order|title|slug|id|date` — a field of the post or term.
    case field(String)
    /// `links: {heading: [...], label: [...], in_lists: true}` — internal links of the content.
    case links(headings: [String], labels: [String], inLists: Bool)
    /// `words: [...]` — what follows a label in the text: « Durée : 8 min ».
    case words([String])
    /// `content: medium` — the medium that the content shows: a player, a document, an exercise.
    case contentMedium
    /// `parent_meta: KEY` — a meta of the parent (the axis of a tutorial) that lists its children in order.
    case parentMeta(String)
    /// `constant: TEXT`.
    case constant(String)

    /// Short name by which reports and the graph's JSON form call the source.
    public var name: String {
        switch self {
        case .postMeta(let key): "meta:\(key)"
        case .postMetaSeconds(let key): "meta:\(key)"
        case .termMeta(let key): "term_meta:\(key)"
        case .taxonomy(let name): "taxonomy:\(name)"
        case .postParent: "post_parent"
        case .termParent: "term_parent"
        case .field(let name): "field:\(name)"
        case .links: "link"
        case .words: "words"
        case .contentMedium: "content"
        case .parentMeta(let key): "parent_meta:\(key)"
        case .constant: "constant"
        }
    }
}

extension ValueSource: Decodable {
    private enum Key: String, CodingKey, CaseIterable {
        case postMeta = "post_meta"
        case postMetaSeconds = "post_meta_seconds"
        case termMeta = "term_meta"
        case taxonomy
        case postParent = "post_parent"
        case termParent = "term_parent"
        case field, links, words, content
        case parentMeta = "parent_meta"
        case constant
    }

    private struct Links: Decodable {
        var heading: [String]?
        var label: [String]?
        var inLists: Bool?

        enum CodingKeys: String, CodingKey {
            case heading, label
            case inLists = "in_lists"
        }

        init(from decoder: any Decoder) throws {
            try StrictKeys.check(decoder, ["heading", "label", "in_lists"])
            let container = try decoder.container(keyedBy: CodingKeys.self)
            heading = try container.decodeIfPresent([String].self, forKey: .heading)
            label = try container.decodeIfPresent([String].self, forKey: .label)
            inLists = try container.decodeIfPresent(Bool.self, forKey: .inLists)
        }
    }

    /// Reads one source.
    public init(from decoder: any Decoder) throws {
        try StrictKeys.check(decoder, Key.allCases.map(\.rawValue))
        let container = try decoder.container(keyedBy: Key.self)
        guard let key = container.allKeys.first, container.allKeys.count == 1 else {
            throw DecodingError.dataCorrupted(
                .init(codingPath: decoder.codingPath, debugDescription: "a source has exactly one key"))
        }
        switch key {
        case .postMeta: self = .postMeta(try container.decode(String.self, forKey: key))
        case .postMetaSeconds: self = .postMetaSeconds(try container.decode(String.self, forKey: key))
        case .termMeta: self = .termMeta(try container.decode(String.self, forKey: key))
        case .taxonomy: self = .taxonomy(try container.decode(String.self, forKey: key))
        case .postParent: self = .postParent
        case .termParent: self = .termParent
        case .field: self = .field(try container.decode(String.self, forKey: key))
        case .words: self = .words(try container.decode([String].self, forKey: key))
        case .content: self = .contentMedium
        case .parentMeta: self = .parentMeta(try container.decode(String.self, forKey: key))
        case .constant: self = .constant(try container.decode(String.self, forKey: key))
        case .links:
            let links = try container.decode(Links.self, forKey: key)
            self = .links(headings: links.heading ?? [], labels: links.label ?? [], inLists: links.inLists ?? false)
        }
    }
}

/// Refuses keys that nobody reads: a misspelt key would otherwise be ignored without a word.
enum StrictKeys {
    private struct AnyKey: CodingKey {
        var stringValue: String
        var intValue: Int? { nil }
        init?(stringValue: String) { self.stringValue = stringValue }
        init?(intValue: Int) { nil }
    }

    static func check(_ decoder: any Decoder, _ known: [String]) throws {
        let container = try decoder.container(keyedBy: AnyKey.self)
        for key in container.allKeys where !known.contains(key.stringValue) {
            throw DecodingError.dataCorrupted(
                .init(
                    codingPath: decoder.codingPath + [key],
                    debugDescription: "unknown key \"\(key.stringValue)\"; known here: \(known.joined(separator: ", "))"
                ))
        }
    }
}
