public import ContentGraph

/// What a curriculum is asked for.
public struct PlanningRequest: Sendable, Equatable {
    /// Profile of the learner.
    public var profile: NodeID
    /// Needs to cover; all those of the profile where empty.
    public var needs: [NodeID] = []
    /// Skills that the learner holds already.
    public var heldSkills: Set<NodeID> = []
    /// Most time to spend, in seconds; nil for all that is needed.
    public var budgetSeconds: Int?
    /// Length of a session, in seconds; nil for no sessions.
    public var sessionSeconds: Int?

    /// Asks for all the needs of a profile.
    public init(profile: NodeID) { self.profile = profile }
}
