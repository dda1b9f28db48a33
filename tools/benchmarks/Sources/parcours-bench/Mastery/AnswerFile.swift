import Mastery
import Tables

/// A file of answers: columns `row`, `fold`, `user`, `item`, `skill` ("a;b" for several), `correct`, in the order of time
/// for each user.
struct AnswerFile {
    var log = AnswerLog()
    /// Of each answer of `log`: its number in the file, and its fold.
    var rows: [String] = []
    var folds: [String] = []
    /// Numbers of skills in `log`, by name.
    private(set) var skills: [String: Int] = [:]

    init(_ path: String) throws {
        let table = try TableFile(path)
        let columns = try ["row", "fold", "user", "item", "skill", "correct"].map(table.column)
        var users: [String: Int] = [:]
        var items: [String: Int] = [:]
        func number(_ name: String, _ known: inout [String: Int]) -> Int {
            if let number = known[name] { return number }
            known[name] = known.count
            return known.count - 1
        }
        // An answer without a skill is one on a skill of no name.
        func names(_ cell: String) -> [String] { cell.isEmpty ? [""] : cell.split(separator: ";").map(String.init) }
        for row in table.rows.indices {
            let cells = columns.map { table.rows[row][$0] }
            guard cells[5] == "0" || cells[5] == "1" else { throw table.badValue(row, columns[5]) }
            log.append(
                .init(
                    learner: number(cells[2], &users), item: number(cells[3], &items),
                    skills: names(cells[4]).map { number($0, &skills) },
                    isCorrect: cells[5] == "1"))
            rows.append(cells[0])
            folds.append(cells[1])
        }
    }
}
