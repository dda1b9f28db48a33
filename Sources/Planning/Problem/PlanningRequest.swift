public import ContentGraph

/// What a curriculum is asked for.
public struct PlanningRequest: Sendable, Hashable {
    /// Profile of the learner.
    public var profile: NodeID
    /// Needs to cover; all those of the profile where empty.
    public var needs: [NodeID] = []
    /// Skills that the learner holds already.
    public var heldSkills: Set<NodeID> = []
    /// What is assumed of the learner's mastery; `heldSkills` has those of it that count as held. See `assume(_:)`.
    public var mastery: AssumedMastery?
    /// Most time to spend, in seconds; nil for all that is needed.
    public var budgetSeconds: Int?
    /// Length of a session, in seconds; nil for no sessions.
    public var sessionSeconds: Int?
    /// Media that the learner cannot use, as the site words them.
    public var avoidedMedia: Set<String> = []
    /// Tutorials that must not come.
    public var avoidedTutorials: Set<NodeID> = []
    /// Tutorials that must come, where they can be followed.
    public var requiredTutorials: [NodeID] = []
    /// Tutorial to begin with, where it can be followed: only what it requires comes before it.
    public var firstTutorial: NodeID?
    /// Tutorials that the learner was told to follow before: of two plans that take as long, the one with the fewest
    /// others is chosen.
    public var previousTutorials: [NodeID] = []
    /// Work to spend on the search, as the seconds it should take.
    public var searchSeconds = 0.05

    /// The usage axes asked for, each once and with its first need, in site order.
    func axes(in graph: ContentGraph) -> [(need: NodeID, axis: NodeID)] {
        let all = needs.isEmpty ? graph.targets(from: profile, .hasNeed) : needs
        var seen: Set<NodeID> = []
        return all.flatMap { need in graph.targets(from: need, .hasAxis).map { (need: need, axis: $0) } }
            .filter { seen.insert($0.axis).inserted }
    }

    /// Tutorials that must come, the first one among them.
    var mustHave: [NodeID] {
        requiredTutorials + [firstTutorial].compactMap { $0 }.filter { !requiredTutorials.contains($0) }
    }

    /// Asks for all the needs of a profile.
    public init(profile: NodeID) { self.profile = profile }

    /// Whether a tutorial is on the site and may come.
    func allows(_ tutorial: NodeID, _ graph: ContentGraph) -> Bool {
        graph.status(tutorial) == .published && !graph.isPasswordProtected(tutorial)
            && !avoidedTutorials.contains(tutorial) && !avoidedMedia.contains(graph.medium(tutorial))
    }
}
