/// One number of the model as the fit sees it: without bounds, with a normal prior.
struct FittedNumber: Sendable {
    /// Name in the report.
    var name: String
    /// Scale on which it has no bounds.
    var scale: Scale
    /// Standard deviation of its prior around the default, and first step of the search, on that scale.
    var spread: Double
    var step: Double
    /// Bounds in its own unit, which keep the meaning of what is hidden: a held skill is sought less, skimmed more.
    var bounds: ClosedRange<Double>
    /// Where it stands among the parameters.
    var path: any WritableKeyPath<MasteryParameters, Double> & Sendable

    enum Scale: Sendable {
        case plain
        case logarithm
        case logOdds
    }

    /// The number on its scale.
    func value(_ parameters: MasteryParameters) -> Double {
        let number = parameters[keyPath: path]
        switch scale {
        case .plain: return number
        case .logarithm: return Logistic.log(number)
        case .logOdds: return Logistic.logit(number)
        }
    }

    /// Sets the number from its scale.
    func set(_ value: Double, _ parameters: inout MasteryParameters) {
        switch scale {
        case .plain: parameters[keyPath: path] = value
        case .logarithm: parameters[keyPath: path] = Logistic.exp(value)
        case .logOdds: parameters[keyPath: path] = Logistic.probability(value)
        }
    }

    /// The bounds on its scale.
    var range: ClosedRange<Double> {
        switch scale {
        case .plain: bounds
        case .logarithm: Logistic.log(bounds.lowerBound)...Logistic.log(bounds.upperBound)
        case .logOdds: Logistic.logit(bounds.lowerBound)...Logistic.logit(bounds.upperBound)
        }
    }

    /// The numbers that are searched. Kinds of visit by state have numbers of their own, see `SharedWeight`.
    static let all: [FittedNumber] = [
        .init(name: "prior.logOdds", scale: .plain, spread: 1.5, step: 0.3, bounds: -4...4, path: \.prior.logOdds),
        .init(
            name: "prior.perAbility", scale: .logarithm, spread: 0.7, step: 0.2, bounds: 0.14...2,
            path: \.prior.perAbility),
        .init(
            name: "prior.missingPrerequisite", scale: .plain, spread: 1.5, step: 0.4,
            bounds: 1...7, path: \.prior.missingPrerequisite),
        .init(
            name: "prior.perTenLevels", scale: .plain, spread: 0.5, step: 0.2, bounds: -1.5...1.5,
            path: \.prior.perTenLevels),
        .init(
            name: "choice.heldNew", scale: .logarithm, spread: 1, step: 0.3, bounds: 0.007...1, path: \.choice.heldNew),
        .init(
            name: "choice.unreadyNew", scale: .logarithm, spread: 1, step: 0.3, bounds: 0.007...1,
            path: \.choice.unreadyNew),
        .init(
            name: "choice.heldSeen", scale: .logarithm, spread: 1, step: 0.3, bounds: 0.007...1, path: \.choice.heldSeen
        ),
        .init(
            name: "choice.readySeen", scale: .logarithm, spread: 1, step: 0.2, bounds: 0.14...3.3,
            path: \.choice.readySeen),
        .init(
            name: "choice.unreadySeen", scale: .logarithm, spread: 1, step: 0.3, bounds: 0.007...2,
            path: \.choice.unreadySeen),
        .init(
            name: "learning.ready", scale: .logOdds, spread: 1, step: 0.3, bounds: 0.05...0.95, path: \.learning.ready),
        .init(
            name: "learning.unready", scale: .logOdds, spread: 1, step: 0.4, bounds: 0.005...0.6,
            path: \.learning.unready),
        .init(
            name: "learning.scale", scale: .logarithm, spread: 0.5, step: 0.2, bounds: 0.2...1.5, path: \.learning.scale
        ),
        .init(
            name: "learning.shape", scale: .logarithm, spread: 0.4, step: 0.2, bounds: 0.6...3, path: \.learning.shape),
        .init(
            name: "learning.perAbility", scale: .plain, spread: 0.4, step: 0.15, bounds: -0.6...0.6,
            path: \.learning.perAbility),
        .init(
            name: "forgetting.initialHalfLifeDays", scale: .logarithm, spread: 0.8, step: 0.3,
            bounds: 20...2000, path: \.forgetting.initialHalfLifeDays),
        .init(
            name: "forgetting.learnedHalfLifeDays", scale: .logarithm, spread: 0.8, step: 0.3,
            bounds: 7...500, path: \.forgetting.learnedHalfLifeDays),
        .init(
            name: "forgetting.growthPerUse", scale: .plain, spread: 0.3, step: 0.15, bounds: 0...1,
            path: \.forgetting.growthPerUse),
    ]
}
