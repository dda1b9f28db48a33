import ArgumentParser
import Foundation
import LearnerRecords
import LearnerRecordsSQLite

/// The folder of the service, for commands that work beside it.
struct StoreOptions: ParsableArguments {
    @Option(help: Help.argument("help.service.data", "DIR"))
    var data = "parcours-data"

    /// The database of learners in a folder.
    static func database(in folder: String) -> String { folder + "/records.sqlite" }

    /// The store, opened beside a service that may run.
    /// - Parameter creating: whether to make it where there is none.
    /// - Throws: `StoreError`; `CommandFailure` where there is none.
    func store(creating: Bool = false) throws -> SQLiteLearnerStore {
        let path = Self.database(in: data)
        guard creating || FileManager.default.fileExists(atPath: path) else {
            throw CommandFailure(.noInput, "error.no_store", ["folder": data])
        }
        return try SQLiteLearnerStore(path, .beside)
    }
}
