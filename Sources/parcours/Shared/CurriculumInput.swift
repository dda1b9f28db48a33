import ContentGraph
import Foundation
import Planning
import Reports

/// Reads the curricula and the mastery that commands are given.
enum CurriculumInput {
    /// The mastery of a learner from a JSON file.
    static func mastery(_ path: String) throws -> MasteryDocument {
        do { return try MasteryDocument(json: try InputFile.contents(path)) } catch let error as CurriculumReadError {
            guard case .malformed(let reason) = error else { throw error }
            throw CommandFailure(.badData, "error.not_mastery", ["path": path, "reason": reason])
        }
    }

    /// The curriculum of a JSON file, over a graph: the first of several.
    static func curriculum(_ path: String, _ graph: ContentGraph) throws -> Curriculum {
        try documents(path, graph)[0].curriculum
    }

    /// All curricula of a JSON file with all that it says of them; at least one.
    static func documents(
        _ path: String, _ graph: ContentGraph
    ) throws -> [(document: CurriculumDocument, curriculum: Curriculum)] {
        let data = try InputFile.contents(path)
        do {
            return try CurriculumDocument.all(json: data).map { ($0, try $0.curriculum(in: graph)) }
        } catch let error as CurriculumReadError {
            switch error {
            case .malformed(let reason):
                throw CommandFailure(.badData, "error.not_a_curriculum", ["path": path, "reason": reason])
            case .unknown(let key):
                throw CommandFailure(.badData, "error.another_graph", ["path": path, "key": key])
            }
        }
    }
}
