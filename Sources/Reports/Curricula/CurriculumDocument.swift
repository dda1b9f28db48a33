public import ContentGraph
public import Planning

/// A curriculum in its JSON form, `parcours-curriculum/1`: what the WordPress plugin ships and other programs read.
public struct CurriculumDocument: Encodable, Sendable {
    struct Thing: Encodable, Sendable {
        var key: String
        var title: String
        var slug: String?
        var id: Int?
        var url: String?
    }

    struct Words: Encodable, Sendable {
        var fr: String
        var en: String
    }

    struct Step: Encodable, Sendable {
        var tutorial: Thing
        var medium: String
        var level: String
        var tool: String
        var minutes: Double
        var estimated: Bool
        var axis: Thing
        var need: Thing
        var prerequisiteOf: Thing?
        var reason: Words
    }

    struct Session: Encodable, Sendable {
        /// Numbers of its steps, from 0.
        var steps: [Int]
        var minutes: Double
    }

    struct Unreached: Encodable, Sendable {
        var tutorial: Thing
        var reason: Words
    }

    var schema = "parcours-curriculum/1"
    var site: String
    var profile: Thing
    var needs: [Thing]
    var held: [Thing]
    var budgetMinutes: Double?
    var sessionMinutes: Double?
    var totalMinutes: Double
    var lowerBoundMinutes: Double
    var provenShortest: Bool
    var steps: [Step]
    var sessions: [Session]
    var unreached: [Unreached]

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
        budgetMinutes = curriculum.request.budgetSeconds.map(minutes)
        sessionMinutes = curriculum.request.sessionSeconds.map(minutes)
        totalMinutes = minutes(curriculum.totalSeconds)
        lowerBoundMinutes = minutes(curriculum.lowerBoundSeconds)
        provenShortest = curriculum.isProvenShortest
        steps = curriculum.steps.map { step in
            var prerequisiteOf: Thing?
            if case .prerequisite(let other) = step.reason { prerequisiteOf = thing(other) }
            return Step(
                tutorial: thing(step.tutorial), medium: graph.medium(step.tutorial), level: graph.level(step.tutorial),
                tool: graph.tool(step.tutorial), minutes: minutes(step.seconds), estimated: step.isEstimated,
                axis: thing(step.axis), need: thing(step.need), prerequisiteOf: prerequisiteOf,
                reason: Words(fr: french.reason(step), en: english.reason(step)))
        }
        sessions = curriculum.sessions.map { range in
            Session(steps: Array(range), minutes: minutes(range.reduce(0) { $0 + curriculum.steps[$1].seconds }))
        }
        unreached = curriculum.unreached.map {
            Unreached(tutorial: thing($0.tutorial), reason: Words(fr: french.obstacle($0), en: english.obstacle($0)))
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
