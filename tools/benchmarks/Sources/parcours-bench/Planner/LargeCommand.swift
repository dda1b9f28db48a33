import ArgumentParser
import ContentGraph
import Foundation
import Planning
import TestSupport

/// `parcours-bench large`: plans on very large graphs.
struct LargeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "large",
        abstract: "Plans on large graphs: shaped as a site, or blocks of known optimum tied together by decoys.")

    enum Shape: String, ExpressibleByArgument, CaseIterable { case site, blocks }

    @Option(help: "Shape of the graph.")
    var shape = Shape.site

    @Option(help: "Tutorials.")
    var items = 1_000_000

    @Option(help: "Needs asked for, of the site's.")
    var needs = 6

    @Option(help: "Blocks that the goals touch.")
    var touched = 50

    func run() throws {
        switch shape {
        case .site: try runSite()
        case .blocks: runBlocks()
        }
    }

    /// Plans one learner's needs from a snapshot that was written and loaded again.
    private func runSite() throws {
        let file = FileManager.default.temporaryDirectory.appending(path: "parcours-large-\(items).graph")
        defer { try? FileManager.default.removeItem(at: file) }
        try LargeGraphs.site(tutorials: items).writeSnapshot(to: file.path)
        let data = try Data(contentsOf: file, options: .alwaysMapped)
        var start = ProcessUsage.now.cpuSeconds
        let graph = try data.withUnsafeBytes { try ContentGraph(snapshot: $0) }
        let loading = ProcessUsage.now.cpuSeconds - start
        start = ProcessUsage.now.cpuSeconds
        let planner = CurriculumPlanner(graph)
        let preparing = ProcessUsage.now.cpuSeconds - start
        var request = PlanningRequest(profile: graph.nodes(.profile)[0])
        request.needs = Array(graph.targets(from: request.profile, .hasNeed).prefix(needs))
        start = ProcessUsage.now.cpuSeconds
        let curriculum = planner.plan(request)
        let planning = ProcessUsage.now.cpuSeconds - start
        let faults = CurriculumVerifier(graph).faults(in: curriculum).count
        print(
            String(
                format:
                    "%ld tutorials, %ld needs asked: load %.3f s, prepare %.3f s, plan %.3f s; %ld steps, %ld s, bound %ld s, %ld faults; peak %.0f MiB",
                graph.nodes(.tutorial).count, request.needs.count, loading, preparing, planning,
                curriculum.steps.count, curriculum.totalSeconds, curriculum.certificate.lowerBoundSeconds, faults,
                ProcessUsage.now.peakMiB))
    }

    private func runBlocks() {
        let (problem, optimum) = LargeGraphs.blocks(items: items, touched: touched)
        let start = ProcessUsage.now.cpuSeconds
        let solution = PlanningSolver(seconds: 1).solve(problem)
        let seconds = ProcessUsage.now.cpuSeconds - start
        let cost = solution.items.reduce(0) { $0 + problem.items[$1].cost }
        print(
            String(
                format: "%ld items, %ld blocks touched: %.3f s; cost %ld, bound %ld, optimum %ld; peak %.0f MiB",
                problem.items.count, touched, seconds, cost, solution.costBound, optimum, ProcessUsage.now.peakMiB))
    }
}

/// Generators of large graphs.
enum LargeGraphs {
    /// A site: profiles with needs, needs with axes, axes with tutorials; every sixth tutorial has an alternative, and
    /// each requires up to two that come before it, mostly near.
    static func site(tutorials count: Int) -> ContentGraph {
        var generator = SeededGenerator(seed: 7)
        func number(_ bound: Int) -> Int { Int(generator.next() % UInt64(max(1, bound))) }
        var builder = GraphBuilder()
        let profileCount = max(1, count / 20_000)
        let axisCount = max(1, count / 8)
        let needCount = max(1, axisCount / 4)
        let profiles = (0..<profileCount).map {
            builder.add(NodeRecord(kind: .profile, key: "profile/\($0)", title: "Profile \($0)"))
        }
        let needs = (0..<needCount).map { builder.add(NodeRecord(kind: .need, key: "need/\($0)", title: "Need \($0)")) }
        let axes = (0..<axisCount).map { builder.add(NodeRecord(kind: .axis, key: "axis/\($0)", title: "Axis \($0)")) }
        let tutorials = (0..<count).map { position -> NodeID in
            var record = NodeRecord(kind: .tutorial, key: "post/\(position)", title: "Tutorial \(position)")
            record.seconds = 120 + number(10) * 60
            record.medium = ["video", "texte", "pdf"][number(3)]
            return builder.add(record)
        }
        var skills: [NodeID] = []
        for (position, tutorial) in tutorials.enumerated() {
            if position % 6 == 5 {
                // An alternative to the one before.
                builder.add(.teaches, from: tutorial, to: skills[skills.count - 1])
            } else {
                let skill = builder.add(NodeRecord(kind: .skill, key: "skill/\(position)", title: "Skill \(position)"))
                skills.append(skill)
                builder.add(.teaches, from: tutorial, to: skill)
            }
            let before = skills.count - 1
            for group in 0..<number(3) where before > 0 {
                let far = number(50) == 0
                let other = far ? number(before) : before - 1 - number(min(before, 40))
                builder.add(Edge(kind: .requires, node: skills[other], group: group), from: tutorial)
            }
        }
        for (position, need) in needs.enumerated() {
            builder.add(.hasNeed, from: profiles[position * profileCount / needCount], to: need)
        }
        for (position, axis) in axes.enumerated() {
            builder.add(.hasAxis, from: needs[min(needCount - 1, position / 4)], to: axis)
        }
        for (position, tutorial) in tutorials.enumerated() {
            builder.add(.hasTutorial, from: axes[min(axisCount - 1, position / 8)], to: tutorial)
        }
        return builder.build()
    }

    /// Blocks of 8 items whose optimum brute force knows, tied together by items that teach much and cost more than all
    /// that they could replace. The goals touch some of the blocks.
    static func blocks(items count: Int, touched: Int) -> (PlanningProblem, optimum: Int) {
        var items: [PlanningProblem.Item] = []
        var goals: [PlanningProblem.Goal] = []
        var optimum = 0
        var skills = 0
        var seed: UInt64 = 0
        var reached = 0
        while items.count < count {
            seed += 1
            var block = PlanningProblem.random(seed: seed % 500 + 1)
            block.budget = nil
            block.held = []
            // Goals that the block alone cannot reach would need a decoy.
            let alone = PlanningSolver().solve(block)
            block.goals = alone.reached.map { block.goals[$0] }
            let isTouched = reached < touched
            if isTouched {
                optimum += BruteForce(block).cost
                reached += 1
            }
            items += block.items.map { item in
                .init(
                    cost: item.cost, teaches: item.teaches.map { $0 + skills },
                    requires: item.requires.map { $0.map { $0 + skills } })
            }
            // A decoy teaches a skill of this block and one of the block before, at a price that never pays.
            let taught = block.items.flatMap(\.teaches).map { $0 + skills }
            if let one = taught.first, skills > 0 {
                items.append(.init(cost: 10_000, teaches: [one, max(0, skills - 1)], requires: [[one]]))
            }
            if isTouched {
                goals += block.goals.map {
                    .init(skills: $0.skills.map { $0 + skills }, atLeast: $0.atLeast, weight: $0.weight)
                }
            }
            skills += block.skillCount
        }
        return (PlanningProblem(skillCount: skills, items: items, goals: goals), optimum)
    }
}
