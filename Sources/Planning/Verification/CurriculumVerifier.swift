public import ContentGraph

/// Checks a curriculum against the graph, sharing no code with the planner.
public struct CurriculumVerifier: Sendable {
    /// What is wrong with a curriculum.
    public enum Fault: Error, Sendable, Equatable {
        /// A step is no tutorial that is offered.
        case notOffered(step: Int)
        /// A tutorial comes twice.
        case repeated(step: Int)
        /// A learner lacks a prerequisite of a step; the group's number among its requirements.
        case prerequisiteMissing(step: Int, group: Int)
        /// A step teaches nothing that the learner lacks.
        case alreadyHeld(step: Int)
        /// What is said of a whole tutorial's time, or of the mastery assumed, is not so.
        case wrongMastery(step: Int)
        /// A step practises what has not faded, or what its tutorial does not use.
        case falsePractice(step: Int)
        /// A step's time is not the site's, or not that of its mode.
        case wrongTime(step: Int)
        /// The steps take longer than allowed.
        case overBudget(seconds: Int)
        /// The sessions are not the steps in order.
        case sessionsDoNotCover
        /// A session of several steps is too long.
        case sessionTooLong(session: Int)
        /// The lower bound is above the time that the curriculum takes.
        case impossibleBound
        /// The goals can be reached without any tutorial of a landmark.
        case noLandmark(number: Int)
        /// Landmarks charge a tutorial more than its time.
        case overcharged(NodeID)
        /// More goals are claimed than the bound on goals allows.
        case impossibleWeight
        /// A tutorial is left out for a reason that is not true.
        case falseExcuse(NodeID)
        /// What is said to keep a tutorial out of reach is not enough to mend, or more than is needed.
        case wrongCauses(NodeID)
        /// Something that the first tutorial does not require comes before it.
        case lateStart(step: Int)
        /// A step is one that the request excludes, or one that it asks for is neither there nor explained.
        case requestIgnored(NodeID)
        /// A tutorial of the goals is neither planned, held, nor explained.
        case goalForgotten(NodeID)
    }

    private let graph: ContentGraph
    private let times: StatedTimes

    /// Makes a verifier over a graph; it may serve many curricula.
    public init(_ graph: ContentGraph) {
        self.graph = graph
        times = StatedTimes(graph)
    }

    /// Everything that is wrong; empty for a good curriculum. Complexity: linear in the part of the graph that the goals
    /// touch, for each landmark and each tutorial that is left out.
    public func faults(in curriculum: Curriculum) -> [Fault] {
        var faults: [Fault] = []
        var held = curriculum.request.heldSkills
        var seen: Set<NodeID> = []
        var total = 0
        for (number, step) in curriculum.steps.enumerated() {
            guard isOffered(step.tutorial) else {
                faults.append(.notOffered(step: number))
                continue
            }
            if !seen.insert(step.tutorial).inserted { faults.append(.repeated(step: number)) }
            let practised = Set(step.practised)
            var groups: [Int: Bool] = [:]
            for edge in graph.edges(from: step.tutorial, .requires) where edge.state == .used {
                groups[edge.group] =
                    (groups[edge.group] ?? false) || held.contains(edge.node)
                    || practised.contains(edge.node)
            }
            for group in groups.filter({ !$0.value }).keys.sorted() {
                faults.append(.prerequisiteMissing(step: number, group: group))
            }
            let taught =
                step.mode == .practice ? step.practised : graph.edges(from: step.tutorial, .teaches).map(\.node)
            if !isPracticeTrue(step, curriculum.request) { faults.append(.falsePractice(step: number)) }
            if taught.allSatisfy(held.contains), !curriculum.request.mustHave.contains(step.tutorial) {
                faults.append(.alreadyHeld(step: number))
            }
            let expected =
                step.mode == .practice
                ? (.practice, Int((Double(times.seconds(step.tutorial)) * 0.5).rounded()))
                : times.seconds(step.tutorial, curriculum.request)
            let least = leastMastery(step, curriculum.request)
            if abs(step.mastery - least) > 1e-9 || step.wholeSeconds != times.seconds(step.tutorial) {
                faults.append(.wrongMastery(step: number))
            }
            if expected != (step.mode, step.seconds) || step.isEstimated != (graph.seconds(step.tutorial) == nil) {
                faults.append(.wrongTime(step: number))
            }
            held.formUnion(taught)
            total += step.seconds
        }
        if let budget = curriculum.request.budgetSeconds, total > budget { faults.append(.overBudget(seconds: total)) }
        if curriculum.certificate.lowerBoundSeconds > total { faults.append(.impossibleBound) }
        if let bound = curriculum.certificate.weightBound, bound < curriculum.certificate.reachedWeight {
            faults.append(.impossibleWeight)
        }
        for step in curriculum.steps where isExcluded(step.tutorial, curriculum.request) {
            faults.append(.requestIgnored(step.tutorial))
        }
        for tutorial in curriculum.request.mustHave
        where !seen.contains(tutorial) && !curriculum.unreached.contains(where: { $0.tutorial == tutorial }) {
            faults.append(.requestIgnored(tutorial))
        }
        return faults + startFaults(curriculum) + causeFaults(curriculum) + sessionFaults(curriculum)
            + goalFaults(curriculum, held) + excuseFaults(curriculum)
            + LandmarkCheck(graph, curriculum).faults(held: held, times)
    }

    /// Reasons for what is left out that the graph or the request belie.
    private func excuseFaults(_ curriculum: Curriculum) -> [Fault] {
        let check = LandmarkCheck(graph, curriculum)
        return curriculum.unreached.filter { entry in
            switch entry.reason {
            case .notPublished(let status): status == .published || graph.status(entry.tutorial) != status
            case .behindPassword: !graph.isPasswordProtected(entry.tutorial)
            case .avoided: !isExcluded(entry.tutorial, curriculum.request)
            case .requires: check.canBeFollowed(entry.tutorial)
            case .overBudget: curriculum.request.budgetSeconds == nil
            case .noAxis: !hasNoAxis(curriculum.request)
            }
        }.map { .falseExcuse($0.tutorial) }
    }

    /// Causes that would not do, or one of which can be spared.
    private func causeFaults(_ curriculum: Curriculum) -> [Fault] {
        curriculum.unreached.filter { entry in
            guard case .requires(let other) = entry.reason else { return !entry.causes.isEmpty }
            // An excuse that is false altogether is reported as such.
            if suffice([]) { return false }
            let behind = behind(entry.tutorial)
            guard behind.contains(other) else { return true }
            func suffice(_ mended: Set<NodeID>) -> Bool {
                LandmarkCheck(graph, curriculum, mended: mended).canBeFollowed(entry.tutorial)
            }
            guard !entry.causes.isEmpty else {
                // Nothing to mend is true where even all of it would not help.
                return suffice(behind.filter { isMissing($0, curriculum.request) })
            }
            let causes = Set(entry.causes)
            return !causes.allSatisfy { isMissing($0, curriculum.request) } || !suffice(causes)
                || causes.contains { suffice(causes.subtracting([$0])) }
        }.map { .wrongCauses($0.tutorial) }
    }

    /// Steps before the first tutorial that no chain of requirements leads to.
    private func startFaults(_ curriculum: Curriculum) -> [Fault] {
        guard let first = curriculum.request.firstTutorial,
            let start = curriculum.steps.firstIndex(where: { $0.tutorial == first })
        else { return [] }
        let behind = behind(first)
        return curriculum.steps[..<start].indices.filter { !behind.contains(curriculum.steps[$0].tutorial) }
            .map { .lateStart(step: $0) }
    }

    /// The least probability assumed of what a step teaches, or practises, and is not held; 0 where nothing is assumed.
    private func leastMastery(_ step: Curriculum.Step, _ request: PlanningRequest) -> Double {
        guard let mastery = request.mastery else { return 0 }
        let skills = step.mode == .practice ? step.practised : graph.edges(from: step.tutorial, .teaches).map(\.node)
        return skills.filter { !request.heldSkills.contains($0) }.map { mastery.probabilities[$0] ?? 0 }.min() ?? 0
    }

    /// Whether a step that practises does so with faded skills that its tutorial teaches or requires, and teaches nothing
    /// that was never held; other steps practise nothing.
    private func isPracticeTrue(_ step: Curriculum.Step, _ request: PlanningRequest) -> Bool {
        guard step.mode == .practice else { return step.practised.isEmpty }
        let faded = (request.mastery?.decayed ?? []).subtracting(request.heldSkills)
        let taught = graph.edges(from: step.tutorial, .teaches).map(\.node)
        let required = graph.edges(from: step.tutorial, .requires).filter { $0.state == .used }.map(\.node)
        return Set(step.practised).count == step.practised.count && step.practised.count > 1
            && faded.isSuperset(of: step.practised)
            && Set(taught + required).isSuperset(of: step.practised)
            && taught.allSatisfy { request.heldSkills.contains($0) || faded.contains($0) }
    }

    /// A tutorial, all that some chain of requirements leads to from it, and the skills on the way.
    private func behind(_ tutorial: NodeID) -> Set<NodeID> {
        var behind: Set<NodeID> = [tutorial]
        var queue = [tutorial]
        while let next = queue.popLast() {
            for skill in graph.edges(from: next, .requires) where skill.state == .used {
                behind.insert(skill.node)
                for other in graph.edges(to: skill.node, .teaches) where behind.insert(other.node).inserted {
                    queue.append(other.node)
                }
            }
        }
        return behind
    }

    /// Whether something is a tutorial that is not on offer, or a skill or a page that nothing teaches.
    private func isMissing(_ node: NodeID, _ request: PlanningRequest) -> Bool {
        switch graph.kind(node) {
        case .tutorial: !isOffered(node) || isExcluded(node, request)
        case .skill, .placeholder: graph.edges(to: node, .teaches).isEmpty
        default: false
        }
    }

    private func hasNoAxis(_ request: PlanningRequest) -> Bool {
        let needs = request.needs.isEmpty ? graph.edges(from: request.profile, .hasNeed).map(\.node) : request.needs
        return needs.allSatisfy { graph.edges(from: $0, .hasAxis).isEmpty }
    }

    private func isOffered(_ tutorial: NodeID) -> Bool {
        graph.kind(tutorial) == .tutorial && graph.status(tutorial) == .published
            && !graph.isPasswordProtected(tutorial)
    }

    private func isExcluded(_ tutorial: NodeID, _ request: PlanningRequest) -> Bool {
        request.avoidedTutorials.contains(tutorial) || request.avoidedMedia.contains(graph.medium(tutorial))
    }

    private func sessionFaults(_ curriculum: Curriculum) -> [Fault] {
        var faults: [Fault] = []
        if curriculum.sessions.flatMap(Array.init) != Array(curriculum.steps.indices) { return [.sessionsDoNotCover] }
        guard let length = curriculum.request.sessionSeconds else { return [] }
        for (number, session) in curriculum.sessions.enumerated() where session.count > 1 {
            var time = 0
            for step in session { time += curriculum.steps[step].seconds }
            if time > length { faults.append(.sessionTooLong(session: number)) }
        }
        return faults
    }

    private func goalFaults(_ curriculum: Curriculum, _ held: Set<NodeID>) -> [Fault] {
        let asked =
            curriculum.request.needs.isEmpty
            ? graph.edges(from: curriculum.request.profile, .hasNeed).map(\.node) : curriculum.request.needs
        var faults: [Fault] = []
        for need in asked {
            for axis in graph.edges(from: need, .hasAxis) {
                for edge in graph.edges(from: axis.node, .hasTutorial) {
                    let isHeld = graph.edges(from: edge.node, .teaches).allSatisfy { held.contains($0.node) }
                    let isExplained = curriculum.unreached.contains { $0.tutorial == edge.node }
                    if !isHeld, !isExplained { faults.append(.goalForgotten(edge.node)) }
                }
            }
        }
        return faults
    }
}
