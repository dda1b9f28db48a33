import ContentGraph

/// The part of a graph that some tutorials touch, in flat tables: those tutorials, what else teaches their skills, and all
/// that may come before them, on offer or not. Tutorials, skills and groups of requirements have numbers of their own here.
struct ReachTable {
    private(set) var tutorials: [NodeID] = []
    private(set) var skills: [NodeID] = []
    /// Whether the request and the site let each tutorial come.
    private(set) var isOffered: [Bool] = []
    /// Whether each skill is held at the start.
    private(set) var isHeld: [Bool] = []
    /// Skills that each tutorial teaches.
    private(set) var taught = Rows()
    /// Groups of requirements of each tutorial.
    private(set) var groups = Rows()
    /// Skills of each group, one of which must be held.
    private(set) var choices = Rows()
    /// Tutorial of each group.
    private(set) var owners: [Int] = []
    /// Groups in which each skill is.
    private(set) var waiting = Rows()
    /// Tutorials of this part that teach each skill.
    private(set) var providers = Rows()
    /// Of tutorials and of skills: no node is both.
    private var numbers: NodeNumbers
    private var hasProviders: [Bool] = []
    private var rootCount = 0

    /// Complexity: linear in the part.
    init(_ graph: ContentGraph, _ request: PlanningRequest, touchedBy roots: [NodeID]) {
        numbers = NodeNumbers(graph)
        for root in roots { add(tutorial: root) }
        rootCount = tutorials.count
        var next = 0
        while next < tutorials.count {
            addEdges(of: next, graph, request)
            next += 1
        }
        isOffered = tutorials.map { request.isOpen($0, graph) }
        providers = taught.transposed(skills.count)
        waiting = choices.transposed(skills.count)
        isHeld = Array(repeating: false, count: skills.count)
        for skill in request.heldSkills { if let number = numbers[skill] { isHeld[number] = true } }
    }

    /// Number of a tutorial, or of a skill; nil where it is of no use here.
    func number(of node: NodeID) -> Int? { numbers[node] }

    /// Whether something on offer teaches or requires a skill.
    func isInUse(_ skill: Int) -> Bool {
        providers[skill].contains { isOffered[$0] } || waiting[skill].contains { isOffered[owners[$0]] }
    }

    /// A tutorial, all that some chain of requirements leads to from it, and the skills on the way.
    func behind(_ tutorial: Int) -> (tutorials: [Int], skills: [Int]) {
        var isFound = Array(repeating: false, count: tutorials.count)
        var isPassed = Array(repeating: false, count: skills.count)
        var found = [tutorial]
        var passed: [Int] = []
        isFound[tutorial] = true
        var next = 0
        while next < found.count {
            for group in groups[found[next]] {
                for skill in choices[group] where !isPassed[skill] {
                    isPassed[skill] = true
                    passed.append(skill)
                    for other in providers[skill] where !isFound[other] {
                        isFound[other] = true
                        found.append(other)
                    }
                }
            }
            next += 1
        }
        return (found, passed)
    }

    private mutating func add(tutorial: NodeID) {
        guard numbers[tutorial] == nil else { return }
        numbers[tutorial] = tutorials.count
        tutorials.append(tutorial)
    }

    private mutating func add(skill: NodeID) -> Int {
        if let known = numbers[skill] { return known }
        numbers[skill] = skills.count
        skills.append(skill)
        hasProviders.append(false)
        return skills.count - 1
    }

    private mutating func addProviders(of skill: Int, _ graph: ContentGraph) {
        guard !hasProviders[skill] else { return }
        hasProviders[skill] = true
        for provider in graph.edges(to: skills[skill], .teaches) { add(tutorial: provider.node) }
    }

    private mutating func addEdges(of tutorial: Int, _ graph: ContentGraph, _ request: PlanningRequest) {
        let node = tutorials[tutorial]
        let skills = graph.edges(from: node, .teaches).map { add(skill: $0.node) }
        taught.append(skills)
        if tutorial < rootCount { for skill in skills { addProviders(of: skill, graph) } }
        let edges = graph.edges(from: node, .requires)
        var names: [Int] = []
        for edge in edges where edge.state == .used && !names.contains(edge.group) { names.append(edge.group) }
        groups.append(owners.count..<(owners.count + names.count))
        for name in names {
            owners.append(tutorial)
            var members: [Int] = []
            for edge in edges where edge.group == name && edge.state == .used {
                let skill = add(skill: edge.node)
                members.append(skill)
                // What is held at the start needs no tutorial.
                if !request.heldSkills.contains(edge.node) { addProviders(of: skill, graph) }
            }
            choices.append(members)
        }
    }
}

extension PlanningRequest {
    /// Whether a tutorial is on the site and not excluded, by the verifier's own reckoning.
    func isOpen(_ tutorial: NodeID, _ graph: ContentGraph) -> Bool {
        graph.kind(tutorial) == .tutorial && graph.status(tutorial) == .published
            && !graph.isPasswordProtected(tutorial) && !isExcluded(tutorial, graph)
    }

    /// Whether the request rules a tutorial out.
    func isExcluded(_ tutorial: NodeID, _ graph: ContentGraph) -> Bool {
        avoidedTutorials.contains(tutorial) || (!avoidedMedia.isEmpty && avoidedMedia.contains(graph.medium(tutorial)))
    }
}
