import ContentGraph
import Foundation
import Mastery
import Reports
import Tables

/// Learners' logs from a CSV file: columns `learner`, `time`, `event`, `page`, `value`, and where they are there
/// `profession` and `structure`. `docs/learning-log.md` describes them.
struct LearningLogFile {
    /// A row that was left out.
    struct Refusal {
        var line: Int
        var reason: String
    }

    /// By learner, each in the order of time.
    private(set) var logs: [String: LearnerLog] = [:]
    private(set) var refusals: [Refusal] = []
    /// The last moment of the log, in seconds since 1970.
    private(set) var end = 0.0

    private let pages: [String: Int]
    private let map: SkillMap
    private let lines: [Int]

    init(_ path: String, _ graph: ContentGraph, _ map: SkillMap) throws {
        self.map = map
        pages = Self.pageNames(graph)
        let table: TableFile
        do { table = try TableFile(path) } catch let error as TableError { throw CommandFailure(error) }
        lines = table.lines
        func column(_ name: String) throws -> Int {
            do { return try table.column(name) } catch let error as TableError { throw CommandFailure(error) }
        }
        let columns = (
            learner: try column("learner"), time: try column("time"), event: try column("event"),
            page: try column("page"), value: try column("value")
        )
        let profession = try? table.column("profession")
        let structure = try? table.column("structure")
        for row in table.rows.indices {
            let cells = table.rows[row]
            if cells.allSatisfy(\.isEmpty) { continue }
            guard let time = Self.time(cells[columns.time]) else {
                refuse(row, "error.log_time", cells[columns.time])
                continue
            }
            guard let page = pages[cells[columns.page]] else {
                refuse(row, "error.log_page", cells[columns.page])
                continue
            }
            guard let evidence = evidence(cells[columns.event], page, cells[columns.value]) else {
                refuse(row, "error.log_event", cells[columns.event] + " " + cells[columns.value])
                continue
            }
            let learner = cells[columns.learner]
            logs[learner, default: LearnerLog(events: [])].events.append(.init(time: time, evidence))
            if let profession, !cells[profession].isEmpty { logs[learner]?.background.profession = cells[profession] }
            if let structure, !cells[structure].isEmpty { logs[learner]?.background.structure = cells[structure] }
            end = max(end, time)
        }
        for learner in logs.keys { logs[learner]?.events.sort { $0.time < $1.time } }
    }

    /// Logs in the order of the learners' names.
    var ordered: [LearnerLog] { logs.sorted { $0.key < $1.key }.map(\.value) }

    private mutating func refuse(_ row: Int, _ key: String, _ value: String) {
        refusals.append(.init(line: lines[row], reason: Help.catalogue.text(key, ["value": value])))
    }

    /// Tutorials by number, key and slug.
    static func pageNames(_ graph: ContentGraph) -> [String: Int] {
        var names: [String: Int] = [:]
        for (number, tutorial) in graph.nodes(.tutorial).enumerated() {
            names[graph.key(tutorial)] = number
            if !graph.slug(tutorial).isEmpty { names[graph.slug(tutorial)] = number }
            if let id = graph.siteID(tutorial) { names[String(id)] = number }
        }
        return names
    }

    /// Seconds since 1970, given so or as ISO 8601.
    static func time(_ text: String) -> Double? {
        // Seconds, from the years 1900 to 2200 or so: milliseconds are refused rather than taken for a far future.
        if let seconds = Double(text) { return (-2.2e9...7.3e9).contains(seconds) ? seconds : nil }
        // WordPress writes a space where ISO 8601 has a T.
        let text = text.replacing(" ", with: "T")
        for candidate in [text, text + "Z", text + "T00:00:00Z"] {
            if let date = try? Date(candidate, strategy: .iso8601) { return date.timeIntervalSince1970 }
        }
        return nil
    }

    private func evidence(_ event: String, _ page: Int, _ value: String) -> Evidence? {
        // A comma is a decimal point in French.
        let number = Double(value.replacing(",", with: ".")).flatMap { $0.isFinite ? $0 : nil }
        let skill = map.pages[page].skills.first
        switch event {
        case "viewed":
            return number.flatMap { (0...100_000).contains($0) ? .viewed(page: page, seconds: $0 * 60) : nil }
        case "progressed": return number.flatMap { (0...1).contains($0) ? .progressed(page: page, share: $0) : nil }
        case "completed": return .completed(page: page)
        case "answered":
            return number.flatMap { [0, 1].contains($0) ? .answered(page: page, isCorrect: $0 == 1) : nil }
        case "known": return .declaredKnown(page: page)
        case "rated": return number.flatMap { (1...5).contains($0) ? .rated(page: page, stars: Int($0)) : nil }
        case "self-assessed":
            return skill.flatMap { skill in
                number.flatMap { (0...1).contains($0) ? .selfAssessed(skill: skill, level: $0) : nil }
            }
        case "searched":
            return skill.flatMap { skill in
                number.flatMap { [0, 1].contains($0) ? .searched(skill: skill, landed: $0 == 1) : nil }
            }
        case "used":
            return skill.flatMap { skill in
                number.flatMap { (1...1e6).contains($0) ? .usedFeature(skill: skill, times: Int($0)) : nil }
            }
        default: return nil
        }
    }
}
