/// Searches the numbers of the model one after the other, each by a parabola through three values of the posterior.
struct CoordinateSearch {
    /// First steps, by number.
    var firstSteps: [Double] { FittedNumber.all.map(\.step) + SharedWeight.all.map(\.step) }

    private var count: Int { FittedNumber.all.count + SharedWeight.all.count }

    private func value(_ number: Int, _ parameters: MasteryParameters) -> Double {
        let plain = FittedNumber.all.count
        return number < plain
            ? FittedNumber.all[number].value(parameters) : SharedWeight.all[number - plain].value(parameters)
    }

    private func set(_ number: Int, _ value: Double, _ parameters: inout MasteryParameters) {
        let plain = FittedNumber.all.count
        if number < plain {
            FittedNumber.all[number].set(value, &parameters)
        } else {
            SharedWeight.all[number - plain].set(value, &parameters)
        }
    }

    private func range(_ number: Int) -> ClosedRange<Double> {
        let plain = FittedNumber.all.count
        return number < plain ? FittedNumber.all[number].range : SharedWeight.all[number - plain].range
    }

    /// The numbers on their scales, by name.
    func numbers(_ parameters: MasteryParameters) -> [String: Double] {
        let names = FittedNumber.all.map(\.name) + SharedWeight.all.map(\.name)
        return Dictionary(uniqueKeysWithValues: names.enumerated().map { ($1, value($0, parameters)) })
    }

    /// Logarithm of the prior, up to a constant.
    private func logPrior(_ parameters: MasteryParameters) -> Double {
        let spreads = FittedNumber.all.map(\.spread) + SharedWeight.all.map(\.spread)
        let standard = MasteryParameters()
        return (0..<count).reduce(0) { sum, number in
            let distance = (value(number, parameters) - value(number, standard)) / spreads[number]
            return sum - distance * distance / 2
        }
    }

    /// One round over all numbers.
    /// - Parameters:
    ///   - steps: how far to look, by number; made longer and shorter on the way.
    ///   - logLikelihood: of what is observed.
    /// - Returns: the log posterior at the end.
    func improve(
        _ current: inout MasteryParameters, _ steps: inout [Double], _ logLikelihood: (MasteryParameters) -> Double
    ) -> Double {
        func posterior(_ parameters: MasteryParameters) -> Double { logLikelihood(parameters) + logPrior(parameters) }
        var best = posterior(current)
        for number in 0..<count {
            let here = value(number, current)
            let step = steps[number]
            let range = range(number)
            func within(_ offset: Double) -> Double {
                min(max(here + offset, range.lowerBound), range.upperBound) - here
            }
            func at(_ offset: Double) -> Double {
                var other = current
                set(number, here + within(offset), &other)
                return posterior(other)
            }
            let (above, below) = (at(step), at(-step))
            let bend = above - 2 * best + below
            let offset =
                bend < -1e-9
                ? min(max(step * (below - above) / (2 * bend), -2 * step), 2 * step)
                : above > below ? 2 * step : -2 * step
            let candidates = [(at(offset), offset), (above, step), (below, -step), (best, 0)]
            let (value, taken) = candidates.max { $0.0 < $1.0 } ?? (best, 0)
            if taken != 0 { set(number, here + within(taken), &current) }
            best = value
            steps[number] = taken == 0 ? 0.4 * step : min(max(max(abs(taken), 0.3 * step), 0.02), 1)
        }
        return best
    }
}
