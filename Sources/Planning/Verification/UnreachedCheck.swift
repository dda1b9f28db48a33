import ContentGraph

/// Checks the reasons for what is left out.
struct UnreachedCheck {
    private let facts: CurriculumFacts

    init(_ facts: CurriculumFacts) { self.facts = facts }

    func faults() -> [CurriculumVerifier.Fault] {
        guard !facts.curriculum.unreached.isEmpty else { return [] }
        var isAsked = Array(repeating: false, count: facts.table.tutorials.count)
        for tutorial in facts.axes.lazy.flatMap(\.tutorials) {
            if let number = facts.table.number(of: tutorial) { isAsked[number] = true }
        }
        var faults: [CurriculumVerifier.Fault] = []
        var isSeen = facts.isStep
        for entry in facts.curriculum.unreached {
            guard let number = facts.table.number(of: entry.tutorial) else { continue }
            if isSeen[number] { faults.append(.explainedTwice(entry.tutorial)) }
            isSeen[number] = true
            let mustCome = facts.mustCome.contains(number)
            if !isAsked[number], !mustCome {
                faults.append(.notAsked(entry.tutorial))
            } else if !isTrue(entry, number, mustCome: mustCome) {
                faults.append(.falseExcuse(entry.tutorial))
            }
        }
        return faults + causeFaults()
    }

    private func isTrue(_ entry: Curriculum.Unreached, _ number: Int, mustCome: Bool) -> Bool {
        let (graph, tutorial) = (facts.graph, entry.tutorial)
        switch entry.reason {
        case .notPublished(let status):
            guard status != .published, graph.status(tutorial) == status else { return false }
        case .behindPassword: guard graph.isPasswordProtected(tutorial) else { return false }
        case .avoided: guard facts.request.isExcluded(tutorial, graph) else { return false }
        case .requires: guard !facts.reach.canFollow(number) else { return false }
        case .noAxis: return facts.axes.isEmpty
        case .overBudget(let missing): return isBeyondBudget(number, missing, mustCome: mustCome)
        }
        // Its skills may come from elsewhere; where some of them are held already, they need not.
        return mustCome || facts.table.taught[number].contains { !facts.reach.hasGained($0) || facts.table.isHeld[$0] }
    }

    /// Whether a tutorial is within reach and lacks nothing but time.
    private func isBeyondBudget(_ tutorial: Int, _ missing: Int, mustCome: Bool) -> Bool {
        guard facts.request.budgetSeconds != nil, missing >= 0 else { return false }
        let proof = facts.curriculum.certificate
        // What could be reached in no more time is left out only where the search did not end.
        if missing == 0, !mustCome, proof.weightBound == proof.reachedWeight { return false }
        if facts.isLearned(tutorial), !mustCome { return false }
        let isWithinReach =
            facts.table.taught[tutorial].allSatisfy(facts.reach.hasGained)
            || (mustCome && facts.reach.canFollow(tutorial))
        // Steps that practise lead to more than tutorials that are followed.
        return isWithinReach || PracticeChance(facts).isThere
    }

    /// Causes that would not do, or one of which can be spared.
    private func causeFaults() -> [CurriculumVerifier.Fault] {
        // A copy costs more than most curricula are worth here.
        guard facts.curriculum.unreached.contains(where: \.needsCauses) else { return [] }
        var reach = facts.reach
        return facts.curriculum.unreached.filter { entry in
            guard case .requires(let other) = entry.reason else { return entry.namesCauses }
            // An excuse that is false altogether is reported as such.
            guard let number = facts.table.number(of: entry.tutorial), !reach.canFollow(number) else { return false }
            func suffices(_ mended: [NodeID]) -> Bool {
                reach.trying(
                    skills: mended.filter { facts.graph.kind($0) != .tutorial }.compactMap(facts.table.number),
                    tutorials: mended.filter { facts.graph.kind($0) == .tutorial }.compactMap(facts.table.number)
                ) { $0.canFollow(number) }
            }
            let behind = facts.table.behind(number)
            let nodes =
                behind.tutorials.map { facts.table.tutorials[$0] } + behind.skills.map { facts.table.skills[$0] }
            guard nodes.contains(other), isCircle(entry.circle) else { return true }
            let missing = nodes.filter(isMissing)
            // Nothing to mend is true where even all of it would not help.
            guard !entry.causes.isEmpty else { return suffices(missing) }
            return !Set(missing).isSuperset(of: entry.causes) || !suffices(entry.causes)
                || entry.causes.contains { cause in suffices(entry.causes.filter { $0 != cause }) }
        }.map { .wrongCauses($0.tutorial) }
    }

    /// Whether each of some tutorials requires something that the next teaches, and the last that the first does.
    private func isCircle(_ tutorials: [NodeID]) -> Bool {
        zip(tutorials, tutorials.dropFirst() + tutorials.prefix(1)).allSatisfy { tutorial, next in
            let taught = facts.graph.edges(from: next, .teaches).map(\.node)
            return facts.graph.edges(from: tutorial, .requires)
                .contains { $0.state == .used && taught.contains($0.node) }
        }
    }

    /// Whether something is a tutorial that is not on offer, or a skill or a page that nothing teaches.
    private func isMissing(_ node: NodeID) -> Bool {
        switch facts.graph.kind(node) {
        case .tutorial: !facts.request.isOpen(node, facts.graph)
        case .skill, .placeholder: facts.graph.edges(to: node, .teaches).isEmpty
        default: false
        }
    }
}

extension Curriculum.Unreached {
    fileprivate var namesCauses: Bool { !causes.isEmpty || !circle.isEmpty }

    /// Whether it names causes, or should.
    fileprivate var needsCauses: Bool { if case .requires = reason { true } else { namesCauses } }
}
