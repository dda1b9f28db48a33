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
        /// It is still asked for, and requires something that cannot be followed: a tutorial, or a skill that nothing
        /// teaches.
        case outOfReach(for: NodeID)
        /// It is still asked for, and the time allowed is too short.
        case noTime
        /// It was needed before another tutorial, which is no longer a step either.
        case needless(without: NodeID)
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
        let reasons = LossReasons(before, after, gained, graph)
        lost = before.filter { !tutorials.contains($0) }.map { ($0, reasons.why($0)) }
    }

    /// Equal where the same steps came and went for the same reasons.
    public static func == (left: CurriculumChange, right: CurriculumChange) -> Bool {
        left.gained == right.gained && left.lost.map(\.tutorial) == right.lost.map(\.tutorial)
            && left.lost.map(\.why) == right.lost.map(\.why)
    }
}

/// Why steps of an earlier curriculum are not in a later one.
private struct LossReasons {
    private let after: Curriculum
    private let gained: [NodeID]
    private let graph: ContentGraph
    /// Tutorials that are not steps and were, or are asked for, in that order.
    private let missing: [NodeID]
    private let obstacles: [NodeID: Curriculum.Obstacle]

    init(_ before: [NodeID], _ after: Curriculum, _ gained: [NodeID], _ graph: ContentGraph) {
        self.after = after
        self.gained = gained
        self.graph = graph
        let steps = after.tutorials
        missing = before.filter { !steps.contains($0) } + after.unreached.map(\.tutorial)
        obstacles = Dictionary(after.unreached.map { ($0.tutorial, $0.reason) }) { first, _ in first }
    }

    func why(_ tutorial: NodeID) -> CurriculumChange.Loss {
        let skills = graph.targets(from: tutorial, .teaches)
        if skills.allSatisfy(after.request.heldSkills.contains) { return .held }
        if !after.request.allows(tutorial, graph) { return .notAllowed }
        switch obstacles[tutorial] {
        case .overBudget: return .noTime
        case .requires(let other): return .outOfReach(for: other)
        case .notPublished, .behindPassword, .avoided: return .notAllowed
        case .noAxis, nil: break
        }
        if let other = substitute(for: skills, of: tutorial) { return .replaced(by: other) }
        if let user = user(of: tutorial) { return .needless(without: user) }
        return .notNeeded
    }

    /// A step that teaches the same, or meets the same requirement of another step; a new one where there is one.
    private func substitute(for skills: [NodeID], of tutorial: NodeID) -> NodeID? {
        let steps = gained + after.steps.map(\.tutorial)
        func teacher(of wanted: [NodeID]) -> NodeID? {
            steps.first { graph.targets(from: $0, .teaches).contains(where: wanted.contains) }
        }
        if let same = teacher(of: skills) { return same }
        let groups = after.steps.flatMap { graph.requirementGroups(of: $0.tutorial) }
        return groups.first { $0.contains(where: skills.contains) }.flatMap { teacher(of: $0) }
    }

    /// A tutorial that is not a step, and that requires what this one teaches.
    private func user(of tutorial: NodeID) -> NodeID? {
        let skills = graph.targets(from: tutorial, .teaches)
        return missing.first { other in
            other != tutorial
                && graph.requirementGroups(of: other).contains { $0.contains(where: skills.contains) }
        }
    }
}
