import ContentGraph

/// Checks that every tutorial of the goals is planned, held or explained, and that the goals reached weigh what is claimed.
struct GoalCheck {
    private let facts: CurriculumFacts

    init(_ facts: CurriculumFacts) { self.facts = facts }

    func faults() -> [CurriculumVerifier.Fault] {
        var isExplained = Array(repeating: false, count: facts.table.tutorials.count)
        for entry in facts.curriculum.unreached {
            if let number = facts.table.number(of: entry.tutorial) { isExplained[number] = true }
        }
        var faults: [CurriculumVerifier.Fault] = []
        for tutorial in facts.axes.lazy.flatMap(\.tutorials) {
            guard let number = facts.table.number(of: tutorial), !isExplained[number] else { continue }
            if !facts.isLearned(number) { faults.append(.goalForgotten(tutorial)) }
        }
        let proof = facts.curriculum.certificate
        let weights = weights()
        if proof.reachedWeight != weights.reached { faults.append(.wrongWeight(reached: weights.reached)) }
        if let bound = proof.weightBound, bound < proof.reachedWeight || bound > weights.total {
            faults.append(.impossibleWeight)
        }
        return faults
    }

    /// An axis weighs as many as the skills that are missing in it and within reach, and 1 where none is; each tutorial that
    /// must come more than all axes together.
    func weights() -> (reached: Int, total: Int) {
        var weights = (reached: 0, total: 0)
        for axis in facts.axes {
            let weight = max(1, axis.skills.count)
            weights.total += weight
            if axis.isReached { weights.reached += weight }
        }
        guard !facts.axes.isEmpty else { return weights }
        let heavy = weights.total + 1
        for number in facts.mustCome {
            let tutorial = facts.table.tutorials[number]
            let isShort = facts.curriculum.unreached.contains { $0.tutorial == tutorial && $0.isOnlyShortOfTime }
            if facts.isStep[number] || isShort { weights.total += heavy }
            if facts.isStep[number] { weights.reached += heavy }
        }
        return weights
    }
}
