import ContentGraph

/// The tutorial that teaches a skill, for the skills that only one teaches.
struct SoleProviders {
    /// The tutorial by the number of the skill; -1 for none, -2 for several.
    private var tutorials: [Int32] = []

    /// Adds a tutorial that teaches a skill.
    mutating func add(_ tutorial: NodeID, of skill: NodeID) {
        while tutorials.count <= skill.index { tutorials.append(-1) }
        tutorials[skill.index] = tutorials[skill.index] == -1 ? Int32(tutorial.index) : -2
    }

    subscript(skill: NodeID) -> NodeID? {
        guard skill.index < tutorials.count, tutorials[skill.index] >= 0 else { return nil }
        return NodeID(Int(tutorials[skill.index]))
    }
}
