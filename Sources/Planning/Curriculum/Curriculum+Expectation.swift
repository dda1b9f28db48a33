extension Curriculum {
    /// An interval that holds the time the curriculum will take with 90 %, in seconds, over what the learner turns out to
    /// hold: normal quantiles around the expectation, cut at the least and the most that the steps can take.
    public var secondsInterval: ClosedRange<Int> {
        var variance = 0.0
        var least = 0.0
        var most = 0.0
        for step in steps {
            let whole = Double(step.wholeSeconds)
            let (ifHeld, ifLacked): (Double, Double)
            switch step.mode {
            case .full, .review, .practice: (ifHeld, ifLacked) = (Double(step.seconds), Double(step.seconds))
            case .check:
                (ifHeld, ifLacked) = (AssumedMastery.checkShare * whole, (1 + AssumedMastery.checkShare) * whole)
            case .skim: (ifHeld, ifLacked) = (AssumedMastery.skimShare * whole, whole)
            }
            let range = ifLacked - ifHeld
            variance += range * range * step.mastery * (1 - step.mastery)
            least += ifHeld
            most += ifLacked
        }
        let half = 1.645 * variance.squareRoot()
        let mean = Double(totalSeconds)
        let low = Int(max(least, mean - half).rounded())
        return low...max(low, Int(min(most, mean + half).rounded()))
    }
}
