/// What a node is.
public enum NodeKind: UInt8, CaseIterable, Sendable {
    /// A profession.
    case profile
    /// A theoretical need of a profession: what they must be able to do.
    case need
    /// A usage axis: one way to answer a need with the tools.
    case axis
    /// A tutorial: what a learner follows.
    case tutorial
    /// A skill (knowledge component): what tutorials teach and require.
    case skill
    /// A question of the FAQ.
    case faq
    /// An online session of the agenda.
    case session
    /// Something that a tutorial requires and that is no tutorial: a page, a deleted post.
    case placeholder
}

/// How far a tutorial is from its learners.
public enum PublicationStatus: UInt8, CaseIterable, Sendable {
    /// On the site.
    case published
    /// Being written.
    case draft
    /// Waiting for approval.
    case pending
    /// Planned for a date.
    case scheduled
    /// For logged-in editors only.
    case restricted
    /// In the trash.
    case trashed
    /// In no export that was read.
    case missing

    /// The status that WordPress calls so; an unknown one is not public.
    public init(wordPress status: String) {
        switch status {
        case "publish", "inherit": self = .published
        case "draft", "auto-draft": self = .draft
        case "pending": self = .pending
        case "future": self = .scheduled
        case "trash": self = .trashed
        default: self = .restricted
        }
    }

    /// What WordPress calls it.
    public var wordPress: String {
        switch self {
        case .published: "publish"
        case .draft: "draft"
        case .pending: "pending"
        case .scheduled: "future"
        case .restricted: "private"
        case .trashed: "trash"
        case .missing: "missing"
        }
    }
}
