/// How good predictions of yes or no are.
public struct PredictionScore: Sendable, Equatable {
    /// Predictions of about the same probability.
    public struct Bin: Sendable, Equatable {
        /// Number of predictions.
        public var count: Int
        /// Mean probability given; 0 where there is none.
        public var predicted: Double
        /// Share that came true; 0 where there is none.
        public var observed: Double
    }

    /// Chance that a yes is given a higher probability than a no: the area under the ROC curve; not a number where all
    /// are alike.
    public let auc: Double
    /// Mean distance between the probability given and the share that came true, over bins: the expected calibration error
    /// (Naeini, Cooper and Hauskrecht, 2015).
    public let ece: Double
    /// Bins of equal width from 0 to 1: a reliability table.
    public let bins: [Bin]

    /// Scores predictions; a probability that is no number does not count.
    /// - Complexity: O(n log n).
    public init(_ predictions: [(p: Double, isTrue: Bool)], bins count: Int = 15) {
        let predictions = predictions.filter { $0.p.isFinite }
        let sorted = predictions.sorted { $0.p < $1.p }
        var rankSum = 0.0
        var start = 0
        while start < sorted.count {
            var end = start
            while end < sorted.count, sorted[end].p == sorted[start].p { end += 1 }
            // Ties share their mean rank.
            rankSum += Double(start + end + 1) / 2 * Double(sorted[start..<end].count { $0.isTrue })
            start = end
        }
        let yes = Double(sorted.count { $0.isTrue })
        let no = Double(sorted.count) - yes
        auc = yes > 0 && no > 0 ? (rankSum - yes * (yes + 1) / 2) / (yes * no) : .nan
        var sums = [(count: Int, p: Double, yes: Double)](repeating: (0, 0, 0), count: count)
        for (p, isTrue) in predictions {
            let bin = min(count - 1, max(0, Int(p * Double(count))))
            sums[bin].count += 1
            sums[bin].p += p
            sums[bin].yes += isTrue ? 1 : 0
        }
        ece = sums.reduce(0) { $0 + abs($1.p - $1.yes) } / Double(max(1, predictions.count))
        bins = sums.map { sum in
            let size = Double(max(1, sum.count))
            return Bin(count: sum.count, predicted: sum.p / size, observed: sum.yes / size)
        }
    }
}
