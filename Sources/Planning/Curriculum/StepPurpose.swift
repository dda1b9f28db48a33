public import ContentGraph

/// What a step is for, by the shortest way: the steps from it to one that something asks for.
public struct StepPurpose: Sendable, Equatable {
    /// What asks for the last step of a chain.
    public enum Origin: Sendable, Equatable {
        /// A usage axis that the curriculum covers, of a need.
        case axis(NodeID, need: NodeID)
        /// The request, which names it; no axis of the curriculum does.
        case request
    }

    /// The step, and those for which it is there: each is needed before the next.
    public var chain: [NodeID]
    /// What asks for the last of them.
    public var origin: Origin
}

extension CurriculumPlanner {
    /// What each step of a curriculum is for. Of ways that are as short, the one through the earliest steps.
    /// - Complexity: O(steps² · skills).
    public func purposes(of curriculum: Curriculum) -> [StepPurpose] {
        let steps = curriculum.steps
        let axes = coveredAxes(curriculum)
        let origins = steps.indices.map { origin(of: $0, curriculum, axes) }
        let strict = users(curriculum) { $0.min().map { [$0] } ?? [] }
        let loose = users(curriculum) { $0 }
        var purposes: [StepPurpose?] = Array(repeating: nil, count: steps.count)
        // Whatever a step is needed before comes later.
        for step in steps.indices.reversed() {
            if let origin = origins[step] {
                purposes[step] = StepPurpose(chain: [steps[step].tutorial], origin: origin)
                continue
            }
            let next =
                strict[step].compactMap { purposes[$0] }.min { $0.chain.count < $1.chain.count }
                ?? loose[step].compactMap { purposes[$0] }.min { $0.chain.count < $1.chain.count }
            purposes[step] = next.map { StepPurpose(chain: [steps[step].tutorial] + $0.chain, origin: $0.origin) }
        }
        return steps.indices.map { step in
            purposes[step]
                ?? StepPurpose(
                    chain: [steps[step].tutorial], origin: .axis(steps[step].axis, need: steps[step].need))
        }
    }

    /// The axes asked for that the time allowed was enough for, in site order, each with its first need.
    private func coveredAxes(_ curriculum: Curriculum) -> [(need: NodeID, axis: NodeID)] {
        let short = missedForTime(curriculum)
        return curriculum.request.axes(in: graph)
            .filter { short.isDisjoint(with: graph.targets(from: $0.axis, .hasTutorial)) }
    }

    /// What asks for a step itself: the axis under which it comes before others.
    private func origin(
        of number: Int, _ curriculum: Curriculum, _ axes: [(need: NodeID, axis: NodeID)]
    ) -> StepPurpose.Origin? {
        let step = curriculum.steps[number]
        let gained = Set(taught(step.tutorial, practised: step.practised))
            .subtracting(curriculum.request.heldSkills)
        let followed = curriculum.tutorials
        let asking = axes.filter { _, axis in
            graph.targets(from: axis, .hasTutorial).contains { listed in
                if listed == step.tutorial { return !gained.isEmpty }
                // It stands in for a tutorial of the axis that is not followed.
                return !followed.contains(listed)
                    && graph.targets(from: listed, .teaches).contains(where: gained.contains)
            }
        }
        if let axis = asking.first(where: { $0.axis == step.axis }) ?? asking.first {
            return .axis(axis.axis, need: axis.need)
        }
        return curriculum.request.mustHave.contains(step.tutorial) ? .request : nil
    }

    /// For each step, the later ones that it is needed before, in order.
    /// - Parameter sources: of the steps that meet a requirement, those that count.
    private func users(_ curriculum: Curriculum, sources: ([Int]) -> [Int]) -> [[Int]] {
        let held = curriculum.request.heldSkills
        let skills = curriculum.steps.map { Set(taught($0.tutorial, practised: $0.practised)) }
        var users: [[Int]] = Array(repeating: [], count: curriculum.steps.count)
        for (number, step) in curriculum.steps.enumerated() {
            for group in graph.requirementGroups(of: step.tutorial)
            where !group.contains(where: { held.contains($0) || step.practised.contains($0) }) {
                for source in sources((0..<number).filter { !skills[$0].isDisjoint(with: group) })
                where users[source].last != number {
                    users[source].append(number)
                }
            }
        }
        return users
    }

    /// Tutorials of the goals for which the time allowed is too short. One that was asked for by name is none of them where
    /// another step teaches the same.
    func missedForTime(_ curriculum: Curriculum) -> Set<NodeID> {
        let held = held(after: curriculum.steps, curriculum.request)
        let short = curriculum.unreached.filter { entry in
            guard case .overBudget = entry.reason else { return false }
            return !graph.targets(from: entry.tutorial, .teaches).allSatisfy(held.contains)
        }
        return Set(short.map(\.tutorial))
    }
}
