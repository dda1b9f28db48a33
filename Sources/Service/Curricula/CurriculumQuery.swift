import ContentGraph
import HTTPTypes
import LearnerRecords
import NIOCore
import Planning

/// What `POST /v1/curricula` asks for, as it is written there.
struct CurriculumQuery: Sendable {
    var learner: Pseudonym?
    var profile: String?
    var needs: [String]
    /// Tutorials of which the learner says that they know them already.
    var known: [String]
    var budgetMinutes: Double?
    var sessionMinutes: Double?
    var withoutMedia: [String]
    var avoid: [String]
    var must: [String]
    var first: String?
    var isOnPhone: Bool
    /// Whether to say why each step is there.
    var explains: Bool
    /// How many other curricula to give at most; nil for none.
    var alternatives: Int?
    /// Whether the answer goes to a visitor's browser, and not to the site: then it names no drafts.
    var isForBrowser = false

    private static let fields: Set<String> = [
        "learner", "profile", "needs", "known", "budgetMinutes", "sessionMinutes", "withoutMedia", "avoid", "must",
        "first", "device", "explain", "alternatives",
    ]

    /// Reads a body.
    /// - Throws: `Problem`.
    init(_ body: ByteBuffer) throws(Problem) {
        let json = try JSONFields.read(body, known: Self.fields)
        learner = try json.pseudonym("learner")
        profile = try json.text("profile")
        needs = try json.texts("needs")
        known = try json.texts("known")
        budgetMinutes = try json.number("budgetMinutes", 1...100_000)
        sessionMinutes = try json.number("sessionMinutes", 1...1440)
        withoutMedia = try json.texts("withoutMedia", most: 50)
        avoid = try json.texts("avoid")
        must = try json.texts("must")
        first = try json.text("first")
        let device = try json.text("device")
        guard device == nil || ["phone", "computer"].contains(device) else { throw json.bad("device") }
        isOnPhone = device == "phone"
        explains = try json.flag("explain") ?? false
        let alternatives = try json.number("alternatives", 1...5)
        guard alternatives == alternatives?.rounded() else { throw json.bad("alternatives") }
        self.alternatives = alternatives.map { Int($0) }
    }

    /// The default curriculum of a profile.
    init(profile: String) {
        self.profile = profile
        (needs, known, withoutMedia, avoid, must) = ([], [], [], [], [])
        (isOnPhone, explains) = (false, false)
    }

    /// What is planned over an edition of the content.
    /// - Parameter profession: profile of the learner where the request names none.
    /// - Throws: `Problem` where it names something that the site does not have.
    func request(_ edition: ContentEdition, profession: String? = nil) throws(Problem) -> PlanningRequest {
        guard let name = profile ?? profession else {
            if learner != nil { throw Problem(.conflict, "no_profile") }
            throw Problem(.unprocessableContent, "missing_field", ["field": "profile"])
        }
        let graph = edition.graph
        var request = PlanningRequest(profile: try edition.require(name, .profile, "no_such_profile"))
        let own = Set(graph.targets(from: request.profile, .hasNeed))
        for need in needs {
            let node = try edition.require(need, .need, "no_such_need")
            guard own.contains(node) else { throw Problem(.notFound, "no_such_need") }
            if !request.needs.contains(node) { request.needs.append(node) }
        }
        for tutorial in try tutorials(known, edition) {
            request.heldSkills.formUnion(graph.targets(from: tutorial, .teaches))
        }
        request.budgetSeconds = budgetMinutes.map { Int(($0 * 60).rounded()) }
        request.sessionSeconds = sessionMinutes.map { Int(($0 * 60).rounded()) }
        request.avoidedMedia = Set(withoutMedia)
        request.avoidedTutorials = Set(try tutorials(avoid, edition))
        request.requiredTutorials = try tutorials(must, edition).uniqued
        request.firstTutorial = try tutorials([first].compactMap { $0 }, edition).first
        return request
    }

    private func tutorials(_ names: [String], _ edition: ContentEdition) throws(Problem) -> [NodeID] {
        var nodes: [NodeID] = []
        for name in names { nodes.append(try edition.require(name, .tutorial, "no_such_tutorial")) }
        return nodes
    }
}

extension [NodeID] {
    /// Each once, where it comes first.
    fileprivate var uniqued: [NodeID] {
        var seen: Set<NodeID> = []
        return filter { seen.insert($0).inserted }
    }
}
