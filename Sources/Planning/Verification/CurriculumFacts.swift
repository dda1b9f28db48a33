import ContentGraph

/// What the checks of one curriculum have in common. A class, since every check has it and none changes it.
final class CurriculumFacts {
    /// A usage axis that is asked for.
    struct Axis {
        var axis: NodeID
        var tutorials: [NodeID]
        /// What it asks for: skills within reach that are not held at the start, by their numbers.
        var skills: [Int] = []
        /// Whether they are all held at the end.
        var isReached = true
    }

    let graph: ContentGraph
    let times: StatedTimes
    let curriculum: Curriculum
    /// Each once, in the order of the site.
    let axes: [Axis]
    /// What the axes, the tutorials that must come and those left out touch.
    let table: ReachTable
    /// After all that can be followed from what is held at the start.
    let reach: Reach
    /// Numbers of skills that are held at the end.
    let isHeldAtEnd: [Bool]
    /// Whether each tutorial is a step.
    let isStep: [Bool]
    let request: PlanningRequest
    /// Tutorials that must come, by their numbers.
    let mustCome: [Int]

    /// - Parameter held: skills held at the end.
    init(_ graph: ContentGraph, _ times: StatedTimes, _ curriculum: Curriculum, held: Set<NodeID>) {
        self.graph = graph
        self.times = times
        self.curriculum = curriculum
        request = curriculum.request
        var axes = Self.axes(request, graph)
        let required = request.mustHave
        let table = ReachTable(
            graph, request,
            touchedBy: axes.flatMap(\.tutorials) + required + curriculum.unreached.map(\.tutorial))
        self.table = table
        let mustCome = required.compactMap { table.number(of: $0) }
        self.mustCome = mustCome
        var reach = Reach(table)
        reach.follow()
        self.reach = reach

        var isHeldAtEnd = table.isHeld
        for skill in held { if let number = table.number(of: skill) { isHeldAtEnd[number] = true } }
        self.isHeldAtEnd = isHeldAtEnd
        var isStep = Array(repeating: false, count: table.tutorials.count)
        for step in curriculum.steps { if let number = table.number(of: step.tutorial) { isStep[number] = true } }
        self.isStep = isStep
        var isOutOfReach = Array(repeating: false, count: table.tutorials.count)
        for entry in curriculum.unreached where !entry.isOnlyShortOfTime {
            guard let number = table.number(of: entry.tutorial) else { continue }
            // What must come and cannot may still have its skills taught by others; one that only it could teach and that is
            // held leaves it out of reach.
            let isTaughtElsewhere =
                mustCome.contains(number)
                && table.taught[number].allSatisfy { isHeldAtEnd[$0] && (!table.isHeld[$0] || table.isInUse($0)) }
            isOutOfReach[number] = !isTaughtElsewhere
        }
        Self.addSkills(to: &axes, table, isOutOfReach, isHeldAtEnd)
        self.axes = axes
    }

    /// Finds the skills that axes ask for, and whether they are reached.
    private static func addSkills(
        to axes: inout [Axis], _ table: ReachTable, _ isOutOfReach: [Bool], _ isHeldAtEnd: [Bool]
    ) {
        var axisOfSkill = Array(repeating: -1, count: table.skills.count)
        for number in axes.indices {
            for node in axes[number].tutorials {
                guard let tutorial = table.number(of: node), !isOutOfReach[tutorial] else { continue }
                for skill in table.taught[tutorial] where !table.isHeld[skill] && axisOfSkill[skill] != number {
                    axisOfSkill[skill] = number
                    axes[number].skills.append(skill)
                    if !isHeldAtEnd[skill] { axes[number].isReached = false }
                }
            }
        }
    }

    /// Needs that a request asks for.
    static func needs(_ request: PlanningRequest, _ graph: ContentGraph) -> [NodeID] {
        request.needs.isEmpty ? graph.edges(from: request.profile, .hasNeed).map(\.node) : request.needs
    }

    private static func axes(_ request: PlanningRequest, _ graph: ContentGraph) -> [Axis] {
        var seen: Set<NodeID> = []
        var axes: [Axis] = []
        for need in needs(request, graph) {
            for axis in graph.edges(from: need, .hasAxis) where seen.insert(axis.node).inserted {
                let tutorials = graph.edges(from: axis.node, .hasTutorial).map(\.node)
                axes.append(Axis(axis: axis.node, tutorials: tutorials))
            }
        }
        return axes
    }

    /// Whether all skills of a tutorial are held at the end.
    func isLearned(_ tutorial: Int) -> Bool { table.taught[tutorial].allSatisfy { isHeldAtEnd[$0] } }
}

extension Curriculum.Unreached {
    /// Whether nothing but time keeps it away.
    var isOnlyShortOfTime: Bool { if case .overBudget = reason { true } else { false } }
}
