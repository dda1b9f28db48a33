/// What Bayesian knowledge tracing assumes of one skill; all are probabilities.
///
/// Corbett and Anderson, "Knowledge tracing: modeling the acquisition of procedural knowledge", 1995.
public struct BKTParameters: Sendable, Equatable, Codable {
    /// The skill is held before the first answer.
    public var prior: Double
    /// It is learned between two answers.
    public var learn: Double
    /// It is forgotten between two answers; 0 in the model of 1995.
    public var forget: Double
    /// A right answer without the skill.
    public var guess: Double
    /// A wrong answer with it.
    public var slip: Double

    /// Makes parameters.
    public init(prior: Double, learn: Double, forget: Double = 0, guess: Double, slip: Double) {
        self.prior = prior
        self.learn = learn
        self.forget = forget
        self.guess = guess
        self.slip = slip
    }

    /// Where a fit starts when nothing is known of a skill.
    public static let start = BKTParameters(prior: 0.4, learn: 0.15, guess: 0.2, slip: 0.1)

    /// The chance of a right answer where the skill is held with some probability.
    public func chance(held: Double) -> Double { held * (1 - slip) + (1 - held) * guess }

    /// The probability of holding the skill after an answer and what was learned or forgotten since, given the one before.
    public func after(_ isCorrect: Bool, held: Double) -> Double {
        let ifHeld = held * (isCorrect ? 1 - slip : slip)
        let ifNot = (1 - held) * (isCorrect ? guess : 1 - guess)
        let posterior = ifHeld + ifNot > 0 ? ifHeld / (ifHeld + ifNot) : held
        return posterior * (1 - forget) + (1 - posterior) * learn
    }
}
