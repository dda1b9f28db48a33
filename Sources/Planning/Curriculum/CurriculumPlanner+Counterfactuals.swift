public import ContentGraph

/// What would be otherwise if something were: computed by planning again, and no guess.
public struct Counterfactuals: Sendable, Equatable {
    /// What holding the skills of a step already would change.
    public struct Known: Sendable, Equatable {
        /// The tutorial.
        public var tutorial: NodeID
        /// Time that the same goals would take less, in seconds: those that the curriculum reaches, and the tutorials that
        /// the request names and that are in it.
        public var savedSeconds: Int
        /// Steps that would go, in order.
        public var steps: [NodeID]
    }

    /// What more time would allow.
    public struct MoreTime: Sendable, Equatable {
        /// Time added, in seconds.
        public var seconds: Int
        /// Tutorials of the goals that would come within reach, in order.
        public var gained: [NodeID]
        /// Steps of the goals that would no longer come, in order: the best use of more time may be another choice.
        public var lost: [NodeID]
    }

    /// By step, in order.
    public var known: [Known]
    /// Nil where no time was set, or where more of it changes nothing.
    public var moreTime: MoreTime?
}

extension CurriculumPlanner {
    /// What would change for each step of a curriculum if the learner held its skills already, and with more time.
    /// - Parameter more: time to add, in seconds.
    /// - Complexity: one plan a step.
    public func counterfactuals(_ curriculum: Curriculum, more: Int = 600) -> Counterfactuals {
        // The same goals, however much time there is: what is asked is the time saved, and not what to do with it.
        var request = curriculum.request
        request.budgetSeconds = nil
        let own = curriculum.tutorials
        request.requiredTutorials.removeAll { !own.contains($0) }
        request.firstTutorial = request.firstTutorial.flatMap { own.contains($0) ? $0 : nil }
        // Of plans that take as long, the one most like this one: what changes is then due to the skill.
        request.previousTutorials = curriculum.steps.map(\.tutorial)
        let missed = Set(missedForTime(curriculum).flatMap { graph.origins(to: $0, .hasTutorial) })
        let known = curriculum.steps.map { step -> Counterfactuals.Known in
            var request = request
            request.heldSkills.formUnion(taught(step.tutorial, practised: step.practised))
            var source = GraphProblem(request, graph, estimate)
            source.problem.goals = source.problem.goals.enumerated().filter { number, _ in
                !source.goalOrigins.indices.contains(number) || !missed.contains(source.goalOrigins[number].axis)
            }.map(\.element)
            let items = selection(source, request).items
            let left = Set(items.map { source.tutorials[$0] })
            // Practising what has faded takes two skills: with one of them held, another way may be longer.
            let saved = max(0, curriculum.totalSeconds - source.problem.cost(of: items))
            return .init(
                tutorial: step.tutorial, savedSeconds: saved,
                steps: curriculum.steps.map(\.tutorial).filter { !left.contains($0) })
        }
        return Counterfactuals(known: known, moreTime: moreTime(curriculum, more))
    }

    /// Tutorials that would be steps if nothing were assumed of the learner's mastery, and are not, in order.
    public func spared(by curriculum: Curriculum) -> [NodeID] {
        guard let mastery = curriculum.request.mastery else { return [] }
        var request = curriculum.request
        request.mastery = nil
        request.heldSkills.subtract(mastery.granted)
        let own = curriculum.tutorials
        return plan(request, carriesProof: false).steps.map(\.tutorial).filter { !own.contains($0) }
    }

    private func moreTime(_ curriculum: Curriculum, _ more: Int) -> Counterfactuals.MoreTime? {
        guard let budget = curriculum.request.budgetSeconds else { return nil }
        var request = curriculum.request
        request.budgetSeconds = budget + more
        let other = plan(request, carriesProof: false)
        let gained = goals(of: other, lackedAfter: curriculum)
        return gained.isEmpty
            ? nil : .init(seconds: more, gained: gained, lost: goals(of: curriculum, lackedAfter: other))
    }

    /// Steps of one curriculum that a goal asks for and that teach what a learner lacks after another one, and those asked
    /// for by name that it has not; in order.
    private func goals(of curriculum: Curriculum, lackedAfter other: Curriculum) -> [NodeID] {
        let held = held(after: other.steps, other.request)
        let followed = other.tutorials
        return zip(curriculum.steps, purposes(of: curriculum)).filter { step, purpose in
            guard purpose.chain.count == 1 else { return false }
            if purpose.origin == .request { return !followed.contains(step.tutorial) }
            return !taught(step.tutorial, practised: step.practised).allSatisfy(held.contains)
        }.map(\.0.tutorial)
    }
}
