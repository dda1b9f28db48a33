/// A log of answers as the answer model reads it: rows with items, sets of skills and outcomes.
struct AnswerTable {
    private let log: AnswerLog
    let items: [Int32]
    let sets: [Int32]
    let outcomes: [Bool]
    let setCount: Int
    private let rowsByLearner: [[Int]]

    init(_ log: AnswerLog) {
        self.log = log
        items = log.items
        outcomes = log.outcomes
        var numbers: [[Int32]: Int32] = [:]
        sets = (0..<log.count).map { row in
            let set = Set(log.skills(of: row)).sorted()
            if let number = numbers[set] { return number }
            numbers[set] = Int32(numbers.count)
            return Int32(numbers.count - 1)
        }
        setCount = numbers.count
        rowsByLearner = log.rowsByLearner { _ in true }
    }

    var count: Int { log.count }
    var itemCount: Int { log.itemCount }

    /// By row, log odds of a right answer to its item, from counts over some rows, drawn towards those of its set of
    /// skills, and these towards the whole.
    func priorDifficulties(_ rows: [Int]) -> [Double] {
        var right = 0.0
        var bySet = [(right: Double, all: Double)](repeating: (0, 0), count: setCount)
        var byItem = [(right: Double, all: Double)](repeating: (0, 0), count: itemCount)
        for row in rows {
            let outcome = outcomes[row] ? 1.0 : 0.0
            right += outcome
            bySet[Int(sets[row])].right += outcome
            bySet[Int(sets[row])].all += 1
            byItem[Int(items[row])].right += outcome
            byItem[Int(items[row])].all += 1
        }
        let mean = (right + 1) / Double(rows.count + 2)
        return (0..<count).map { row in
            let set = bySet[Int(sets[row])]
            let item = byItem[Int(items[row])]
            let ofSet = (set.right + 20 * mean) / (set.all + 20)
            return Logistic.logit((item.right + 6 * ofSet) / (item.all + 6))
        }
    }

    /// Features of every row, and the code of the last outcomes in its set of skills.
    /// - Parameter extra: further columns, left at 0.
    func features(_ difficulties: [Double], extra: Int) -> (values: FeatureTable, patterns: [Int32]) {
        let width = AnswerTrace.count + extra
        var table = FeatureTable(count: count, width: width)
        var patterns = [Int32](repeating: 0, count: count)
        table.cells.withUnsafeMutableBufferPointer { cells in
            for rows in rowsByLearner {
                var trace = AnswerTrace()
                for row in rows {
                    let own = UnsafeMutableBufferPointer(rebasing: cells[row * width..<row * width + AnswerTrace.count])
                    patterns[row] = Int32(
                        trace.features(item: items[row], set: sets[row], skills: log.skills(of: row), into: own))
                    trace.add(
                        item: items[row], set: sets[row], skills: log.skills(of: row), isCorrect: outcomes[row],
                        difficulty: difficulties[row])
                }
            }
        }
        return (table, patterns)
    }

    /// Adds how far earlier answers differed from what was expected of them: of the learner at three time scales, and of
    /// the learner on the set of skills.
    func addInnovations(
        to table: inout FeatureTable, at column: Int, _ logits: [Double], decay: [Double], setDecay: Double
    ) {
        for rows in rowsByLearner {
            var overall = RecentMeans(3)
            var bySet: [Int32: RecentMeans] = [:]
            for row in rows {
                let place = row * table.width + column
                for scale in 0..<3 { table.cells[place + scale] = Float(overall.mean(scale, shrinkage: 3)) }
                var own = bySet[sets[row]] ?? RecentMeans(1)
                table.cells[place + 3] = Float(own.mean(0, shrinkage: 3))
                let error = (outcomes[row] ? 1 : 0) - Logistic.probability(logits[row])
                overall.add(error, decay)
                own.add(error, [setDecay])
                bySet[sets[row]] = own
            }
        }
    }
}
