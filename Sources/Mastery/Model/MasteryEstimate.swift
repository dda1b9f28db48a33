/// How far a learner masters a skill at a moment.
public struct MasteryEstimate: Sendable, Equatable {
    /// Probability that the skill is held.
    public var probability: Double
    /// Variance of that probability over what the learner's ability may be.
    var spread: Double
    /// Pieces of evidence on the skill itself.
    public var evidence: Int
    /// Time since the last of them, in seconds; nil where all that is known comes from other skills.
    public var ageSeconds: Double?
    /// Probability just after the last of them; nil where there is none.
    public var latest: Double?

    /// Whether the skill was held when something was last seen of it, and is not any more for nothing but time.
    public func hasFaded(below threshold: Double) -> Bool {
        probability < threshold && (latest ?? 0) >= threshold
    }

    /// A 90 % credible interval for the probability: what it might become if the learner were known better.
    ///
    /// Its variance is that over the abilities that the learner may have, plus that of a Beta distribution which has seen
    /// as many trials as there are pieces of evidence, and four more. Normal quantiles, cut at 0 and 1.
    public var interval: ClosedRange<Double> {
        let variance = spread + probability * (1 - probability) / Double(evidence + 5)
        let half = 1.645 * variance.squareRoot()
        return max(0, probability - half)...min(1, probability + half)
    }
}

extension Collection<MasteryEstimate> {
    /// Whether nothing was seen of the learner: all that is believed of them is believed of everyone of their background.
    public var isOfNewcomer: Bool { allSatisfy { $0.evidence == 0 } }
}
