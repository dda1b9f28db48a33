public import ContentGraph

/// What changed between a curriculum and the one before it, and why.
public struct CurriculumChange: Sendable, Equatable {
    /// Why a step went.
    public enum Loss: Sendable, Equatable {
        /// The learner holds its skills now.
        case held
        /// Another step teaches what it would have.
        case replaced(by: NodeID)
        /// It may not come any more: it is not on the site, or was ruled out.
        case notAllowed
        /// Nothing asks for it any more.
        case notNeeded
    }

    /// Steps that are new, in order.
    public var gained: [NodeID]
    /// Steps that went, in their order, with the reason.
    public var lost: [(tutorial: NodeID, why: Loss)]

    /// Compares two curricula over one graph.
    public init(from before: [NodeID], to after: Curriculum, in graph: ContentGraph) {
        let tutorials = after.tutorials
        let old = Set(before)
        gained = after.steps.map(\.tutorial).filter { !old.contains($0) }
        let added = gained
        lost = before.filter { !tutorials.contains($0) }.map { tutorial in
            let skills = graph.targets(from: tutorial, .teaches)
            if skills.allSatisfy(after.request.heldSkills.contains) { return (tutorial, .held) }
            if !after.request.allows(tutorial, graph) { return (tutorial, .notAllowed) }
            let other = added.first { graph.targets(from: $0, .teaches).contains(where: skills.contains) }
            return (tutorial, other.map { .replaced(by: $0) } ?? .notNeeded)
        }
    }

    /// Equal where the same steps came and went for the same reasons.
    public static func == (left: CurriculumChange, right: CurriculumChange) -> Bool {
        left.gained == right.gained && left.lost.map(\.tutorial) == right.lost.map(\.tutorial)
            && left.lost.map(\.why) == right.lost.map(\.why)
    }
}
