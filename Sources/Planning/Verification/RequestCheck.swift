import ContentGraph

/// Checks what a curriculum says that was asked for, and that it does it.
struct RequestCheck {
    private let graph: ContentGraph
    private let curriculum: Curriculum

    init(_ graph: ContentGraph, _ curriculum: Curriculum) {
        self.graph = graph
        self.curriculum = curriculum
    }

    /// Names of one thing where another must stand.
    func kindFaults() -> [CurriculumVerifier.Fault] {
        let request = curriculum.request
        guard graph.kind(request.profile) == .profile else { return [.wrongKind(request.profile)] }
        let own = request.needs.isEmpty ? [] : graph.edges(from: request.profile, .hasNeed).map(\.node)
        var wrong = request.needs.filter { !own.contains($0) }
        let skills = Array(request.heldSkills) + (request.mastery.map { Array($0.probabilities.keys) } ?? [])
        wrong += Set(skills.filter { graph.kind($0) != .skill }).sorted()
        let tutorials = request.avoidedTutorials.sorted() + request.mustHave
        wrong += tutorials.filter { graph.kind($0) != .tutorial }
        return wrong.map { .wrongKind($0) }
    }

    /// What was asked for and not done.
    func faults(_ facts: CurriculumFacts) -> [CurriculumVerifier.Fault] {
        let request = curriculum.request
        var faults: [CurriculumVerifier.Fault] = []
        if let mastery = request.mastery {
            var forgotten: [NodeID] = []
            for (skill, probability) in mastery.probabilities
            where probability >= mastery.heldFrom && !request.heldSkills.contains(skill) {
                forgotten.append(skill)
            }
            faults += forgotten.sorted().map { .heldForgotten($0) }
        }
        for step in curriculum.steps where request.isExcluded(step.tutorial, graph) {
            faults.append(.requestIgnored(step.tutorial))
        }
        for number in facts.mustCome where !facts.isStep[number] {
            let tutorial = facts.table.tutorials[number]
            if !curriculum.unreached.contains(where: { $0.tutorial == tutorial }) {
                faults.append(.requestIgnored(tutorial))
            }
        }
        let total = curriculum.totalSeconds
        if let budget = request.budgetSeconds, total > budget { faults.append(.overBudget(seconds: total)) }
        return faults + startFaults(facts)
    }

    /// Steps before the first tutorial that no chain of requirements leads to.
    private func startFaults(_ facts: CurriculumFacts) -> [CurriculumVerifier.Fault] {
        guard let first = curriculum.request.firstTutorial, let number = facts.table.number(of: first),
            let start = curriculum.steps.firstIndex(where: { $0.tutorial == first })
        else { return [] }
        let behind = facts.table.behind(number)
        let tutorials = Set(behind.tutorials.map { facts.table.tutorials[$0] })
        let skills = Set(behind.skills.map { facts.table.skills[$0] })
        return curriculum.steps[..<start].indices.filter { place in
            let step = curriculum.steps[place]
            return !tutorials.contains(step.tutorial) && skills.isDisjoint(with: step.practised)
        }.map { .lateStart(step: $0) }
    }
}
