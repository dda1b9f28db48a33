import ContentGraph

/// Checks under which need and axis each step stands and for which other one it is said to be there.
struct PlacementCheck {
    private let facts: CurriculumFacts
    private let needs: Set<NodeID>
    private var steps: [Curriculum.Step] { facts.curriculum.steps }

    init(_ facts: CurriculumFacts) {
        self.facts = facts
        needs = Set(CurriculumFacts.needs(facts.request, facts.graph))
    }

    func faults() -> [CurriculumVerifier.Fault] {
        var lastPlaces: [NodeID: Int] = [:]
        for (number, step) in steps.enumerated() { lastPlaces[step.tutorial] = number }
        var faults: [CurriculumVerifier.Fault] = []
        for (number, step) in steps.enumerated() {
            guard needs.contains(step.need),
                facts.graph.edges(from: step.need, .hasAxis).contains(where: { $0.node == step.axis }),
                let axis = facts.axes.first(where: { $0.axis == step.axis })
            else {
                faults.append(.wrongPlace(step: number))
                continue
            }
            switch step.reason {
            case .request:
                if !facts.request.mustHave.contains(step.tutorial) { faults.append(.wrongReason(step: number)) }
            case .goal:
                if !serves(step, axis), let fault = fault(ofStranger: number) { faults.append(fault) }
            case .prerequisite(let other):
                if let place = lastPlaces[other], place > number, requires(other, what: step) {
                    let isApart = steps[place].axis != step.axis
                    if isApart, !isBehind(step, axis) { faults.append(.wrongPlace(step: number)) }
                } else {
                    faults.append(.wrongReason(step: number))
                }
            }
        }
        return faults
    }

    /// Whether an axis lists a step, or a tutorial that teaches something of the same.
    private func serves(_ step: Curriculum.Step, _ axis: CurriculumFacts.Axis) -> Bool {
        if axis.tutorials.contains(step.tutorial) { return true }
        let learned = skills(of: step).compactMap(facts.table.number)
        return axis.skills.contains(where: learned.contains)
    }

    /// What is wrong with a step that is said to be there for an axis that does not ask for it: nothing where it must come,
    /// takes no time, or is required by another step that stands under its axis for something else than being listed there: one
    /// that must come, practises, or is not listed.
    private func fault(ofStranger number: Int) -> CurriculumVerifier.Fault? {
        let step = steps[number]
        if step.seconds == 0 || facts.request.mustHave.contains(step.tutorial) { return nil }
        if facts.axes.contains(where: { serves(step, $0) && $0.isReached }) {
            return .wrongPlace(step: number)
        }
        let isRequired = steps.indices.contains { other in
            guard other != number, requires(steps[other].tutorial, what: step) else { return false }
            let isExtra = steps[other].mode == .practice || facts.request.mustHave.contains(steps[other].tutorial)
            if isExtra { return true }
            let axis = facts.axes.first { $0.axis == steps[other].axis }
            return axis.map { !$0.tutorials.contains(steps[other].tutorial) } ?? false
        }
        return isRequired ? nil : .wrongReason(step: number)
    }

    /// Whether a chain of requirements leads to a step from an axis.
    private func isBehind(_ step: Curriculum.Step, _ axis: CurriculumFacts.Axis) -> Bool {
        guard let number = facts.table.number(of: step.tutorial) else { return false }
        let starts = Set(
            axis.tutorials.compactMap(facts.table.number).flatMap { tutorial in
                [tutorial] + facts.table.taught[tutorial].flatMap { facts.table.providers[$0] }
            })
        return starts.contains { facts.table.behind($0).tutorials.contains(number) }
    }

    private func requires(_ tutorial: NodeID, what step: Curriculum.Step) -> Bool {
        let learned = skills(of: step)
        return facts.graph.edges(from: tutorial, .requires).contains { $0.state == .used && learned.contains($0.node) }
    }

    private func skills(of step: Curriculum.Step) -> [NodeID] {
        step.mode == .practice ? step.practised : facts.graph.edges(from: step.tutorial, .teaches).map(\.node)
    }
}
