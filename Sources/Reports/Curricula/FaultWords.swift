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
        case .notOffered(let number): return text("not_offered", step(number))
        case .repeated(let number): return text("repeated", step(number))
        case .prerequisiteMissing(let number, _): return text("prerequisite", step(number))
        case .alreadyHeld(let number): return text("held", step(number))
        case .wrongTime(let number): return text("time", step(number))
        case .wrongMastery(let number): return text("mastery", step(number))
        case .falsePractice(let number): return text("practice", step(number))
        case .overBudget(let seconds): return text("budget", ["time": catalogue.duration(seconds)])
        case .sessionsDoNotCover: return text("sessions", [:])
        case .sessionTooLong(let number): return text("session_long", ["n": "\(number + 1)"])
        case .impossibleBound: return text("bound", [:])
        case .noLandmark(let number): return text("landmark", ["n": "\(number + 1)"])
        case .overcharged(let node): return text("overcharged", ["title": graph.title(node)])
        case .impossibleWeight: return text("weight", [:])
        case .falseExcuse(let node): return text("excuse", ["title": graph.title(node)])
        case .wrongCauses(let node): return text("causes", ["title": graph.title(node)])
        case .lateStart(let number): return text("start", step(number))
        case .requestIgnored(let node): return text("request", ["title": graph.title(node)])
        case .goalForgotten(let node): return text("goal", ["title": graph.title(node)])
        }
    }
}
