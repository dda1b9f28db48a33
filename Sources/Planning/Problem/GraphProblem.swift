import ContentGraph

/// The planning problem of a request, restricted to the part of the graph that its goals touch.
struct GraphProblem {
    var problem: PlanningProblem
    /// The tutorial that each item is.
    var tutorials: [NodeID] = []
    /// For each goal, the need and axis it stands for.
    var goalOrigins: [(need: NodeID, axis: NodeID)] = []
    /// For each goal, its items in the order of the axis.
    var goalItems: [[Int]] = []
    /// For each goal, the tutorials of its axis that it asks for, or what teaches the same.
    var goalTutorials: [[NodeID]] = []
    /// Tutorials of the axes that cannot be followed, with the reason, by goal.
    var blocked: [(goal: Int, item: Curriculum.Unreached)] = []
    var seconds: [(seconds: Int, isEstimated: Bool)] = []
    /// For each item, how it is followed, the time of the whole tutorial, and the faded skills that it practises.
    var plans: [StepPlan] = []
    var whole: [Int] = []
    var practised: [[NodeID]] = []
    /// Whether any item practises faded skills.
    var hasPractice: Bool { practised.contains { !$0.isEmpty } }

    private let graph: ContentGraph
    private let estimate: DurationEstimate
    private var skillNumbers: [NodeID: Int] = [:]
    private var itemNumbers: [NodeID: Int] = [:]

    init(_ request: PlanningRequest, _ graph: ContentGraph, _ estimate: DurationEstimate) {
        self.graph = graph
        self.estimate = estimate
        problem = PlanningProblem(skillCount: 0, items: [], goals: [], budget: request.budgetSeconds)
        let axes = request.axes(in: graph)
        let wanted = axes.map { graph.targets(from: $0.axis, .hasTutorial) }
        collectItems(from: Array(wanted.joined()) + request.mustHave, request)
        addPractice(request)
        for skill in request.heldSkills { if let number = skillNumbers[skill] { problem.held.insert(number) } }
        problem.skillCount = skillNumbers.count
        let reachable = ReachableSkills(problem)
        for (origin, tutorials) in zip(axes, wanted) { addGoal(origin, tutorials, reachable, request) }
        require(request.mustHave, reachable)
    }

    /// Adds the tutorials of the goals and all that may be needed before them, in site order.
    private mutating func collectItems(from goals: [NodeID], _ request: PlanningRequest) {
        var found: Set<NodeID> = []
        var queue = goals
        // What teaches the same as a tutorial of an axis that cannot come may come in its place.
        for tutorial in goals where !request.allows(tutorial, graph) {
            for skill in graph.targets(from: tutorial, .teaches) {
                queue.append(contentsOf: graph.providers(of: skill))
            }
        }
        while let tutorial = queue.popLast() {
            guard request.allows(tutorial, graph), found.insert(tutorial).inserted else { continue }
            for skill in graph.requirementGroups(of: tutorial).joined() {
                queue.append(contentsOf: graph.providers(of: skill))
            }
            // Alternatives to a tutorial of an axis teach the same skill.
            for skill in graph.targets(from: tutorial, .teaches) {
                queue.append(contentsOf: graph.providers(of: skill))
            }
        }
        for tutorial in found.sorted() {
            itemNumbers[tutorial] = tutorials.count
            tutorials.append(tutorial)
            let (time, isEstimated) = estimate.seconds(of: tutorial, in: graph)
            let missing = graph.targets(from: tutorial, .teaches).filter { !request.heldSkills.contains($0) }
            let plan = StepPlan(missing: missing, whole: time, request.mastery)
            plans.append(plan)
            whole.append(time)
            practised.append([])
            seconds.append((plan.seconds, isEstimated))
        }
        for (position, tutorial) in tutorials.enumerated() {
            problem.items.append(
                .init(
                    cost: seconds[position].seconds,
                    teaches: graph.targets(from: tutorial, .teaches).map { number(of: $0) },
                    requires: graph.requirementGroups(of: tutorial).map { $0.map { number(of: $0) } },
                    axis: graph.origins(to: tutorial, .hasTutorial).first?.index))
        }
    }

    /// Adds, for each tutorial that uses several faded skills and teaches nothing new, a step that practises them at once.
    private mutating func addPractice(_ request: PlanningRequest) {
        guard let mastery = request.mastery else { return }
        let faded = mastery.decayed.subtracting(request.heldSkills).filter { skillNumbers[$0] != nil }
        let users = Set(faded.flatMap { graph.origins(to: $0, .requires) + graph.origins(to: $0, .teaches) })
        // What must come is followed for itself.
        for tutorial in users.subtracting(request.mustHave).sorted() where request.allows(tutorial, graph) {
            let taught = graph.targets(from: tutorial, .teaches)
            let groups = graph.requirementGroups(of: tutorial)
            let practised = faded.intersection(taught + groups.filter { $0.count == 1 }.joined()).sorted()
            guard practised.count > 1,
                taught.allSatisfy({ request.heldSkills.contains($0) || faded.contains($0) })
            else { continue }
            let (time, isEstimated) = estimate.seconds(of: tutorial, in: graph)
            var plan = StepPlan(missing: practised, whole: time, mastery)
            plan.mode = .practice
            plan.seconds = Int((AssumedMastery.practiceShare * Double(time)).rounded())
            tutorials.append(tutorial)
            plans.append(plan)
            whole.append(time)
            self.practised.append(practised)
            seconds.append((plan.seconds, isEstimated))
            problem.items.append(
                .init(
                    cost: plan.seconds, teaches: practised.map { number(of: $0) },
                    requires: groups.filter { Set($0).isDisjoint(with: practised) }.map { $0.map { number(of: $0) } },
                    axis: graph.origins(to: tutorial, .hasTutorial).first?.index))
        }
    }

    private mutating func number(of skill: NodeID) -> Int {
        if let known = skillNumbers[skill] { return known }
        let number = skillNumbers.count
        skillNumbers[skill] = number
        return number
    }

    private mutating func addGoal(
        _ origin: (need: NodeID, axis: NodeID), _ tutorials: [NodeID], _ reachable: ReachableSkills,
        _ request: PlanningRequest
    ) {
        var skills: [Int] = []
        var items: [Int] = []
        var wanted: [NodeID] = []
        let goal = problem.goals.count
        for tutorial in tutorials {
            let taught = graph.targets(from: tutorial, .teaches)
            if taught.allSatisfy({ request.heldSkills.contains($0) }) { continue }
            let obstacle = itemNumbers[tutorial].map { self.obstacle(to: $0, reachable) }
            if let item = itemNumbers[tutorial], obstacle == .some(nil) {
                items.append(item)
            } else {
                // An alternative may teach what a tutorial that cannot be followed would.
                let numbers = taught.compactMap { skillNumbers[$0] }
                guard numbers.count == taught.count, numbers.allSatisfy(reachable.contains) else {
                    let reason = obstacle.flatMap { $0 }.map { Curriculum.Obstacle.requires($0) }
                    blocked.append(
                        (goal, Self.unreached(tutorial, reason ?? Self.whyNotOffered(tutorial, graph), graph, request)))
                    continue
                }
            }
            wanted.append(tutorial)
            for skill in taught.compactMap({ skillNumbers[$0] })
            where !skills.contains(skill) && !problem.held.contains(skill) {
                skills.append(skill)
            }
        }
        problem.goals.append(.init(skills: skills, atLeast: skills.count, weight: max(1, skills.count)))
        goalOrigins.append(origin)
        goalItems.append(items)
        goalTutorials.append(wanted)
    }

    /// An entry for a tutorial that is out of reach, with all that would have to be mended.
    static func unreached(
        _ tutorial: NodeID, _ reason: Curriculum.Obstacle, _ graph: ContentGraph, _ request: PlanningRequest
    ) -> Curriculum.Unreached {
        guard case .requires(let other) = reason else { return .init(tutorial: tutorial, reason: reason) }
        let missing = MissingCauses(graph, request)
        let causes = missing.causes(for: tutorial)
        let circle = causes.isEmpty ? missing.circle(before: tutorial) : []
        // Where the way to the obstacle led back to the tutorial itself, what is to be mended tells more.
        let named = other == tutorial ? causes.first ?? other : other
        return .init(tutorial: tutorial, reason: .requires(named), causes: causes, circle: circle)
    }

    static func whyNotOffered(_ tutorial: NodeID, _ graph: ContentGraph) -> Curriculum.Obstacle {
        if graph.status(tutorial) != .published { return .notPublished(graph.status(tutorial)) }
        return graph.isPasswordProtected(tutorial) ? .behindPassword : .avoided
    }

    /// Makes some tutorials part of every plan where they can be followed: each teaches a skill that nothing else does,
    /// in a goal that outweighs all others together.
    private mutating func require(_ tutorials: [NodeID], _ reachable: ReachableSkills) {
        let items = tutorials.compactMap { itemNumbers[$0] }.filter { obstacle(to: $0, reachable) == nil }
        // A step stands under an axis: where a profile has none, nothing is planned.
        guard !items.isEmpty, !goalOrigins.isEmpty else { return }
        let heavy = problem.goals.reduce(1) { $0 + $1.weight }
        for item in items {
            problem.items[item].teaches.append(problem.skillCount)
            problem.goals.append(.init(skills: [problem.skillCount], atLeast: 1, weight: heavy))
            problem.skillCount += 1
        }
    }

    /// Why a tutorial that must come cannot; nil where it can.
    func obstacle(toRequired tutorial: NodeID) -> Curriculum.Obstacle? {
        guard let item = itemNumbers[tutorial] else { return Self.whyNotOffered(tutorial, graph) }
        return obstacle(to: item, ReachableSkills(problem)).map { .requires($0) }
    }

    /// What an item cannot be followed without: a tutorial that cannot be followed, or a skill that nothing teaches.
    private func obstacle(to item: Int, _ reachable: ReachableSkills) -> NodeID? {
        guard !problem.items[item].requires.allSatisfy({ $0.contains(where: reachable.contains) }) else { return nil }
        var path: [NodeID] = []
        var current = tutorials[item]
        while !path.contains(current) {
            path.append(current)
            let groups = graph.requirementGroups(of: current)
            let unmet = groups.first { group in
                !group.contains { skillNumbers[$0].map(reachable.contains) ?? false }
            }
            guard let skill = unmet?.first else { break }
            guard let provider = graph.providers(of: skill).first else { return skill }
            if itemNumbers[provider] == nil { return provider }
            current = provider
        }
        // A circle: what the item requires itself.
        return path.count > 1 ? path[1] : current
    }
}
