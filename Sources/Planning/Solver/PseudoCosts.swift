/// What deciding columns did to the bound so far, by column and direction: pseudocosts, made reliable by trials
/// (Achterberg, Koch and Martin, "Branching rules revisited", 2005).
struct PseudoCosts {
    /// Gains for a whole unit, added up, and how many there were.
    private struct Record {
        var sum = 0.0
        var count = 0
        var mean: Double { sum / Double(count) }

        mutating func add(_ gain: Double) {
            sum += gain
            count += 1
        }
    }

    private var down: [Record]
    private var up: [Record]
    /// The same over all columns.
    private var anyDown = Record()
    private var anyUp = Record()

    /// Number of gains in each direction from which on a column needs no trial.
    private static let reliableCount = 2

    init(columnCount: Int) {
        down = [Record](repeating: Record(), count: columnCount)
        up = down
    }

    /// Notes what a decision gained.
    /// - Parameter distance: how far the column had to go.
    mutating func note(_ column: Int, up isUp: Bool, gain: Int, distance: Double) {
        guard distance > 1e-6 else { return }
        let gain = Double(gain) / distance
        if isUp {
            up[column].add(gain)
            anyUp.add(gain)
        } else {
            down[column].add(gain)
            anyDown.add(gain)
        }
    }

    /// How good it is expected to be to decide a column at a value.
    func score(_ column: Int, value: Double) -> Double {
        func gain(_ own: Record, _ any: Record) -> Double { own.count > 0 ? own.mean : any.count > 0 ? any.mean : 1 }
        return Self.score(down: gain(down[column], anyDown) * value, up: gain(up[column], anyUp) * (1 - value))
    }

    /// How good gains on both sides are: neither side should stay as it was.
    static func score(down: Double, up: Double) -> Double { max(down, 1e-3) * max(up, 1e-3) }

    /// Whether enough is known of a column.
    func isReliable(_ column: Int) -> Bool { min(down[column].count, up[column].count) >= Self.reliableCount }
}
