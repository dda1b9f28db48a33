public import ContentGraph
public import Planning

extension CurriculumDocument {
    /// Why the steps are there and what would change them, in facts and in words.
    struct Explanation: Codable, Sendable {
        struct Step: Codable, Sendable {
            /// Keys of tutorials: the step, and those for which it is there, each for the next; the last answers the axis.
            var chain: [String]
            var why: Words
            /// Time saved and keys of the tutorials that would go, if the skills of the step were held already.
            var ifKnownSavedSeconds: Int
            var ifKnownWithout: [String]
        }

        struct MoreTime: Codable, Sendable {
            var seconds: Int
            /// Keys of the tutorials of the goals that would come within reach.
            var gained: [String]
        }

        /// By step, in order.
        var steps: [Step]
        var moreTime: MoreTime?
    }

    /// The same document with the explanation of a curriculum.
    /// - Parameter planner: one over the graph; nil to make one.
    /// - Complexity: one plan a step.
    public func explained(
        _ curriculum: Curriculum, _ graph: ContentGraph, by planner: CurriculumPlanner? = nil
    ) -> CurriculumDocument {
        var document = self
        document.explanation = Explanation(curriculum, graph, planner ?? CurriculumPlanner(graph))
        return document
    }
}

extension CurriculumDocument.Explanation {
    /// Explains a curriculum.
    init(_ curriculum: Curriculum, _ graph: ContentGraph, _ planner: CurriculumPlanner) {
        let facts = planner.counterfactuals(curriculum)
        let french = ExplanationText(graph, Catalogue(.french))
        let english = ExplanationText(graph, Catalogue(.english))
        steps = curriculum.steps.indices.map { number in
            let chain = planner.chain(from: number, in: curriculum)
            return Step(
                chain: chain.map(graph.key),
                why: .init(fr: french.why(number, chain, curriculum), en: english.why(number, chain, curriculum)),
                ifKnownSavedSeconds: facts.known[number].savedSeconds,
                ifKnownWithout: facts.known[number].steps.map(graph.key))
        }
        moreTime = facts.moreTime.map { .init(seconds: $0.seconds, gained: $0.gained.map(graph.key)) }
    }
}
