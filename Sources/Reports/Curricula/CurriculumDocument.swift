public import ContentGraph
public import Planning

/// A curriculum in its JSON form, `parcours-curriculum/1`: what the WordPress plugin ships and other programs read.
public struct CurriculumDocument: Codable, Sendable {
    struct Thing: Codable, Sendable {
        var key: String
        var title: String
        var slug: String?
        var id: Int?
        var url: String?
    }

    struct Words: Codable, Sendable {
        var fr: String
        var en: String
    }

    struct Step: Codable, Sendable {
        var tutorial: Thing
        var medium: String
        var level: String
        var tool: String
        var minutes: Double
        var seconds: Int
        var estimated: Bool
        /// How it is followed; `full` where absent.
        var mode: StepMode?
        /// Time of the whole tutorial, and assumed mastery, where it is not followed in full.
        var wholeSeconds: Int?
        var mastery: Double?
        /// Faded skills that it practises, by key.
        var practised: [String]?
        var axis: Thing
        var need: Thing
        var prerequisiteOf: Thing?
        /// Whether it is there since the request names it, and for no axis; absent where not.
        var asked: Bool?
        var reason: Words
    }

    /// What was assumed of the learner's mastery.
    struct Mastery: Codable, Sendable {
        struct Skill: Codable, Sendable {
            var key: String
            var probability: Double
            var faded: Bool
        }
        var heldFrom: Double
        var unknownBelow: Double
        /// Those that are not unknown, and those of the steps.
        var skills: [Skill]
    }

    struct Session: Codable, Sendable {
        /// Numbers of its steps, from 0.
        var steps: [Int]
        var minutes: Double
    }

    struct Unreached: Codable, Sendable {
        var tutorial: Thing
        var reason: Words
        /// `status`, `password`, `requires`, `avoided`, `no_axis` or `budget`.
        var cause: String
        /// Seconds that are missing, where `cause` is `budget`.
        var missingSeconds: Int?
        /// What it requires, where `cause` is `requires`.
        var requires: Thing?
        /// What would have to be mended, where `cause` is `requires`: no more than is needed.
        var missing: [Thing]?
        /// Tutorials that require one another, where nothing that is missing would do.
        var circle: [Thing]?
    }

    /// What is proven; see `Certificate`.
    struct Proof: Codable, Sendable {
        struct Landmark: Codable, Sendable {
            /// Keys of tutorials.
            var tutorials: [String]
            var seconds: Int
        }
        var lowerBoundSeconds: Int
        var reachedWeight: Int
        var weightBound: Int?
        var landmarks: [Landmark]
        var nodes: Int
        var work: Int
        var clockStruck: Bool
    }

    var schema = "parcours-curriculum/1"
    var site: String
    var profile: Thing
    var needs: [Thing]
    var held: [Thing]
    var mastery: Mastery?
    var budgetMinutes: Double?
    var sessionMinutes: Double?
    var avoidedMedia: [String]
    var avoidedTutorials: [Thing]
    var requiredTutorials: [Thing]
    var firstTutorial: Thing?
    var totalMinutes: Double
    /// Least and most minutes, with 90 %, where the total is an expectation.
    var intervalMinutes: [Double]?
    var lowerBoundMinutes: Double
    var provenShortest: Bool
    var steps: [Step]
    var sessions: [Session]
    var unreached: [Unreached]
    var certificate: Proof
    var explanation: Explanation?

    /// Makes the document of a curriculum.
    public init(_ curriculum: Curriculum, _ graph: ContentGraph) {
        let french = CurriculumWords(graph, Catalogue(.french))
        let english = CurriculumWords(graph, Catalogue(.english))
        func minutes(_ seconds: Int) -> Double { Double(seconds) / 60 }
        func thing(_ node: NodeID) -> Thing {
            func text(_ value: String) -> String? { value.isEmpty ? nil : value }
            return Thing(
                key: graph.key(node), title: graph.title(node), slug: text(graph.slug(node)), id: graph.siteID(node),
                url: text(graph.url(node)))
        }
        site = graph.metadata.siteURL
        profile = thing(curriculum.request.profile)
        needs = curriculum.request.needs.map(thing)
        held = curriculum.request.heldSkills.sorted().map(thing)
        mastery = curriculum.request.mastery.map { assumed in
            return Mastery(
                heldFrom: assumed.heldFrom, unknownBelow: assumed.unknownBelow,
                skills: curriculum.assumedSkills(graph).map {
                    .init(
                        key: graph.key($0), probability: assumed.probabilities[$0] ?? 0,
                        faded: assumed.decayed.contains($0))
                })
        }
        if curriculum.request.mastery != nil {
            let interval = curriculum.secondsInterval
            intervalMinutes = [minutes(interval.lowerBound), minutes(interval.upperBound)]
        }
        budgetMinutes = curriculum.request.budgetSeconds.map(minutes)
        sessionMinutes = curriculum.request.sessionSeconds.map(minutes)
        avoidedMedia = curriculum.request.avoidedMedia.sorted()
        avoidedTutorials = curriculum.request.avoidedTutorials.sorted().map(thing)
        requiredTutorials = curriculum.request.requiredTutorials.map(thing)
        firstTutorial = curriculum.request.firstTutorial.map(thing)
        totalMinutes = minutes(curriculum.totalSeconds)
        lowerBoundMinutes = minutes(curriculum.certificate.lowerBoundSeconds)
        provenShortest = curriculum.isProvenShortest
        steps = curriculum.steps.map { step in
            var prerequisiteOf: Thing?
            if case .prerequisite(let other) = step.reason { prerequisiteOf = thing(other) }
            let isWhole = curriculum.request.mastery == nil
            return Step(
                tutorial: thing(step.tutorial), medium: graph.medium(step.tutorial), level: graph.level(step.tutorial),
                tool: graph.tool(step.tutorial), minutes: minutes(step.seconds), seconds: step.seconds,
                estimated: step.isEstimated, mode: isWhole ? nil : step.mode,
                wholeSeconds: isWhole ? nil : step.wholeSeconds, mastery: isWhole ? nil : step.mastery,
                practised: step.practised.isEmpty ? nil : step.practised.map(graph.key),
                axis: thing(step.axis), need: thing(step.need), prerequisiteOf: prerequisiteOf,
                asked: step.reason == .request ? true : nil,
                reason: Words(fr: french.reason(step), en: english.reason(step)))
        }
        sessions = curriculum.sessions.map { range in
            Session(steps: Array(range), minutes: minutes(range.reduce(0) { $0 + curriculum.steps[$1].seconds }))
        }
        unreached = curriculum.unreached.map { unreached in
            var entry = Unreached(
                tutorial: thing(unreached.tutorial),
                reason: Words(fr: french.obstacle(unreached), en: english.obstacle(unreached)),
                cause: unreached.reason.name)
            switch unreached.reason {
            case .notPublished, .behindPassword, .avoided, .noAxis: break
            case .requires(let other):
                entry.requires = thing(other)
                entry.missing = unreached.causes.map(thing)
                entry.circle = unreached.circle.isEmpty ? nil : unreached.circle.map(thing)
            case .overBudget(let seconds): entry.missingSeconds = seconds
            }
            return entry
        }
        let proof = curriculum.certificate
        certificate = Proof(
            lowerBoundSeconds: proof.lowerBoundSeconds, reachedWeight: proof.reachedWeight,
            weightBound: proof.weightBound,
            landmarks: proof.landmarks.map { .init(tutorials: $0.tutorials.map(graph.key), seconds: $0.seconds) },
            nodes: proof.nodes, work: proof.work, clockStruck: proof.clockStruck)
    }
}

extension Curriculum {
    /// Skills of which the JSON form tells the assumed mastery: those that are not unknown, and those of the steps; in site
    /// order.
    func assumedSkills(_ graph: ContentGraph) -> [NodeID] {
        guard let assumed = request.mastery else { return [] }
        let named = Set(steps.flatMap { graph.targets(from: $0.tutorial, .teaches) + $0.practised })
        return assumed.probabilities.keys.filter {
            assumed.probabilities[$0]! >= assumed.unknownBelow || assumed.decayed.contains($0) || named.contains($0)
        }.sorted()
    }
}

extension Curriculum.Obstacle {
    /// Its name in the JSON form.
    var name: String {
        switch self {
        case .notPublished: "status"
        case .behindPassword: "password"
        case .requires: "requires"
        case .avoided: "avoided"
        case .noAxis: "no_axis"
        case .overBudget: "budget"
        }
    }
}

/// The list of the curricula of a site, `parcours-index/1`: one entry a profile.
public struct CurriculumIndex: Encodable, Sendable {
    struct Entry: Encodable, Sendable {
        var profile: String
        var slug: String
        var title: String
        var file: String
        var steps: Int
        var minutes: Double
        var unreached: Int
    }

    var schema = "parcours-index/1"
    var site: String
    var siteTitle: String
    var curricula: [Entry]

    /// Makes the index of curricula and of the files that hold them.
    public init(_ curricula: [(curriculum: Curriculum, file: String)], _ graph: ContentGraph) {
        site = graph.metadata.siteURL
        siteTitle = graph.metadata.siteTitle
        self.curricula = curricula.map { curriculum, file in
            let profile = curriculum.request.profile
            return Entry(
                profile: graph.key(profile), slug: graph.slug(profile), title: graph.title(profile), file: file,
                steps: curriculum.steps.count, minutes: Double(curriculum.totalSeconds) / 60,
                unreached: curriculum.unreached.count)
        }
    }
}
