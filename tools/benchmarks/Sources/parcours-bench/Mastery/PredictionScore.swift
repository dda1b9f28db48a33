/// How good predictions of yes or no are.
struct PredictionScore {
    /// Chance that a yes is given a higher probability than a no (area under the ROC curve).
    var auc: Double
    /// Mean distance between the probability given and the share of yes, over 15 bins of equal width (expected
    /// calibration error).
    var ece: Double

    init(_ predictions: [(p: Double, isTrue: Bool)]) {
        let sorted = predictions.sorted { $0.p < $1.p }
        var rankSum = 0.0
        var start = 0
        while start < sorted.count {
            var end = start
            while end < sorted.count, sorted[end].p == sorted[start].p { end += 1 }
            let rank = Double(start + end + 1) / 2
            rankSum += rank * Double(sorted[start..<end].count { $0.isTrue })
            start = end
        }
        let yes = Double(sorted.count { $0.isTrue })
        let no = Double(sorted.count) - yes
        auc = yes > 0 && no > 0 ? (rankSum - yes * (yes + 1) / 2) / (yes * no) : .nan
        var bins = [(count: Double, p: Double, yes: Double)](repeating: (0, 0, 0), count: 15)
        for (p, isTrue) in predictions {
            let bin = min(14, max(0, Int(p * 15)))
            bins[bin].count += 1
            bins[bin].p += p
            bins[bin].yes += isTrue ? 1 : 0
        }
        ece = bins.reduce(0) { $0 + abs($1.p - $1.yes) } / Double(max(1, predictions.count))
    }
}
