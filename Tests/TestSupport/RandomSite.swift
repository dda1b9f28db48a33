public import ContentGraph
public import Planning

/// Small sites drawn at random: two axes, alternatives, requirements with a choice, circles.
public enum RandomSite {
    /// A site of 2 to 10 tutorials.
    public static func graph(using generator: inout SeededGenerator) -> ContentGraph {
        let count = Int.random(in: 2...10, using: &generator)
        var lines: [String] = []
        for tutorial in 0..<count {
            let required = (0..<Int.random(in: 0...2, using: &generator)).map { _ -> String in
                let one = Int.random(in: 0..<count, using: &generator)
                let other = Int.random(in: 0..<count, using: &generator)
                return Bool.random(using: &generator) ? "s\(one)" : "s\(one) | s\(other)"
            }
            let skill = Bool.random(using: &generator) ? tutorial : Int.random(in: 0..<count, using: &generator)
            lines.append(
                "t\(tutorial) \(Int.random(in: 1...9, using: &generator)) = s\(skill) < \(required.joined(separator: " "))"
            )
        }
        let goals = (0..<count).filter { _ in Int.random(in: 0..<3, using: &generator) == 0 }
        let half = goals.count / 2
        return drawnGraph(
            "axis x: \(goals[..<half].map { "t\($0)" }.joined(separator: " "))\n"
                + "axis y: \(goals[half...].map { "t\($0)" }.joined(separator: " "))\n"
                + lines.joined(separator: "\n"))
    }

    /// A request of such a site: for some with mastery, a budget, sessions, what must come and what must not.
    public static func request(
        of graph: ContentGraph, using generator: inout SeededGenerator
    ) -> PlanningRequest {
        func isChosen(_ share: Int) -> Bool { Int.random(in: 0..<share, using: &generator) == 0 }
        let tutorials = Array(graph.nodes(.tutorial))
        var request = PlanningRequest(profile: graph.node(withKey: "p")!)
        for skill in graph.nodes(.skill) where isChosen(8) { request.heldSkills.insert(skill) }
        if isChosen(3) {
            var assumed = AssumedMastery()
            for skill in graph.nodes(.skill) {
                let probability = Double(Int.random(in: 0...100, using: &generator)) / 100
                assumed.probabilities[skill] = probability
                if probability < assumed.heldFrom, isChosen(4) { assumed.decayed.insert(skill) }
            }
            request.assume(assumed)
        }
        if isChosen(2) { request.budgetSeconds = Int.random(in: 0...1800, using: &generator) }
        if isChosen(2) { request.sessionSeconds = Int.random(in: 60...1200, using: &generator) }
        if isChosen(4) { request.avoidedTutorials = [tutorials.randomElement(using: &generator)!] }
        if isChosen(4) { request.requiredTutorials = [tutorials.randomElement(using: &generator)!] }
        if isChosen(6) { request.firstTutorial = tutorials.randomElement(using: &generator)! }
        return request
    }
}
