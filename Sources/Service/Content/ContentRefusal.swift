import ContentGraph
import HTTPTypes

/// Why content is not put in the place of what is in force, unless whoever sends it is sure.
enum ContentRefusal: Sendable, Equatable {
    /// It has no tutorials: nothing could be planned. Nobody can be sure of that.
    case noTutorials
    /// It is longer than the service takes, which shows only once it is unzipped.
    case tooLong
    /// The export is cut off or damaged; where that was seen.
    case damaged(file: String, line: Int)
    /// Too many of the published tutorials would go.
    case loss(titles: [String], before: Int)

    /// Looks at content; nil where nothing speaks against it.
    /// - Parameter mostLost: share of the published tutorials that may go.
    init?(_ graph: ContentGraph, _ change: ContentShelf.Change, mostLost: Double) {
        if graph.findings.contains(where: { $0.rule == "wxr_too_long" }) {
            self = .tooLong
        } else if graph.nodes(.tutorial).count == 0 {
            self = .noTutorials
        } else if Double(change.lost.count) > mostLost * Double(change.before) {
            self = .loss(titles: change.lost, before: change.before)
        } else if let damage = graph.findings.first(where: { $0.severity == .error && $0.rule.hasPrefix("wxr_") }) {
            // Of what the reader reports, errors are what was lost for good.
            self = .damaged(file: damage.place.file, line: damage.place.line)
        } else {
            return nil
        }
    }

    /// Whether it may be put in force all the same.
    var canBeForced: Bool { self != .noTutorials && self != .tooLong }

    /// The same as an answer to a request.
    var problem: Problem {
        switch self {
        case .noTutorials: Problem(.conflict, "no_tutorials")
        case .tooLong: Problem(.contentTooLarge, "too_large")
        case .damaged(let file, let line):
            Problem(.conflict, "damaged_export", ["file": file, "line": "\(line)"])
        case .loss(let titles, let before):
            Problem(
                .conflict, "content_loss",
                [
                    "lost": "\(titles.count)", "before": "\(before)",
                    "titles": titles.prefix(5).map { "« \($0) »" }.joined(separator: ", "),
                ])
        }
    }
}
