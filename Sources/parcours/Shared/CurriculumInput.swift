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

    /// The curriculum of a JSON file, over a graph.
    static func curriculum(_ path: String, _ graph: ContentGraph) throws -> Curriculum {
        try document(path, graph).curriculum
    }

    /// The same with all that the file says of it.
    static func document(
        _ path: String, _ graph: ContentGraph
    ) throws -> (document: CurriculumDocument, curriculum: Curriculum) {
        let data = try InputFile.contents(path)
        do {
            let document = try CurriculumDocument(json: data)
            return (document, try document.curriculum(in: graph))
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
