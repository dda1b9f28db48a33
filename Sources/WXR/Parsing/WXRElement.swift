/// The elements of an export that the reader knows.
enum WXRElement: UInt8, CaseIterable {
    case unknown
    // Containers
    case rss, channel, item, author, wpCategory, wpTag, wpTerm, postmeta, termmeta, comment, commentmeta, section,
        sectionItem
    // Fields of an item, in the order of WXRItem.Field
    case title, link, pubDate, creator, guid, description, content, excerpt
    case postID, postDate, postDateGMT, postModified, postModifiedGMT, commentStatus, pingStatus, postName
    case status, postParent, menuOrder, postType, postPassword, isSticky, attachmentURL
    // Other fields
    case rssCategory, metaKey, metaValue
    case language, generator, wxrVersion, baseSiteURL, baseBlogURL
    case authorID, authorLogin, authorEmail, authorDisplayName, authorFirstName, authorLastName
    case termID, categoryNicename, categoryParent, catName, categoryDescription
    case tagSlug, tagName, tagDescription
    case sectionID, sectionName, sectionOrder, sectionItemID, sectionItemOrder, sectionItemType
    case termTaxonomy, termSlug, termParent, termName, termDescription
    /// Elements that RSS, its modules or WordPress may put there and of which nothing is read.
    case known

    /// The field of an item that the element fills.
    var itemField: WXRItem.Field? {
        guard rawValue >= Self.title.rawValue, rawValue <= Self.attachmentURL.rawValue else { return nil }
        return WXRItem.Field(rawValue: Int(rawValue - Self.title.rawValue))
    }

    /// Whether the element only holds others.
    var isContainer: Bool { rawValue >= Self.rss.rawValue && rawValue <= Self.sectionItem.rawValue }

    /// Whether the element is a record of its own inside the channel.
    var isRecord: Bool { rawValue >= Self.item.rawValue && rawValue <= Self.wpTerm.rawValue }

    /// Whether the element's text is free and may be long: HTML, or the value of a meta.
    var isFreeText: Bool {
        switch self {
        case .content, .excerpt, .description, .metaValue, .categoryDescription, .tagDescription,
            .termDescription:
            true
        default: false
        }
    }
}

/// Which vocabulary an element belongs to.
enum WXRNamespace: UInt8 {
    case none, wp, content, excerpt, dublinCore, foreign

    /// The vocabulary of a namespace address: any version of the export format is the same one to us.
    static func of(uri: String) -> WXRNamespace {
        if uri.hasPrefix("http://wordpress.org/export/") || uri.hasPrefix("https://wordpress.org/export/") {
            return uri.hasSuffix("/excerpt/") || uri.hasSuffix("/excerpt") ? .excerpt : .wp
        }
        switch uri {
        case "": return .none
        case "http://purl.org/rss/1.0/modules/content/": return .content
        case "http://purl.org/dc/elements/1.1/": return .dublinCore
        default: return .foreign
        }
    }

    /// The vocabulary that a prefix stands for by custom, where the file does not declare it.
    static func of(customaryPrefix prefix: String) -> WXRNamespace {
        switch prefix {
        case "": .none
        case "wp": .wp
        case "content": .content
        case "excerpt": .excerpt
        case "dc": .dublinCore
        default: .foreign
        }
    }
}

/// Finds elements by vocabulary and local name.
struct WXRElementTable {
    static let shared = WXRElementTable()

    private let names: [WXRNamespace: [String: WXRElement]]

    private init() {
        var wp: [String: WXRElement] = [
            "author": .author, "category": .wpCategory, "tag": .wpTag, "term": .wpTerm,
            "postmeta": .postmeta, "termmeta": .termmeta, "comment": .comment, "commentmeta": .commentmeta,
            "post_id": .postID, "post_date": .postDate, "post_date_gmt": .postDateGMT,
            "post_modified": .postModified, "post_modified_gmt": .postModifiedGMT,
            "comment_status": .commentStatus, "ping_status": .pingStatus, "post_name": .postName,
            "status": .status, "post_parent": .postParent, "menu_order": .menuOrder, "post_type": .postType,
            "post_password": .postPassword, "is_sticky": .isSticky, "attachment_url": .attachmentURL,
            "meta_key": .metaKey, "meta_value": .metaValue,
            "wxr_version": .wxrVersion, "base_site_url": .baseSiteURL, "base_blog_url": .baseBlogURL,
            "author_id": .authorID, "author_login": .authorLogin, "author_email": .authorEmail,
            "author_display_name": .authorDisplayName, "author_first_name": .authorFirstName,
            "author_last_name": .authorLastName,
            "term_id": .termID, "category_nicename": .categoryNicename, "category_parent": .categoryParent,
            "cat_name": .catName, "category_description": .categoryDescription,
            "tag_slug": .tagSlug, "tag_name": .tagName, "tag_description": .tagDescription,
            "term_taxonomy": .termTaxonomy, "term_slug": .termSlug, "term_parent": .termParent,
            "term_name": .termName, "term_description": .termDescription,
            "section": .section, "section_item": .sectionItem, "section_id": .sectionID,
            "section_name": .sectionName, "section_order": .sectionOrder, "item_id": .sectionItemID,
            "item_order": .sectionItemOrder, "item_type": .sectionItemType,
        ]
        for name in [
            "term_group", "comment_id", "comment_author", "comment_author_email", "comment_author_url",
            "comment_author_IP", "comment_date", "comment_date_gmt", "comment_content", "comment_approved",
            "comment_type", "comment_parent", "comment_user_id", "post_mime_type", "category_id", "tag_id",
        ] { wp[name] = .known }
        var plain: [String: WXRElement] = [
            "rss": .rss, "channel": .channel, "item": .item,
            "title": .title, "link": .link, "pubDate": .pubDate, "guid": .guid, "description": .description,
            "category": .rssCategory, "language": .language, "generator": .generator,
        ]
        for name in [
            "image", "url", "width", "height", "copyright", "managingEditor", "webMaster", "lastBuildDate",
            "docs", "cloud", "ttl", "rating", "textInput", "skipHours", "skipDays", "author", "comments",
            "enclosure", "source",
        ] { plain[name] = .known }
        names = [
            .wp: wp, .none: plain, .content: ["encoded": .content], .excerpt: ["encoded": .excerpt],
            .dublinCore: ["creator": .creator],
        ]
    }

    /// The element of a vocabulary with this local name.
    func element(_ namespace: WXRNamespace, _ localName: String) -> WXRElement {
        if let known = names[namespace]?[localName] { return known }
        switch namespace {
        case .none: return .unknown
        // Plugins add elements of their own to every vocabulary: not damage.
        case .wp, .content, .excerpt, .dublinCore, .foreign: return .known
        }
    }
}
