public import ContentGraph
public import Planning

/// What a verifier found wrong with a curriculum, in words.
public struct FaultWords: Sendable {
    private let graph: ContentGraph
    private let catalogue: Catalogue

    /// Makes a writer for curricula over a graph.
    public init(_ graph: ContentGraph, _ catalogue: Catalogue) {
        self.graph = graph
        self.catalogue = catalogue
    }

    /// One fault in a sentence.
    public func sentence(_ fault: CurriculumVerifier.Fault, in curriculum: Curriculum) -> String {
        func step(_ number: Int) -> [String: String] {
            ["n": "\(number + 1)", "title": graph.title(curriculum.steps[number].tutorial)]
        }
        func text(_ key: String, _ values: [String: String]) -> String { catalogue.text("fault.\(key)", values) }
        switch fault {
        case .wrongKind(let node): return text("kind", ["title": graph.title(node)])
        case .heldForgotten(let node): return text("held_forgotten", ["title": graph.title(node)])
        case .notOffered(let number): return text("not_offered", step(number))
        case .repeated(let number): return text("repeated", step(number))
        case .prerequisiteMissing(let number, _): return text("prerequisite", step(number))
        case .alreadyHeld(let number): return text("held", step(number))
        case .wrongTime(let number): return text("time", step(number))
        case .wrongMastery(let number): return text("mastery", step(number))
        case .falsePractice(let number): return text("practice", step(number))
        case .wrongPlace(let number): return text("place", step(number))
        case .wrongReason(let number): return text("reason", step(number))
        case .overBudget(let seconds): return text("budget", ["time": catalogue.duration(seconds)])
        case .sessionsDoNotCover: return text("sessions", [:])
        case .sessionTooLong(let number): return text("session_long", ["n": "\(number + 1)"])
        case .sessionTooShort(let number):
            return text("session_short", ["n": "\(number + 1)", "next": "\(number + 2)"])
        case .impossibleBound: return text("bound", [:])
        case .boundBelowLandmarks: return text("bound_low", [:])
        case .noLandmark(let number): return text("landmark", ["n": "\(number + 1)"])
        case .overcharged(let node): return text("overcharged", ["title": graph.title(node)])
        case .impossibleWeight: return text("weight", [:])
        case .wrongWeight(let reached): return text("weight_reached", ["n": "\(reached)"])
        case .falseExcuse(let node): return text("excuse", ["title": graph.title(node)])
        case .explainedTwice(let node): return text("explained_twice", ["title": graph.title(node)])
        case .notAsked(let node): return text("not_asked", ["title": graph.title(node)])
        case .wrongMissingTime(let node, let seconds):
            return text("missing_time", ["title": graph.title(node), "time": catalogue.duration(seconds)])
        case .wrongCauses(let node): return text("causes", ["title": graph.title(node)])
        case .lateStart(let number): return text("start", step(number))
        case .requestIgnored(let node): return text("request", ["title": graph.title(node)])
        case .goalForgotten(let node): return text("goal", ["title": graph.title(node)])
        }
    }

    /// One member of a document that is not what it should be, in a sentence.
    public func sentence(_ difference: CurriculumDocument.Difference) -> String {
        catalogue.text(
            "fault.member",
            ["member": difference.member, "said": difference.said, "expected": difference.expected])
    }
}
