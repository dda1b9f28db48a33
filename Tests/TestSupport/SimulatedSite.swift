import Foundation
public import Mastery
import Tables

/// A simulated site: `world.json`, `log.csv.gz`, `ask.csv.gz`, and `truth.csv.gz` where it may be scored.
public struct SimulatedSite {
    private struct World: Decodable {
        struct Item: Decodable {
            var skill: Int
            var minutes: Double
        }
        var prerequisites: [[Int]]
        var items: [Item]
    }

    /// "Does the learner hold this skill at that moment?"
    public struct Question {
        /// Its name.
        public var name: String
        /// Who is asked about.
        public var learner: String
        /// Seconds from the start of the log.
        public var time: Double
        /// Number of the skill.
        public var skill: Int
    }

    /// Skills and pages.
    public let map: SkillMap
    /// By learner.
    public private(set) var logs: [String: LearnerLog] = [:]
    /// All questions.
    public private(set) var questions: [Question] = []
    private let folder: URL

    /// Reads a folder.
    public init(_ path: String) throws {
        folder = URL(filePath: path)
        let world = try JSONDecoder().decode(World.self, from: Data(contentsOf: folder.appending(path: "world.json")))
        map = SkillMap(
            keys: world.prerequisites.indices.map { "skill/\($0)" }, prerequisites: world.prerequisites,
            pages: world.items.enumerated().map {
                .init(key: "page/\($0)", skills: [$1.skill], expectedSeconds: $1.minutes * 60)
            })
        let log = try TableFile(folder.appending(path: "log.csv.gz").path)
        let columns = try ["learner", "day", "event", "item", "minutes", "correct"].map(log.column)
        for row in log.rows.indices {
            let page = try log.number(row, columns[3], as: Int.self)
            let evidence: Evidence =
                log.rows[row][columns[2]] == "quiz"
                ? .answered(page: page, isCorrect: log.rows[row][columns[5]] == "1")
                : .viewed(page: page, seconds: try log.number(row, columns[4], as: Double.self) * 60)
            let time = try log.number(row, columns[1], as: Double.self) * 86400
            logs[log.rows[row][columns[0]], default: LearnerLog(events: [])].events.append(.init(time: time, evidence))
        }
        let ask = try TableFile(folder.appending(path: "ask.csv.gz").path)
        let places = try ["ask", "learner", "day", "skill"].map(ask.column)
        for row in ask.rows.indices {
            questions.append(
                Question(
                    name: ask.rows[row][places[0]], learner: ask.rows[row][places[1]],
                    time: try ask.number(row, places[2], as: Double.self) * 86400,
                    skill: try ask.number(row, places[3], as: Int.self)))
        }
    }

    /// The answers, by the name of the question; nil where they are not there. For scoring alone.
    public func truth() throws -> [String: Bool]? {
        let path = folder.appending(path: "truth.csv.gz").path
        guard FileManager.default.fileExists(atPath: path) else { return nil }
        let table = try TableFile(path)
        let (ask, held) = (try table.column("ask"), try table.column("held"))
        return Dictionary(uniqueKeysWithValues: table.rows.map { ($0[ask], $0[held] == "1") })
    }

    /// Logs in the order of the learners' names.
    public var orderedLogs: [LearnerLog] {
        logs.sorted { ($0.key.count, $0.key) < ($1.key.count, $1.key) }.map(\.value)
    }
}
