import ContentGraph

/// Whether some tutorial could practise several faded skills that the goals touch: another way to skills, of which the tables
/// of what can be followed know nothing.
struct PracticeChance {
    private let facts: CurriculumFacts
    private var graph: ContentGraph { facts.graph }
    private var request: PlanningRequest { facts.request }

    init(_ facts: CurriculumFacts) { self.facts = facts }

    /// Complexity: linear in the part of the graph that the goals touch.
    var isThere: Bool {
        guard let decayed = request.mastery?.decayed, !decayed.isEmpty else { return false }
        let faded = decayed.subtracting(request.heldSkills).intersection(touchedSkills())
        var users: [NodeID: Int] = [:]
        for skill in faded {
            let teaching = graph.edges(to: skill, .teaches).map(\.node)
            let requiring = graph.edges(to: skill, .requires).filter { edge in
                edge.state == .used && isOnlyChoice(edge.node, skill)
            }.map(\.node)
            for tutorial in Set(teaching + requiring)
            where request.isOpen(tutorial, graph) && !request.mustHave.contains(tutorial) {
                users[tutorial, default: 0] += 1
            }
        }
        return users.contains { tutorial, count in
            count > 1
                && graph.edges(from: tutorial, .teaches).allSatisfy {
                    request.heldSkills.contains($0.node) || faded.contains($0.node)
                }
        }
    }

    /// Skills that the tutorials on offer which the goals may need teach or require, held or not.
    private func touchedSkills() -> Set<NodeID> {
        var seen: Set<NodeID> = []
        var queue: [NodeID] = []
        for tutorial in facts.axes.flatMap(\.tutorials) + request.mustHave {
            for skill in graph.edges(from: tutorial, .teaches) where seen.insert(skill.node).inserted {
                queue.append(skill.node)
            }
        }
        var touched: Set<NodeID> = []
        while let skill = queue.popLast() {
            for tutorial in graph.edges(to: skill, .teaches).map(\.node) where request.isOpen(tutorial, graph) {
                let edges =
                    graph.edges(from: tutorial, .teaches)
                    + graph.edges(from: tutorial, .requires).filter { $0.state == .used }
                for edge in edges {
                    touched.insert(edge.node)
                    if seen.insert(edge.node).inserted { queue.append(edge.node) }
                }
            }
        }
        return touched
    }

    /// Whether a tutorial requires a skill and lets no other one do in its place.
    private func isOnlyChoice(_ tutorial: NodeID, _ skill: NodeID) -> Bool {
        let used = graph.edges(from: tutorial, .requires).filter { $0.state == .used }
        return used.contains { edge in edge.node == skill && used.count { $0.group == edge.group } == 1 }
    }
}
