import ContentGraph

/// Follows the steps of a curriculum one after the other and looks at each: that it can be followed, and takes the time said.
struct StepCheck {
    private let graph: ContentGraph
    private let times: StatedTimes
    private let curriculum: Curriculum
    private var request: PlanningRequest { curriculum.request }

    init(_ graph: ContentGraph, _ times: StatedTimes, _ curriculum: Curriculum) {
        self.graph = graph
        self.times = times
        self.curriculum = curriculum
    }

    /// What is wrong, and the skills held at the end.
    func walk() -> (faults: [CurriculumVerifier.Fault], held: Set<NodeID>) {
        var faults: [CurriculumVerifier.Fault] = []
        let request = request
        var held = request.heldSkills
        var seen: Set<NodeID> = []
        let mustHave = request.mustHave
        for (number, step) in curriculum.steps.enumerated() {
            guard isOnSite(step.tutorial) else {
                faults.append(.notOffered(step: number))
                continue
            }
            if !seen.insert(step.tutorial).inserted { faults.append(.repeated(step: number)) }
            for group in missingGroups(step, held) {
                faults.append(.prerequisiteMissing(step: number, group: group))
            }
            let whole = graph.edges(from: step.tutorial, .teaches).map(\.node)
            let taught = step.mode == .practice ? step.practised : whole
            if !isPracticeTrue(step, whole) { faults.append(.falsePractice(step: number)) }
            if taught.allSatisfy(held.contains), !mustHave.contains(step.tutorial) {
                faults.append(.alreadyHeld(step: number))
            }
            faults += timeFaults(number, step, taught)
            held.formUnion(taught)
        }
        return (faults, held)
    }

    private func isOnSite(_ tutorial: NodeID) -> Bool {
        graph.kind(tutorial) == .tutorial && graph.status(tutorial) == .published
            && !graph.isPasswordProtected(tutorial)
    }

    /// Groups of requirements of a step that nothing meets, by their numbers.
    private func missingGroups(_ step: Curriculum.Step, _ held: Set<NodeID>) -> [Int] {
        var met: [(group: Int, isMet: Bool)] = []
        for edge in graph.edges(from: step.tutorial, .requires) where edge.state == .used {
            let isMet = held.contains(edge.node) || step.practised.contains(edge.node)
            if let place = met.firstIndex(where: { $0.group == edge.group }) {
                met[place].isMet = met[place].isMet || isMet
            } else {
                met.append((edge.group, isMet))
            }
        }
        return met.filter { !$0.isMet }.map(\.group).sorted()
    }

    private func timeFaults(
        _ number: Int, _ step: Curriculum.Step, _ taught: [NodeID]
    ) -> [CurriculumVerifier.Fault] {
        var faults: [CurriculumVerifier.Fault] = []
        let whole = times.seconds(step.tutorial)
        let least =
            request.mastery.map { mastery in
                taught.filter { !request.heldSkills.contains($0) }.map { mastery.probabilities[$0] ?? 0 }.min() ?? 0
            } ?? 0
        if abs(step.mastery - least) > 1e-9 || step.wholeSeconds != whole {
            faults.append(.wrongMastery(step: number))
        }
        let expected =
            step.mode == .practice
            ? (.practice, Int((Double(whole) * 0.5).rounded())) : times.seconds(step.tutorial, request)
        if expected != (step.mode, step.seconds) || step.isEstimated != (graph.seconds(step.tutorial) == nil) {
            faults.append(.wrongTime(step: number))
        }
        return faults
    }

    /// Whether a step that practises does so with faded skills that its tutorial teaches or requires, and teaches nothing
    /// that was never held; other steps practise nothing.
    private func isPracticeTrue(_ step: Curriculum.Step, _ taught: [NodeID]) -> Bool {
        guard step.mode == .practice else { return step.practised.isEmpty }
        let faded = (request.mastery?.decayed ?? []).subtracting(request.heldSkills)
        let required = graph.edges(from: step.tutorial, .requires).filter { $0.state == .used }.map(\.node)
        return Set(step.practised).count == step.practised.count && step.practised.count > 1
            && faded.isSuperset(of: step.practised)
            && Set(taught + required).isSuperset(of: step.practised)
            && taught.allSatisfy { request.heldSkills.contains($0) || faded.contains($0) }
    }
}
