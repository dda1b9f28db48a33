public import ContentGraph

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
}
