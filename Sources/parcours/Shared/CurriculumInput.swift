import ContentGraph
import Foundation
import Planning
import Reports

/// Reads the curricula that commands are given.
enum CurriculumInput {
    /// The curriculum of a JSON file, over a graph.
    static func curriculum(_ path: String, _ graph: ContentGraph) throws -> Curriculum {
        guard let data = FileManager.default.contents(atPath: path) else {
            throw CommandFailure(
                .noInput, "error.cannot_read", ["path": path, "reason": String(cString: strerror(ENOENT))])
        }
        do { return try CurriculumDocument(json: data).curriculum(in: graph) } catch let error as CurriculumReadError {
            switch error {
            case .malformed(let reason):
                throw CommandFailure(.badData, "error.not_a_curriculum", ["path": path, "reason": reason])
            case .unknown(let key):
                throw CommandFailure(.badData, "error.another_graph", ["path": path, "key": key])
            }
        }
    }
}
