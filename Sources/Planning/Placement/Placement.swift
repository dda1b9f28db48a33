public import ContentGraph
public import Mastery

/// The few questions worth asking before a curriculum: each the one that is expected to save the learner the most time,
/// until one saves less than it takes to answer.
///
/// A question is "can you already do this?", answered by yes or no, with the chances of `Signals.selfAssessedFully`: some
/// who can say no, and more who cannot say yes. What an answer is worth is found by planning with the mastery that would
/// follow from it: the value of information (Howard, "Information value theory", 1966), and not the entropy of the answer.
public struct Placement: Sendable {
    /// A question, and what it is worth.
    public struct Question: Sendable, Equatable {
        /// The skill that it is about, and a tutorial that teaches it.
        public var skill: NodeID
        /// What to name in the question.
        public var tutorial: NodeID
        /// Probability of a yes.
        public var chanceOfYes: Double
        /// Expected time saved, in seconds, less that of the answer itself.
        public var savedSeconds: Int
    }

    /// Most questions to ask one after the other.
    public var mostQuestions = 5
    /// Time that an answer takes, in seconds.
    public var answerSeconds = 15.0
    /// What it costs to skip a tutorial and not to hold its skill, as a share of its time: it is learned later, and the
    /// learner was lost before.
    public var errorShare = 1.5
    /// Skills for which plans are made, the most promising ones.
    public var candidates = 12

    private let graph: ContentGraph
    private let map: SkillMap
    private let planner: CurriculumPlanner
    private let skills: [NodeID]

    /// Makes a placement over a graph and the map of its skills.
    public init(_ graph: ContentGraph, _ map: SkillMap) {
        self.graph = graph
        self.map = map
        planner = CurriculumPlanner(graph)
        skills = Array(graph.nodes(.skill))
    }

    /// The next question; nil where none is worth its time, or enough were asked.
    /// - Parameters:
    ///   - learner: what is believed now, with the answers so far (`answered`).
    ///   - time: seconds since 1970.
    ///   - request: what is planned; its mastery is that of `learner`.
    ///   - asked: skills asked about so far.
    /// - Complexity: two plans a candidate.
    public func next(
        _ learner: LearnerMastery, at time: Double, _ request: PlanningRequest, asked: Set<NodeID>
    ) -> Question? {
        guard asked.count < mostQuestions else { return nil }
        let needed = neededTutorials(request)
        let estimates = learner.mastery(at: time)
        let now = cost(estimates, request, needed)
        let signal = learner.model.parameters.signals.selfAssessedFully
        var best: Question?
        for skill in promising(estimates, needed, asked).prefix(candidates) {
            guard let number = map.skillNumbers[graph.key(skill)], let tutorial = needed[skill] else { continue }
            let held = estimates[number].probability
            let chance = held * signal.held + (1 - held) * signal.lacked
            let after = [true, false].map { isYes in
                cost(answered(learner, skill, isYes, at: time).mastery(at: time), request, needed)
            }
            let saved = now - chance * after[0] - (1 - chance) * after[1] - answerSeconds
            if saved > 0, Int(saved) > best?.savedSeconds ?? 0 {
                best = Question(skill: skill, tutorial: tutorial, chanceOfYes: chance, savedSeconds: Int(saved))
            }
        }
        return best
    }

    /// The learner after an answer.
    public func answered(
        _ learner: LearnerMastery, _ skill: NodeID, _ isYes: Bool, at time: Double
    ) -> LearnerMastery {
        guard let number = map.skillNumbers[graph.key(skill)] else { return learner }
        var learner = learner
        learner.observe(.init(time: time, .selfAssessed(skill: number, level: isYes ? 1 : 0)))
        return learner
    }

    /// What a request needs if nothing is held: by skill, the tutorial that would teach it.
    public func neededTutorials(_ request: PlanningRequest) -> [NodeID: NodeID] {
        var bare = request
        bare.mastery = nil
        bare.budgetSeconds = nil
        var needed: [NodeID: NodeID] = [:]
        for step in planner.plan(bare, carriesProof: false).steps {
            for skill in graph.targets(from: step.tutorial, .teaches) where needed[skill] == nil {
                needed[skill] = step.tutorial
            }
        }
        return needed
    }

    /// Expected seconds of the curriculum, and of what goes wrong where a skill is taken to be held that is not.
    private func cost(
        _ estimates: [MasteryEstimate], _ request: PlanningRequest, _ needed: [NodeID: NodeID]
    ) -> Double {
        let assumed = AssumedMastery(estimates, graph)
        var request = request
        request.assume(assumed)
        let curriculum = planner.plan(request, carriesProof: false)
        let durations = planner.estimate
        var cost = Double(curriculum.totalSeconds)
        for (skill, tutorial) in needed.sorted(by: { $0.key < $1.key }) {
            let probability = assumed.probabilities[skill] ?? 0
            guard probability >= assumed.heldFrom, !curriculum.tutorials.contains(tutorial) else { continue }
            cost += (1 - probability) * errorShare * Double(durations.seconds(of: tutorial, in: graph).seconds)
        }
        return cost
    }

    /// Needed skills, those first of which an answer may change most: uncertain ones behind which much time lies.
    private func promising(
        _ estimates: [MasteryEstimate], _ needed: [NodeID: NodeID], _ asked: Set<NodeID>
    ) -> [NodeID] {
        var worth: [(skill: NodeID, worth: Double)] = []
        for skill in needed.keys where !asked.contains(skill) {
            guard let number = map.skillNumbers[graph.key(skill)] else { continue }
            let probability = estimates[number].probability
            let behind = map.prerequisites(of: number, deep: true) + [number]
            let seconds = behind.reduce(0.0) { sum, other in
                guard let tutorial = needed[skills[other]] else { return sum }
                return sum + Double(planner.estimate.seconds(of: tutorial, in: graph).seconds)
            }
            worth.append((skill, probability * (1 - probability) * seconds))
        }
        return worth.sorted { ($1.worth, $0.skill) < ($0.worth, $1.skill) }.map(\.skill)
    }
}
