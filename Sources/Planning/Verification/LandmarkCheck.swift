import ContentGraph

/// Checks the landmarks of a certificate: without the tutorials of one, some skill that the curriculum comes to hold for
/// its goals is out of reach, and no tutorial is charged more than its time. Then the charges add up to a lower bound
/// (Karpas and Domshlak, "Cost-optimal planning with landmarks", 2009), whatever search found them.
struct LandmarkCheck {
    private let facts: CurriculumFacts
    private var landmarks: [Certificate.Landmark] { facts.curriculum.certificate.landmarks }

    init(_ facts: CurriculumFacts) { self.facts = facts }

    /// Everything that is wrong with the bound and its landmarks.
    func faults() -> [CurriculumVerifier.Fault] {
        let proof = facts.curriculum.certificate
        var faults: [CurriculumVerifier.Fault] = []
        if proof.lowerBoundSeconds > facts.curriculum.totalSeconds { faults.append(.impossibleBound) }
        if proof.lowerBoundSeconds < max(0, proof.checkableSeconds) { faults.append(.boundBelowLandmarks) }
        guard !landmarks.isEmpty else { return faults }
        // Steps that practise are another way to skills, of which landmarks know nothing.
        let odd = landmarks.indices.filter { isNoSet(landmarks[$0].tutorials) }
        if !odd.isEmpty { return faults + odd.map { .noLandmark(number: $0) } }
        let wrong = PracticeChance(facts).isThere ? Array(landmarks.indices) : needless()
        faults += wrong.map { .noLandmark(number: $0) }
        var charges: [NodeID: Int] = [:]
        for landmark in landmarks {
            for tutorial in landmark.tutorials { charges[tutorial, default: 0] += landmark.seconds }
        }
        for (tutorial, seconds) in charges.sorted(by: { $0.key < $1.key })
        where seconds > facts.times.seconds(tutorial, facts.request).seconds {
            faults.append(.overcharged(tutorial))
        }
        return faults
    }

    /// Numbers of the landmarks without which the goals can be reached, or that charge nothing.
    private func needless() -> [Int] {
        let goals = goalSkills()
        let required = facts.mustCome.filter { facts.isStep[$0] }
        var reach = Reach(facts.table, goals: goals)
        var whole = reach
        whole.follow()
        var ranks = Array(repeating: Int.max, count: facts.table.tutorials.count)
        for (rank, tutorial) in whole.queue.enumerated() { ranks[tutorial] = rank }
        // What can be followed before the first tutorial of a landmark is followed without any of it: so they are tried in
        // the order of their first tutorials, each from where the one before began.
        let trials = landmarks.enumerated().map { number, landmark in
            let absent = landmark.tutorials.compactMap { facts.table.number(of: $0) }
            return (number: number, absent: absent, first: absent.map { ranks[$0] }.min() ?? .max)
        }
        var found: [Int] = []
        for trial in trials.sorted(by: { $0.first < $1.first }) {
            reach.follow(trial.first)
            let isReached = reach.trying(without: trial.absent) { reach in
                reach.goalsLeft == 0 && required.allSatisfy(reach.canFollow)
            }
            if isReached || landmarks[trial.number].seconds <= 0 { found.append(trial.number) }
        }
        return found.sorted()
    }

    /// Whether something is named twice, or is no tutorial.
    private func isNoSet(_ tutorials: [NodeID]) -> Bool {
        tutorials.contains { facts.graph.kind($0) != .tutorial }
            || (tutorials.count > 1 && Set(tutorials).count < tutorials.count)
    }

    /// Skills, by their numbers, of the axes that the curriculum reaches and of the tutorials that must come, as far as they
    /// are held at the end.
    private func goalSkills() -> [Int] {
        facts.axes.filter(\.isReached).flatMap(\.skills)
            + facts.mustCome.flatMap { facts.table.taught[$0] }.filter { facts.isHeldAtEnd[$0] }
    }
}
