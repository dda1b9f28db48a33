public import ContentGraph
public import Foundation
public import Mastery
public import Planning

/// What a learner masters at a moment, in its JSON form, `parcours-mastery-estimate/1`.
public struct MasteryDocument: Codable, Sendable {
    /// One skill.
    public struct Skill: Codable, Sendable {
        /// Key of the skill, and its title.
        public var key: String
        /// What it is called.
        public var title: String
        /// Probability of holding it.
        public var probability: Double
        /// Ends of a 90 % credible interval.
        public var interval: [Double]
        /// Pieces of evidence on the skill itself, and days since the last.
        public var evidence: Int
        /// Days since the last of them; absent where there is none.
        public var ageDays: Double?
        /// Whether it was held and has faded.
        public var faded: Bool
        /// Why, in French and English, where that was asked for.
        public var because: [String: String]?
    }

    /// Form and version.
    public var schema = "parcours-mastery-estimate/1"
    /// Pseudonym of the learner.
    public var learner: String
    /// The moment, in seconds since 1970.
    public var time: Double
    /// Probability from which skills count as held.
    public var heldFrom: Double
    /// All skills of the site.
    public var skills: [Skill]

    /// Makes the document of a learner.
    public init(
        learner: String, time: Double, _ estimates: [MasteryEstimate], _ graph: ContentGraph,
        because: (Int) -> [String: String]? = { _ in nil }
    ) {
        self.learner = learner
        self.time = time
        heldFrom = AssumedMastery().heldFrom
        skills = graph.nodes(.skill).enumerated().map { number, skill in
            let estimate = estimates[number]
            return Skill(
                key: graph.key(skill), title: graph.title(skill), probability: estimate.probability,
                interval: [estimate.interval.lowerBound, estimate.interval.upperBound], evidence: estimate.evidence,
                ageDays: estimate.ageSeconds.map { $0 / 86400 },
                faded: estimate.hasFaded(below: AssumedMastery().heldFrom),
                because: because(number))
        }
    }

    /// Reads a document.
    /// - Throws: `CurriculumReadError.malformed`.
    public init(json: Data) throws {
        do { self = try JSONDecoder().decode(Self.self, from: json) } catch {
            throw CurriculumReadError.malformed("parcours-mastery-estimate/1")
        }
        guard schema == "parcours-mastery-estimate/1", (0...1).contains(heldFrom),
            skills.allSatisfy({ (0...1).contains($0.probability) })
        else {
            throw CurriculumReadError.malformed("parcours-mastery-estimate/1")
        }
    }

    /// What a plan may assume of it; skills that the graph lacks are left out.
    public func assumed(in graph: ContentGraph) -> AssumedMastery {
        var assumed = AssumedMastery()
        assumed.heldFrom = heldFrom
        let isNewcomer = skills.allSatisfy { $0.evidence == 0 }
        let known = Dictionary(skills.map { ($0.key, $0) }) { first, _ in first }
        for skill in graph.nodes(.skill) {
            guard let entry = known[graph.key(skill)],
                AssumedMastery.tells(entry.probability, ofNewcomer: isNewcomer)
            else { continue }
            assumed.probabilities[skill] = entry.probability
            if entry.faded, entry.probability < assumed.heldFrom { assumed.decayed.insert(skill) }
        }
        return assumed
    }
}
