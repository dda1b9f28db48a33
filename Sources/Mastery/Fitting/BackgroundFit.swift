/// How much more able the learners of a profession or a kind of structure are than all: means of what is believed of them,
/// drawn towards no difference.
struct BackgroundFit {
    /// Learners that "no difference" is worth.
    private static let trials = 10.0

    private let prior: MasteryParameters.Prior
    private var professions: [String: (sum: Double, count: Double)] = [:]
    private var structures: [String: (sum: Double, count: Double)] = [:]

    /// - Parameter prior: the numbers under which abilities are believed.
    init(_ prior: MasteryParameters.Prior) { self.prior = prior }

    /// Adds a learner; what one part of the background explains is not laid to the other.
    mutating func add(_ background: LearnerBackground, ability: Double) {
        let ofProfession = background.profession.flatMap { prior.professions[$0] } ?? 0
        let ofStructure = background.structure.flatMap { prior.structures[$0] } ?? 0
        if let name = background.profession { Self.add(ability - ofStructure, to: &professions[name]) }
        if let name = background.structure { Self.add(ability - ofProfession, to: &structures[name]) }
    }

    private static func add(_ ability: Double, to sum: inout (sum: Double, count: Double)?) {
        sum = ((sum?.sum ?? 0) + ability, (sum?.count ?? 0) + 1)
    }

    /// Sets the differences.
    func maximise(_ prior: inout MasteryParameters.Prior) {
        prior.professions = professions.mapValues { $0.sum / ($0.count + Self.trials) }
        prior.structures = structures.mapValues { $0.sum / ($0.count + Self.trials) }
    }
}
