/// The JSON form of a graph, `parcours-graph/1`, which other programs can read and write: see `docs/graph-json.md`.
///
/// Lists are in site order. Everything is named by key; all but `key` and `title` may be left out.
struct GraphDocument: Codable {
    static let schema = "parcours-graph/1"

    var schema: String
    var metadata: GraphMetadata?
    var profiles: [Entry]?
    var needs: [Entry]?
    var axes: [Entry]?
    var tutorials: [Entry]?
    var skills: [Entry]?
    var faq: [Entry]?
    var sessions: [Entry]?
    var placeholders: [Entry]?
    var findings: [Finding]?

    struct Entry: Codable {
        var key: String
        var title: String
        var slug: String?
        var url: String?
        var id: Int?
        var status: String?
        var minutes: Double?
        var level: String?
        var medium: String?
        var tool: String?
        var password: Bool?
        var start: String?
        var file: Int?
        var line: Int?
        /// Keys of the needs of a profile.
        var needs: [String]?
        /// Keys of the axes of a need.
        var axes: [String]?
        /// Keys of the tutorials of an axis, or those that a FAQ entry or a session supports.
        var tutorials: [String]?
        /// Keys of the skills that a tutorial teaches; one of its own where this is left out.
        var teaches: [String]?
        /// What a tutorial requires.
        var requires: [Requirement]?
        /// Keys of the tutorials to go further.
        var related: [String]?
        /// Keys of the profiles that a session addresses.
        var profiles: [String]?
    }

    /// One group: one of `anyOf` must be held.
    struct Requirement: Codable {
        /// Keys of skills, or of tutorials, which stand for the skills that they teach.
        var anyOf: [String]
        /// `used` (the default), `cut` or `ignored`.
        var state: String?
        /// Names of the sources that say so.
        var via: [String]?
    }
}

extension RequirementState {
    var name: String { ["used", "cut", "ignored"][Int(rawValue)] }

    init?(name: String) {
        switch name {
        case "used": self = .used
        case "cut": self = .cut
        case "ignored": self = .ignored
        default: return nil
        }
    }
}

extension NodeKind {
    /// Prefix of the keys that Parcours makes for nodes without one.
    static let ownSkillPrefix = "skill/"
}
