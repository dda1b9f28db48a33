public import ContentGraph
public import Planning

/// The parts of a curriculum in words.
public struct CurriculumWords: Sendable {
    private let graph: ContentGraph
    private let catalogue: Catalogue

    /// Makes a writer for curricula over a graph.
    public init(_ graph: ContentGraph, _ catalogue: Catalogue) {
        self.graph = graph
        self.catalogue = catalogue
    }

    /// Why a step is there.
    public func reason(_ step: Curriculum.Step) -> String {
        switch step.reason {
        case .goal: catalogue.text("reason.goal", ["need": graph.title(step.need)])
        case .prerequisite(let other): catalogue.text("reason.prerequisite", ["other": graph.title(other)])
        case .request: catalogue.text("reason.request")
        }
    }

    /// Why a tutorial is out of reach.
    public func obstacle(_ unreached: Curriculum.Unreached) -> String {
        let title = graph.title(unreached.tutorial)
        switch unreached.reason {
        case .notPublished(let status):
            return catalogue.text(
                "obstacle.not_published", ["title": title, "status": catalogue.text("status.\(status.wordPress)")])
        case .behindPassword: return catalogue.text("obstacle.password", ["title": title])
        case .requires(let other):
            guard unreached.circle.isEmpty else {
                let circle = (unreached.circle + unreached.circle.prefix(1)).map {
                    catalogue.text("quoted", ["title": graph.title($0)])
                }
                return catalogue.text(
                    "obstacle.circle", ["title": title, "titles": circle.joined(separator: " → ")])
            }
            let causes = unreached.causes.map(cause).joined(separator: ", ")
            if unreached.causes == [other] {
                return catalogue.text("obstacle.requires_this", ["title": title, "causes": causes])
            }
            let isTutorial = graph.kind(other) == .tutorial
            let sentence =
                isTutorial
                ? catalogue.text("obstacle.requires", ["title": title, "other": graph.title(other)])
                : catalogue.text("obstacle.requires_this", ["title": title, "causes": cause(other)])
            if causes.isEmpty { return sentence }
            return sentence + catalogue.text("obstacle.causes", ["causes": causes])
        case .noAxis: return catalogue.text("obstacle.no_axis", ["title": title])
        case .avoided: return catalogue.text("obstacle.avoided", ["title": title])
        case .overBudget(let seconds):
            // Whole minutes that are enough.
            let time = catalogue.duration((seconds + 59) / 60 * 60)
            return catalogue.text("obstacle.budget", ["title": title, "time": time])
        }
    }

    /// Number and time of a session.
    func session(_ number: Int, _ curriculum: Curriculum) -> String {
        let time = curriculum.sessions[number].reduce(0) { $0 + curriculum.steps[$1].seconds }
        return catalogue.text("label.session", ["n": "\(number + 1)"]) + " — " + catalogue.duration(time)
    }

    /// Why a curriculum has no steps.
    public func emptiness(_ curriculum: Curriculum) -> String {
        if curriculum.unreached.contains(where: { if case .overBudget = $0.reason { true } else { false } }) {
            return catalogue.text("empty.no_time")
        }
        if !curriculum.unreached.isEmpty { return catalogue.text("empty.out_of_reach") }
        let request = curriculum.request
        let needs = request.needs.isEmpty ? graph.targets(from: request.profile, .hasNeed) : request.needs
        let axes = needs.flatMap { graph.targets(from: $0, .hasAxis) }
        let hasGoals = axes.contains { !graph.targets(from: $0, .hasTutorial).isEmpty }
        return catalogue.text(hasGoals ? "empty.held" : "page.empty")
    }

    /// Something that would have to be mended.
    private func cause(_ node: NodeID) -> String {
        let title = ["title": graph.title(node)]
        if graph.kind(node) == .skill { return catalogue.text("cause.no_tutorial", title) }
        if graph.kind(node) == .placeholder { return catalogue.text("cause.placeholder", title) }
        if graph.status(node) != .published {
            let status = catalogue.text("status.\(graph.status(node).wordPress)")
            return catalogue.text("cause.status", title.merging(["status": status]) { first, _ in first })
        }
        return catalogue.text(graph.isPasswordProtected(node) ? "cause.password" : "cause.avoided", title)
    }

    /// Time of a step, with a mark where it is an estimate, and how it is followed where not from beginning to end.
    public func time(_ step: Curriculum.Step) -> String {
        let time = (step.isEstimated ? "≈\u{A0}" : "") + catalogue.duration(step.seconds)
        return step.mode == .full ? time : time + " " + catalogue.text("mode.\(step.mode.rawValue)")
    }

    /// A medium in the reader's language; the site's own word where the catalogue has none.
    public func medium(_ node: NodeID) -> String { word("medium", graph.medium(node)) }

    /// A level in the reader's language; the site's own word where the catalogue has none.
    public func level(_ node: NodeID) -> String { word("level", graph.level(node)) }

    /// What is proven of the length.
    public func proof(_ curriculum: Curriculum) -> String {
        curriculum.isProvenShortest
            ? catalogue.text("proof.shortest")
            : catalogue.text("proof.bound", ["bound": catalogue.duration(curriculum.certificate.lowerBoundSeconds)])
    }

    private func word(_ family: String, _ value: String) -> String {
        catalogue.has("\(family).\(value)") ? catalogue.text("\(family).\(value)") : value
    }
}
