extension WXRElement {
    /// Fields that no channel has.
    var isItemOnly: Bool {
        switch self {
        case .title, .link, .description, .pubDate, .rssCategory: false
        default: itemField != nil
        }
    }

    /// The customary name of a container.
    var tagName: String {
        switch self {
        case .rss: "rss"
        case .channel: "channel"
        case .postmeta: "wp:postmeta"
        case .termmeta: "wp:termmeta"
        case .comment: "wp:comment"
        case .commentmeta: "wp:commentmeta"
        case .section: "wp:section"
        case .sectionItem: "wp:section_item"
        default: recordName
        }
    }
}

extension WXRElement {
    /// The name by which a person knows the record.
    var recordName: String {
        switch self {
        case .item: "item"
        case .author: "wp:author"
        case .wpCategory: "wp:category"
        case .wpTag: "wp:tag"
        default: "wp:term"
        }
    }
}
