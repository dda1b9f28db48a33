/// One of three probabilities that add up to 1, as the fit sees it: the logarithm of its ratio to the last of them.
struct SharedWeight: Sendable {
    var name: String
    /// Which of the first two.
    var kind: Int
    var spread = 1.0
    var step: Double
    /// On its scale.
    var range: ClosedRange<Double>
    var path: any WritableKeyPath<MasteryParameters, [Double]> & Sendable

    func value(_ parameters: MasteryParameters) -> Double {
        let weights = parameters[keyPath: path]
        return Logistic.log(weights[kind] / weights[2])
    }

    func set(_ value: Double, _ parameters: inout MasteryParameters) {
        let old = parameters[keyPath: path]
        var odds = [old[0] / old[2], old[1] / old[2], 1]
        odds[kind] = Logistic.exp(value)
        let sum = odds.reduce(0, +)
        parameters[keyPath: path] = odds.map { $0 / sum }
    }

    /// The kinds of visit in each state (a bounce, a skim, a reading), and the ways to a page.
    static let all: [SharedWeight] = [
        .init(name: "dwell.held.bounce", kind: 0, step: 0.2, range: -4...1, path: \.dwell.held),
        .init(name: "dwell.held.skim", kind: 1, step: 0.2, range: -4...2, path: \.dwell.held),
        .init(name: "dwell.ready.bounce", kind: 0, step: 0.2, range: -4...1, path: \.dwell.ready),
        .init(name: "dwell.ready.skim", kind: 1, step: 0.3, range: -5...0, path: \.dwell.ready),
        .init(name: "dwell.unready.bounce", kind: 0, step: 0.2, range: -4...1, path: \.dwell.unready),
        .init(name: "dwell.unready.skim", kind: 1, step: 0.3, range: -5...0, path: \.dwell.unready),
        .init(name: "choice.back", kind: 0, step: 0.4, range: -6...1, path: \.choice.ways),
        .init(name: "choice.on", kind: 1, step: 0.4, range: -6...1, path: \.choice.ways),
    ]
}
