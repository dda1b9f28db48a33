public import ContentGraph
public import Planning

extension CurriculumDocument {
    /// Why the steps are there and what would change them, in facts and in words.
    struct Explanation: Codable, Sendable {
        struct Step: Codable, Sendable {
            /// Keys of tutorials, by the shortest way: the step, and those for which it is there, each for the next.
            var chain: [String]
            /// Key of the usage axis that asks for the last of them; absent where the request does.
            var axis: String?
            var why: Words
            /// Time saved and keys of the tutorials that would go, if the skills of the step were held already.
            var ifKnownSavedSeconds: Int
            var ifKnownWithout: [String]

            init(
                _ purpose: StepPurpose, _ graph: ContentGraph, _ french: ExplanationText, _ english: ExplanationText,
                savedSeconds: Int, without: [String]
            ) {
                chain = purpose.chain.map(graph.key)
                if case .axis(let asking, _) = purpose.origin { axis = graph.key(asking) }
                why = .init(fr: french.why(purpose), en: english.why(purpose))
                ifKnownSavedSeconds = savedSeconds
                ifKnownWithout = without
            }
        }

        struct MoreTime: Codable, Sendable {
            var seconds: Int
            /// Keys of the tutorials of the goals that would come within reach.
            var gained: [String]
            /// Keys of the steps of the goals that would no longer come.
            var lost: [String]?
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
        steps = planner.purposes(of: curriculum).enumerated().map { number, purpose in
            Step(
                purpose, graph, french, english, savedSeconds: facts.known[number].savedSeconds,
                without: facts.known[number].steps.map(graph.key))
        }
        moreTime = facts.moreTime.map {
            .init(seconds: $0.seconds, gained: $0.gained.map(graph.key), lost: $0.lost.map(graph.key))
        }
    }
}
