import ContentGraph

/// Checks the landmarks of a certificate: without the tutorials of one, some skill that the curriculum comes to hold for
/// its goals is out of reach, and no tutorial is charged more than its time. Then the charges add up to a lower bound
/// (Karpas and Domshlak, "Cost-optimal planning with landmarks", 2009), whatever search found them.
struct LandmarkCheck {
    private let graph: ContentGraph
    private let curriculum: Curriculum
    /// Tutorials taken to be on offer, and skills taken to be held, although they are not.
    private let mended: Set<NodeID>
    /// Skills held at the start.
    private let start: Set<NodeID>

    init(_ graph: ContentGraph, _ curriculum: Curriculum, mended: Set<NodeID> = []) {
        self.mended = mended
        start = curriculum.request.heldSkills.union(mended)
        self.graph = graph
        self.curriculum = curriculum
    }

    /// Everything that is wrong with the landmarks. Complexity: linear in the part of the graph that the goals touch,
    /// for each landmark.
    func faults(held: Set<NodeID>, _ times: StatedTimes) -> [CurriculumVerifier.Fault] {
        let landmarks = curriculum.certificate.landmarks
        guard !landmarks.isEmpty else { return [] }
        let goals = goalSkills(held)
        // What must come is a goal by itself, whatever else teaches its skills.
        let required = curriculum.tutorials.intersection(curriculum.request.mustHave)
        let part = tutorialsBehind(goals).union(required)
        // Steps that practise are another way to skills, of which landmarks know nothing.
        if canPractise(part) { return landmarks.indices.map { .noLandmark(number: $0) } }
        var faults: [CurriculumVerifier.Fault] = []
        let ways = ways(part)
        let missing = goals.subtracting(start)
        for (number, landmark) in landmarks.enumerated() {
            let (gained, followed) = Self.reach(by: ways.filter { !landmark.tutorials.contains($0.tutorial) })
            let isReached = missing.isSubset(of: gained) && required.isSubset(of: followed)
            if landmark.seconds <= 0 || isReached { faults.append(.noLandmark(number: number)) }
        }
        var charges: [NodeID: Int] = [:]
        for landmark in landmarks {
            for tutorial in landmark.tutorials { charges[tutorial, default: 0] += landmark.seconds }
        }
        for (tutorial, seconds) in charges.sorted(by: { $0.key < $1.key })
        where seconds > times.seconds(tutorial, curriculum.request).seconds {
            faults.append(.overcharged(tutorial))
        }
        return faults
    }

    /// Skills of the axes that the curriculum reaches, and of the tutorials that must come.
    private func goalSkills(_ held: Set<NodeID>) -> Set<NodeID> {
        let request = curriculum.request
        let needs = request.needs.isEmpty ? graph.edges(from: request.profile, .hasNeed).map(\.node) : request.needs
        let short = Set(
            curriculum.unreached.filter { if case .overBudget = $0.reason { true } else { false } }.map(\.tutorial))
        var goals: Set<NodeID> = []
        for axis in needs.flatMap({ graph.edges(from: $0, .hasAxis) }) {
            let tutorials = graph.edges(from: axis.node, .hasTutorial).map(\.node)
            guard !tutorials.contains(where: short.contains) else { continue }
            for tutorial in tutorials { goals.formUnion(graph.edges(from: tutorial, .teaches).map(\.node)) }
        }
        for tutorial in curriculum.request.mustHave {
            goals.formUnion(graph.edges(from: tutorial, .teaches).map(\.node))
        }
        return goals.intersection(held)
    }

    /// Whether some tutorial could practise several faded skills that a part teaches or requires.
    private func canPractise(_ part: Set<NodeID>) -> Bool {
        guard let mastery = curriculum.request.mastery else { return false }
        var touched: Set<NodeID> = []
        for tutorial in part {
            touched.formUnion(graph.edges(from: tutorial, .teaches).map(\.node))
            touched.formUnion(graph.edges(from: tutorial, .requires).filter { $0.state == .used }.map(\.node))
        }
        let faded = mastery.decayed.subtracting(curriculum.request.heldSkills).intersection(touched)
        var users: [NodeID: Int] = [:]
        for skill in faded {
            let teaching = graph.edges(to: skill, .teaches).map(\.node)
            let requiring = graph.edges(to: skill, .requires).filter { edge in
                edge.state == .used && isOnlyChoice(edge.node, skill)
            }.map(\.node)
            for tutorial in Set(teaching + requiring)
            where isOffered(tutorial) && !curriculum.request.mustHave.contains(tutorial) {
                users[tutorial, default: 0] += 1
            }
        }
        return users.contains { tutorial, count in
            count > 1
                && graph.edges(from: tutorial, .teaches).allSatisfy {
                    curriculum.request.heldSkills.contains($0.node) || faded.contains($0.node)
                }
        }
    }

    /// Whether a tutorial requires a skill and lets no other one do in its place.
    private func isOnlyChoice(_ tutorial: NodeID, _ skill: NodeID) -> Bool {
        let used = graph.edges(from: tutorial, .requires).filter { $0.state == .used }
        return used.contains { edge in edge.node == skill && used.count { $0.group == edge.group } == 1 }
    }

    /// Whether a tutorial can be followed at all, from what the learner held at the start.
    func canBeFollowed(_ tutorial: NodeID) -> Bool {
        guard isOffered(tutorial) else { return false }
        let part = tutorialsBehind(Set(graph.edges(from: tutorial, .teaches).map(\.node))).union([tutorial])
        return Self.reach(by: ways(part)).followed.contains(tutorial)
    }

    private func tutorialsBehind(_ goals: Set<NodeID>) -> Set<NodeID> {
        var found: Set<NodeID> = []
        var seen = goals
        var queue = Array(goals)
        while let skill = queue.popLast() {
            for tutorial in graph.edges(to: skill, .teaches).map(\.node) where isOffered(tutorial) {
                guard found.insert(tutorial).inserted else { continue }
                for edge in graph.edges(from: tutorial, .requires) where edge.state == .used {
                    if seen.insert(edge.node).inserted { queue.append(edge.node) }
                }
            }
        }
        return found
    }

    private func isOffered(_ tutorial: NodeID) -> Bool {
        if mended.contains(tutorial) { return true }
        return graph.status(tutorial) == .published && !graph.isPasswordProtected(tutorial)
            && !curriculum.request.avoidedTutorials.contains(tutorial)
            && !curriculum.request.avoidedMedia.contains(graph.medium(tutorial))
    }

    /// A tutorial with what it asks for beside what is held at the start, and what it gives.
    private struct Way {
        var tutorial: NodeID
        /// Groups of skills, of each of which one must be gained before.
        var requires: [[NodeID]]
        var teaches: [NodeID]
    }

    private func ways(_ tutorials: Set<NodeID>) -> [Way] {
        tutorials.map { tutorial in
            var groups: [Int: [NodeID]] = [:]
            for edge in graph.edges(from: tutorial, .requires) where edge.state == .used {
                groups[edge.group, default: []].append(edge.node)
            }
            return Way(
                tutorial: tutorial, requires: groups.values.filter { $0.allSatisfy { !start.contains($0) } },
                teaches: graph.edges(from: tutorial, .teaches).map(\.node))
        }
    }

    /// Skills that some ways lead to, and the tutorials among them that can be followed.
    private static func reach(by ways: [Way]) -> (gained: Set<NodeID>, followed: Set<NodeID>) {
        var gained: Set<NodeID> = []
        var followed: Set<NodeID> = []
        var left = ways
        var before = Int.max
        while left.count < before {
            before = left.count
            left.removeAll { way in
                guard way.requires.allSatisfy({ $0.contains(where: gained.contains) }) else { return false }
                gained.formUnion(way.teaches)
                followed.insert(way.tutorial)
                return true
            }
        }
        return (gained, followed)
    }
}
