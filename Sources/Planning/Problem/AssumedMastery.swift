public import ContentGraph
public import Mastery

/// What is assumed that a learner masters, and what a plan makes of it.
public struct AssumedMastery: Sendable, Hashable {
    /// Probability from which a skill counts as held.
    public var heldFrom = 0.8
    /// Probability below which a skill counts as unknown: its tutorials are followed in full.
    public var unknownBelow = 0.4
    /// Probability of holding a skill, by skill; 0 where absent.
    public var probabilities: [NodeID: Double] = [:]
    /// Skills that were held when something was last seen of them, and have faded below `heldFrom` since.
    public var decayed: Set<NodeID> = []
    /// Skills that count as held for their probability alone, and not since the learner was known to hold them.
    public internal(set) var granted: Set<NodeID> = []

    /// Probability from which a tutorial that is not held is checked and not skimmed: from there a check takes less time.
    public static let checkFrom = 0.6
    /// Time of a check, as a share of the whole tutorial: a few questions or a first try.
    public static let checkShare = 0.3
    /// Time of a skim.
    public static let skimShare = 0.5
    /// Time of a review of what was held before: relearning saves more than half (Ebbinghaus, 1885).
    public static let reviewShare = 0.4
    /// Time of practising several faded skills at once in a tutorial that uses them.
    public static let practiceShare = 0.5

    /// Assumes nothing.
    public init() {}

    /// Assumes what a mastery model estimates, of the skills of which it ``tells(_:ofNewcomer:)`` anything.
    /// - Parameters:
    ///   - estimates: of the skills of the graph, in its order, as a model over `SkillMap(graph)` gives them.
    ///   - isRounded: whether to take probabilities to the hundredth, so that plans of many learners have steps in common.
    public init(_ estimates: [MasteryEstimate], _ graph: ContentGraph, isRounded: Bool = false) {
        let isNewcomer = estimates.isOfNewcomer
        probabilities.reserveCapacity(estimates.count)
        for (estimate, skill) in zip(estimates, graph.nodes(.skill))
        where Self.tells(estimate.probability, ofNewcomer: isNewcomer) {
            let probability = isRounded ? (estimate.probability * 100).rounded() / 100 : estimate.probability
            probabilities[skill] = probability
            if estimate.hasFaded(below: heldFrom), probability < heldFrom { decayed.insert(skill) }
        }
    }

    /// Whether an estimate tells enough of a skill to change a plan. Of who has done nothing yet a skill must be likely to be
    /// held: what is believed of newcomers in general is too little to have one skim a tutorial.
    /// - Parameters:
    ///   - probability: of holding the skill.
    ///   - isNewcomer: whether nothing at all was seen of the learner.
    public static func tells(_ probability: Double, ofNewcomer isNewcomer: Bool) -> Bool {
        !isNewcomer || probability >= checkFrom
    }

    /// Skills that count as held.
    public var held: Set<NodeID> {
        probabilities.reduce(into: []) { held, entry in if entry.value >= heldFrom { held.insert(entry.key) } }
    }
}

/// How a step is followed.
public enum StepMode: String, Sendable, Codable, CaseIterable {
    /// From beginning to end.
    case full
    /// A short check comes first; the whole follows only where it fails.
    case check
    /// Skimmed; what turns out to be missing is read.
    case skim
    /// A short review of what was held before.
    case review
    /// Practises several faded skills at once in a tutorial that uses them.
    case practice
}

/// How a tutorial is followed by a learner who may hold its skills, and how long that takes.
struct StepPlan: Equatable {
    var mode: StepMode
    /// Expected time, in seconds.
    var seconds: Int
    /// Assumed probability of holding what it teaches.
    var mastery: Double

    /// - Parameters:
    ///   - missing: skills that it teaches and that do not count as held.
    ///   - whole: time of the whole tutorial, in seconds.
    init(missing: [NodeID], whole: Int, _ assumed: AssumedMastery?) {
        let probability = assumed.map { assumed in missing.map { assumed.probabilities[$0] ?? 0 }.min() ?? 0 } ?? 0
        let time = Double(whole)
        mastery = probability
        if let assumed, !missing.isEmpty, missing.allSatisfy(assumed.decayed.contains) {
            (mode, seconds) = (.review, Int((AssumedMastery.reviewShare * time).rounded()))
            return
        }
        (mode, seconds) = (.full, whole)
        guard let assumed, probability >= assumed.unknownBelow else { return }
        // In this order of operations and no other, as the verifier has it: half seconds are then rounded alike.
        if probability >= AssumedMastery.checkFrom {
            (mode, seconds) = (.check, Int((time * (AssumedMastery.checkShare + 1 - probability)).rounded()))
        } else {
            let rest = 1 - AssumedMastery.skimShare
            (mode, seconds) = (.skim, Int((time * (AssumedMastery.skimShare + (1 - probability) * rest)).rounded()))
        }
    }
}

extension PlanningRequest {
    /// Takes what a mastery model estimates into account: what is held need not be learned, what may be is checked or
    /// skimmed, what has faded is reviewed.
    public mutating func assume(_ mastery: AssumedMastery) {
        self.mastery = mastery
        let held = mastery.held
        self.mastery?.granted = held.subtracting(heldSkills)
        heldSkills.formUnion(held)
    }
}
