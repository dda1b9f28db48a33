/// Answers of learners to items, each learner's in the order of time: what knowledge tracing is fitted on.
public struct AnswerLog: Sendable {
    /// One answer.
    public struct Answer: Sendable, Equatable {
        /// Number of the learner, from 0.
        public var learner: Int
        /// Number of the item (the question), from 0.
        public var item: Int
        /// Numbers of the skills that the item asks for, from 0; at least one.
        public var skills: [Int]
        /// Whether the answer was right.
        public var isCorrect: Bool

        /// Makes an answer.
        public init(learner: Int, item: Int, skills: [Int], isCorrect: Bool) {
            self.learner = learner
            self.item = item
            self.skills = skills
            self.isCorrect = isCorrect
        }
    }

    private(set) var learners: [Int32] = []
    private(set) var items: [Int32] = []
    private(set) var outcomes: [Bool] = []
    private var skillStarts: [Int32] = [0]
    private var skillValues: [Int32] = []
    /// One more than the greatest number of each kind.
    public private(set) var learnerCount = 0
    /// One more than the greatest number of an item.
    public private(set) var itemCount = 0
    /// One more than the greatest number of a skill.
    public private(set) var skillCount = 0

    /// Makes an empty log.
    public init() {}

    /// Number of answers.
    public var count: Int { learners.count }

    /// Adds an answer after those of its learner. An answer without any skill is not taken.
    public mutating func append(_ answer: Answer) {
        guard !answer.skills.isEmpty else { return }
        learners.append(Int32(answer.learner))
        items.append(Int32(answer.item))
        outcomes.append(answer.isCorrect)
        skillValues.append(contentsOf: answer.skills.map(Int32.init))
        skillStarts.append(Int32(skillValues.count))
        learnerCount = max(learnerCount, answer.learner + 1)
        itemCount = max(itemCount, answer.item + 1)
        skillCount = max(skillCount, (answer.skills.max() ?? 0) + 1)
    }

    /// The answer of a row.
    public subscript(row: Int) -> Answer {
        Answer(
            learner: Int(learners[row]), item: Int(items[row]), skills: skills(of: row).map(Int.init),
            isCorrect: outcomes[row])
    }

    /// Skills of the answer of a row.
    func skills(of row: Int) -> ArraySlice<Int32> { skillValues[Int(skillStarts[row])..<Int(skillStarts[row + 1])] }

    /// Rows of each learner, in order.
    func rowsByLearner(_ isWanted: (Int) -> Bool) -> [[Int]] {
        var rows = [[Int]](repeating: [], count: learnerCount)
        for row in 0..<count where isWanted(row) { rows[Int(learners[row])].append(row) }
        return rows
    }
}
