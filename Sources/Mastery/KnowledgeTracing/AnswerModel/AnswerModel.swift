/// Predicts the next answer of a learner: logistic regression over a traced state, with a difficulty for each item.
///
/// In the line of best logistic regression (Gervet, Koedinger, Schneider and Mitchell, "When is deep learning the best
/// approach to knowledge tracing?", 2020) and of DAS3H (Choffin, Popineau, Bourda and Vie, 2019). Two stages: the first
/// finds how hard items and sets of skills are, and the second traces learners against that. What a learner's own past
/// answers say is all that is used of them.
public struct AnswerModel: Sendable {
    /// Chance of a right answer for each row of the log that was not fitted on, and for those that were.
    public let predictions: [Double]

    /// Features of which all products are taken.
    private static let multiplied = [19, 25, 30, 8, 9, 31, 6, 1]
    /// Features with a slope of their own for each set of skills.
    private static let sloped = [8, 9, 25, 26, 30, 31, 27, 0, 19]
    private static let innovationDecay = [0.8, 0.95, 0.99]
    private static let setInnovationDecay = 0.9
    private static let iterations = 50
    private static let densePenalty = 30.0

    /// Fits on the answers of some learners and predicts all.
    ///
    /// The calibration is that of a fit without every fifth of the learners, measured on these, and taken half way since
    /// the fit of all is less shrunk (Platt, 1999).
    /// - Parameter isUsed: whether the answer of a row counts; all or none of a learner's.
    /// - Complexity: linear in the answers, for each of about a hundred steps.
    public init(fitting log: AnswerLog, where isUsed: (Int) -> Bool) {
        let table = AnswerTable(log)
        let rows = (0..<log.count).filter(isUsed)
        let logits = Self.logits(table, rows)
        var rank: [Int32: Int] = [:]
        for row in rows where rank[log.learners[row]] == nil { rank[log.learners[row]] = rank.count }
        let kept = rows.filter { rank[log.learners[$0]]! % 5 != 0 }
        let held = rows.filter { rank[log.learners[$0]]! % 5 == 0 }
        var slope = 1.0
        var offset = 0.0
        if !kept.isEmpty, !held.isEmpty {
            let inner = Self.logits(table, kept)
            (slope, offset) = Self.calibration(held.map { inner[$0] }, held.map { log.outcomes[$0] })
        }
        predictions = logits.map { Logistic.probability((1 + (slope - 1) / 2) * $0 + offset / 2) }
    }

    private static func logits(_ table: AnswerTable, _ rows: [Int]) -> [Double] {
        var difficulties = table.priorDifficulties(rows)
        let intercepts = [
            LogisticRegression.Group(keys: table.items, keyCount: table.itemCount, values: nil, penalty: 1.5),
            LogisticRegression.Group(keys: table.sets, keyCount: table.setCount, values: nil, penalty: 0.5),
        ]
        let first = table.features(difficulties, extra: 0)
        var design = first.values.standardised(rows)
        design.append(constant: 1)
        var stage = LogisticRegression(
            dense: design.cells, width: design.width, penalty: densePenalty, groups: intercepts)
        stage.fit(rows, table.outcomes, iterations: iterations)
        let firstLogits = (0..<table.count).map { stage.logit($0) }
        for row in 0..<table.count {
            difficulties[row] =
                stage.weights[stage.starts[0] + Int(table.items[row])]
                + stage.weights[stage.starts[1] + Int(table.sets[row])] + stage.weights[stage.width - 1]
        }
        var second = table.features(difficulties, extra: 4)
        table.addInnovations(
            to: &second.values, at: AnswerTrace.count, firstLogits, decay: innovationDecay,
            setDecay: setInnovationDecay)
        let features = second.values.standardised(rows)
        var dense = features
        dense.append(features.products(multiplied).standardised(rows))
        dense.append(constant: 1)
        var groups = intercepts
        for column in sloped {
            groups.append(
                .init(keys: table.sets, keyCount: table.setCount, values: features.column(column), penalty: 50))
        }
        groups.append(
            .init(
                keys: table.items, keyCount: table.itemCount, values: features.column(AnswerTrace.ability), penalty: 8))
        groups.append(
            .init(keys: second.patterns, keyCount: AnswerTrace.patternCount, values: nil, penalty: 10))
        stage = LogisticRegression(dense: dense.cells, width: dense.width, penalty: densePenalty, groups: groups)
        stage.fit(rows, table.outcomes, iterations: iterations)
        return (0..<table.count).map { stage.logit($0) }
    }

    /// Slope and offset that calibrate log odds best, drawn towards 1 and 0; by Newton's method.
    private static func calibration(_ logits: [Double], _ outcomes: [Bool]) -> (slope: Double, offset: Double) {
        var slope = 1.0
        var offset = 0.0
        for _ in 0..<20 {
            var gradient = (-10 * (slope - 1), -10 * offset)
            var bend = (10.0, 0.0, 10.0)
            for (logit, outcome) in zip(logits, outcomes) {
                let probability = Logistic.probability(slope * logit + offset)
                let error = (outcome ? 1 : 0) - probability
                let weight = probability * (1 - probability)
                gradient = (gradient.0 + error * logit, gradient.1 + error)
                bend = (bend.0 + weight * logit * logit, bend.1 + weight * logit, bend.2 + weight)
            }
            let determinant = bend.0 * bend.2 - bend.1 * bend.1
            slope += (bend.2 * gradient.0 - bend.1 * gradient.1) / determinant
            offset += (bend.0 * gradient.1 - bend.1 * gradient.0) / determinant
        }
        return (slope, offset)
    }
}
