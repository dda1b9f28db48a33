/// What an edge says.
public enum EdgeKind: UInt8, CaseIterable, Sendable {
    /// profile → need, in order.
    case hasNeed
    /// need → axis, in order.
    case hasAxis
    /// axis → tutorial, in order.
    case hasTutorial
    /// tutorial → skill.
    case teaches
    /// tutorial → skill, in groups: one skill of each group must be held.
    case requires
    /// tutorial → tutorial, to go further.
    case related
    /// FAQ or session → tutorial.
    case supports
    /// session → profile.
    case addresses
}

/// Whether planning counts on a requirement.
public enum RequirementState: UInt8, CaseIterable, Sendable {
    /// It holds.
    case used
    /// It closes a cycle, and was cut so that the rest can be planned.
    case cut
    /// What it points to can never be followed, so that it binds nobody.
    case ignored
}

/// An edge with what it carries.
public struct Edge: Sendable, Equatable {
    /// What it says.
    public var kind: EdgeKind
    /// The node at the other end: the target of a forward edge, the origin of a backward one.
    public var node: NodeID
    /// Group of a requirement; 0 for other kinds.
    public var group: Int
    /// Whether planning counts on a requirement.
    public var state: RequirementState
    /// Which sources of the mapping say so: bit i stands for `GraphMetadata.sourceNames[i]`.
    public var sources: UInt8

    /// Makes an edge.
    public init(
        kind: EdgeKind, node: NodeID, group: Int = 0, state: RequirementState = .used, sources: UInt8 = 0
    ) {
        self.kind = kind
        self.node = node
        self.group = group
        self.state = state
        self.sources = sources
    }

    /// Kind, state, sources and group in 32 bits.
    var packed: UInt32 {
        UInt32(kind.rawValue) << 28 | UInt32(state.rawValue) << 24 | UInt32(sources) << 16
            | UInt32(UInt16(clamping: group))
    }

    init(packed: UInt32, node: UInt32) {
        // `packed` was made above, or checked by the snapshot reader.
        kind = EdgeKind(rawValue: UInt8(packed >> 28))!
        state = RequirementState(rawValue: UInt8(packed >> 24 & 15))!
        sources = UInt8(packed >> 16 & 255)
        group = Int(packed & 0xFFFF)
        self.node = NodeID(Int(node))
    }
}
