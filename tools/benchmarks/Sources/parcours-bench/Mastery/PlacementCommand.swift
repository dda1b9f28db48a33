import ArgumentParser
import ContentGraph
import Foundation
import Mastery
import Planning
import TestSupport

/// `parcours-bench mastery placement GRAPH`: what a placement saves simulated learners, beside other ways of asking.
struct PlacementCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "placement",
        abstract: "Simulated learners before a curriculum: minutes and errors by way of asking.")

    @Argument(help: "Graph file.")
    var graph: String

    @Option(help: "Simulated learners.")
    var learners = 100

    @Option(help: "Log odds of holding a skill with all prerequisites, of a learner of average ability.")
    var logOdds = 0.0

    private enum Policy: String, CaseIterable { case nothing, random, uncertain, placement, everything }

    private struct Tally {
        var questions = 0
        var minutes = 0.0
        var errors = 0
        var total = 0.0
    }

    func run() throws {
        let graph = try ContentGraph(snapshotFile: graph)
        let map = SkillMap(graph)
        var parameters = MasteryParameters()
        parameters.prior.logOdds = logOdds
        let model = MasteryModel(map, parameters)
        let placement = Placement(graph, map)
        let profiles = Array(graph.nodes(.profile))
        var tallies: [Policy: Tally] = [:]
        var thinking = 0.0
        for number in 0..<learners {
            var random = SeededGenerator(seed: UInt64(number) + 1)
            let request = PlanningRequest(profile: profiles[number % profiles.count])
            let held = drawn(graph, map, parameters, &random)
            let needed = placement.neededTutorials(request)
            for policy in Policy.allCases {
                var learner = model.learner()
                var asked: Set<NodeID> = []
                var answers = SeededGenerator(seed: UInt64(number) + 1_000_000)
                let start = ProcessUsage.now.cpuSeconds
                while let skill = next(policy, placement, learner, request, needed, asked, map, graph, &random) {
                    asked.insert(skill)
                    let signal = parameters.signals.selfAssessedFully
                    let chance = held.contains(skill) ? signal.held : signal.lacked
                    let isYes = Double.random(in: 0..<1, using: &answers) < chance
                    learner = placement.answered(learner, skill, isYes, at: 0)
                }
                if policy == .placement { thinking += ProcessUsage.now.cpuSeconds - start }
                add(
                    learner, request, held, needed, asked.count, placement, map, graph,
                    &tallies[policy, default: Tally()])
            }
        }
        let size = Double(learners)
        print("way of asking   questions   minutes followed   skipped and not held   minutes in all")
        for policy in Policy.allCases {
            let tally = tallies[policy]!
            print(
                policy.rawValue.padding(toLength: 14, withPad: " ", startingAt: 0)
                    + String(
                        format: "%11.1f %18.1f %22.2f %16.1f", Double(tally.questions) / size, tally.minutes / size,
                        Double(tally.errors) / size, tally.total / size))
        }
        print(String(format: "placement: %.0f ms CPU a learner", thinking / size * 1000))
    }

    /// Skills that a learner holds, drawn from the model's prior.
    private func drawn(
        _ graph: ContentGraph, _ map: SkillMap, _ parameters: MasteryParameters, _ random: inout SeededGenerator
    ) -> Set<NodeID> {
        let skills = Array(graph.nodes(.skill))
        let ability = (0..<12).reduce(-6.0) { sum, _ in sum + Double.random(in: 0..<1, using: &random) }
        var isHeld: [Int: Bool] = [:]
        // Prerequisites first: fewer of them behind a skill come earlier.
        let depth = skills.indices.map { map.prerequisites(of: $0, deep: true).count }
        for skill in skills.indices.sorted(by: { (depth[$0], $0) < (depth[$1], $1) }) {
            let isReady = map.prerequisites(of: skill).allSatisfy { isHeld[$0] == true }
            let logit =
                parameters.prior.logOdds + parameters.prior.perAbility * ability
                - (isReady ? 0 : parameters.prior.missingPrerequisite)
            isHeld[skill] = Double.random(in: 0..<1, using: &random) < 1 / (1 + exp(-logit))
        }
        return Set(skills.indices.filter { isHeld[$0] == true }.map { skills[$0] })
    }

    private func next(
        _ policy: Policy, _ placement: Placement, _ learner: LearnerMastery, _ request: PlanningRequest,
        _ needed: [NodeID: NodeID], _ asked: Set<NodeID>, _ map: SkillMap, _ graph: ContentGraph,
        _ random: inout SeededGenerator
    ) -> NodeID? {
        let left = needed.keys.filter { !asked.contains($0) }.sorted()
        switch policy {
        case .nothing: return nil
        case .random: return asked.count < 5 ? left.randomElement(using: &random) : nil
        case .uncertain:
            guard asked.count < 5 else { return nil }
            let mastery = learner.mastery(at: 0)
            return left.min { first, second in
                func distance(_ skill: NodeID) -> Double {
                    abs(mastery[map.skillNumbers[graph.key(skill)]!].probability - 0.5)
                }
                return distance(first) < distance(second)
            }
        case .placement: return placement.next(learner, at: 0, request, asked: asked)?.skill
        case .everything: return left.first
        }
    }

    /// Follows the curriculum as a learner who holds some skills would.
    private func add(
        _ learner: LearnerMastery, _ request: PlanningRequest, _ held: Set<NodeID>, _ needed: [NodeID: NodeID],
        _ questions: Int, _ placement: Placement, _ map: SkillMap, _ graph: ContentGraph, _ tally: inout Tally
    ) {
        var request = request
        request.assume(AssumedMastery(learner.mastery(at: 0), graph))
        let curriculum = CurriculumPlanner(graph).plan(request)
        var seconds = 0.0
        var met: Set<NodeID> = []
        for step in curriculum.steps {
            let taught = graph.targets(from: step.tutorial, .teaches)
            met.formUnion(taught)
            let lacks = !taught.allSatisfy(held.contains)
            let whole = Double(step.wholeSeconds)
            switch step.mode {
            case .full: seconds += whole
            case .check: seconds += AssumedMastery.checkShare * whole + (lacks ? whole : 0)
            case .skim: seconds += lacks ? whole : AssumedMastery.skimShare * whole
            case .review, .practice: seconds += Double(step.seconds)
            }
        }
        let durations = DurationEstimate(graph)
        let errors = needed.keys.filter { !met.contains($0) && !held.contains($0) }
        let lost = errors.reduce(0.0) {
            $0 + placement.errorShare * Double(durations.seconds(of: needed[$1]!, in: graph).seconds)
        }
        tally.questions += questions
        tally.minutes += seconds / 60
        tally.errors += errors.count
        tally.total += (seconds + lost + Double(questions) * placement.answerSeconds) / 60
    }
}
