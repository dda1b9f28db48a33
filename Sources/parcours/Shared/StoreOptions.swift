import ArgumentParser
import LearnerRecords
import LearnerRecordsSQLite

/// The folder of the service, for commands that work beside it.
struct StoreOptions: ParsableArguments {
    @Option(help: Help.argument("help.service.data", "DIR"))
    var data = "parcours-data"

    /// The database of learners in a folder.
    static func database(in folder: String) -> String { folder + "/records.sqlite" }

    /// The store, opened beside a service that may run.
    func store() throws -> SQLiteLearnerStore { try SQLiteLearnerStore(Self.database(in: data), .beside) }
}
