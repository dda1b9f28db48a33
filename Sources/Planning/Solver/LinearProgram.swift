import CClp

/// A linear program, *minimise c·v with rows ≥ their right sides and columns within bounds*, solved by COIN-OR's Clp;
/// its bounds are proven again in whole numbers.
final class LinearProgram {
    /// One row: the sum of coefficients times columns is at least `atLeast`.
    struct Row {
        var columns: [Int32]
        var coefficients: [Int32]
        var atLeast: Int
        /// Number by which its maker knows it; nil for a row that can be made anew.
        var number: Int?
    }

    private let model: UnsafeMutableRawPointer
    /// Objective of each column, in whole numbers.
    let objective: [Int]
    private(set) var lower: [Double]
    private(set) var upper: [Double]
    private var rowStart: [Int] = [0]
    private var rowColumns: [Int32] = []
    private var rowCoefficients: [Int32] = []
    private var rowAtLeast: [Int] = []
    /// The sizes of a row's coefficients and of its right side, added up.
    private var rowSize: [Double] = []
    private var rowNumber: [Int?] = []
    /// Numbers of the rows in the order in which they joined.
    private var rowSerial: [Int32] = []
    private var nextSerial: Int32 = 0
    /// Values of the columns in the last solution.
    private(set) var values: [Double]
    /// Simplex iterations so far.
    private(set) var iterations = 0
    /// Work so far, in units of a `WorkMeter`, the same on every machine.
    private(set) var work = 0
    /// Work of one iteration, as the last basis was.
    private var iterationWork = 0

    /// What the bounds of the columns alone leave of the objective at least.
    var leastObjective: Int {
        objective.indices.reduce(0) { $0 + objective[$1] * Int(objective[$1] >= 0 ? lower[$1] : upper[$1]) }
    }

    var columnCount: Int { objective.count }
    var rowCount: Int { rowAtLeast.count }

    init(objective: [Int], lower: [Int], upper: [Int]) {
        self.objective = objective
        self.lower = lower.map(Double.init)
        self.upper = upper.map(Double.init)
        values = self.lower
        model = Clp_newModel()
        Clp_setLogLevel(model, 0)
        Clp_resize(model, 0, Int32(objective.count))
        Clp_chgObjCoefficients(model, objective.map(Double.init))
        Clp_chgColumnLower(model, self.lower)
        Clp_chgColumnUpper(model, self.upper)
        // Random perturbation would be of no harm, being seeded, but changes the vertex found for little speed.
        Clp_setPerturbation(model, 50)
        // Clp cannot solve a program without rows: one that says nothing stays for ever.
        add([Row(columns: [0], coefficients: [1], atLeast: 0)])
    }

    deinit { Clp_deleteModel(model) }

    func add(_ rows: [Row]) {
        guard !rows.isEmpty else { return }
        var starts: [Int32] = [0]
        var columns: [Int32] = []
        var elements: [Double] = []
        for row in rows {
            columns += row.columns
            elements += row.coefficients.map(Double.init)
            starts.append(Int32(columns.count))
            rowColumns += row.columns
            rowCoefficients += row.coefficients
            rowStart.append(rowColumns.count)
            rowAtLeast.append(row.atLeast)
            rowSize.append(row.coefficients.reduce(abs(Double(row.atLeast))) { $0 + abs(Double($1)) })
            rowNumber.append(row.number)
            rowSerial.append(nextSerial)
            nextSerial += 1
        }
        let least = rows.map { Double($0.atLeast) }
        let most = [Double](repeating: .greatestFiniteMagnitude, count: rows.count)
        Clp_addRows(model, Int32(rows.count), least, most, starts, columns, elements)
    }

    func setBounds(_ column: Int, _ low: Double, _ high: Double) {
        lower[column] = low
        upper[column] = high
    }

    enum Status { case solved, infeasible, stopped }

    /// Solves from the last basis by the dual simplex.
    func solve(maxIterations: Int) -> Status {
        Clp_chgColumnLower(model, lower)
        Clp_chgColumnUpper(model, upper)
        Clp_setNumberIterations(model, 0)
        Clp_setMaximumIterations(model, Int32(clamping: maxIterations))
        _ = Clp_dual(model, 0)
        let count = Int(Clp_numberIterations(model))
        iterations += count
        measure()
        // To set it up, factorise it, and take its bound.
        work += count * iterationWork + (rowColumns.count + rowCount + columnCount) * 4
        switch Clp_status(model) {
        case 0:
            values = Array(UnsafeBufferPointer(start: Clp_primalColumnSolution(model), count: columnCount))
            return .solved
        case 1: return .infeasible
        default: return .stopped
        }
    }

    /// How many iterations some work allows: at least a few, so that the search comes forward.
    func iterations(for work: Int) -> Int {
        if iterationWork == 0 { measure() }
        return max(10, work / iterationWork)
    }

    /// Takes the work of an iteration from the size of the program, and of the part that has to be factorised: the entries
    /// that basic columns have in rows that hold without room to spare. The weights were fitted to measured times; beyond a
    /// thousand rows, Clp looks at few of them.
    private func measure() {
        var entries = 0
        // There is no basis before the first solution.
        if let status = Clp_statusArray(model) {
            for row in 0..<rowCount where status[columnCount + row] & Self.statusBits != Self.isBasic {
                for place in rowStart[row]..<rowStart[row + 1]
                where status[Int(rowColumns[place])] & Self.statusBits == Self.isBasic { entries += 1 }
            }
        }
        // The factors of a large basis fill, and no longer fit where memory is fast.
        let fill = max(0, entries - 2500) * 3 / 2
        iterationWork =
            250 + min(rowCount, 1000) + columnCount / 5 + min(entries, 2500) / 2 + fill + rowColumns.count / 48
    }

    /// Which columns and rows are basic: where the simplex method stands.
    struct Basis {
        fileprivate var columns: [UInt8]
        fileprivate var rows: [UInt8]
        fileprivate var serials: [Int32]
    }

    /// Where the simplex method stands; also for a program that gains and loses rows in between.
    var basis: Basis {
        get {
            let all = UnsafeBufferPointer(start: Clp_statusArray(model), count: columnCount + rowCount)
            return Basis(columns: Array(all[..<columnCount]), rows: Array(all[columnCount...]), serials: rowSerial)
        }
        set {
            var status = newValue.columns
            var old = 0
            for serial in rowSerial {
                while old < newValue.serials.count, newValue.serials[old] < serial { old += 1 }
                // The slack of a row that came later is basic.
                let isKnown = old < newValue.serials.count && newValue.serials[old] == serial
                status.append(isKnown ? newValue.rows[old] : Self.isBasic)
            }
            Clp_copyinStatus(model, status)
        }
    }

    /// Lets the next solution start from all rows basic and all columns at their lower bounds, as the first one did.
    func forgetBasis() {
        let columns = [UInt8](repeating: Self.isAtLowerBound, count: columnCount)
        Clp_copyinStatus(model, columns + [UInt8](repeating: Self.isBasic, count: rowCount))
    }

    /// How Clp notes where a column or a row stands.
    private static let isBasic: UInt8 = 1
    private static let isAtLowerBound: UInt8 = 3
    /// The bits of a note that say so.
    private static let statusBits: UInt8 = 7

    /// What deciding a column would make of the proven bound, on its scale, as far as some iterations tell; `Int.max`
    /// where nothing is left. The program is as before afterwards.
    func bound(deciding column: Int, as value: Double, maxIterations: Int) -> Int {
        let (low, high, before, start) = (lower[column], upper[column], values, basis)
        defer {
            setBounds(column, low, high)
            values = before
            basis = start
        }
        // A basis that is given is factorised anew.
        work += (rowColumns.count + rowCount + columnCount) * 3
        setBounds(column, value, value)
        let status = solve(maxIterations: maxIterations)
        if status == .infeasible { return isProvenInfeasible() ? .max : .min }
        return provenBound().scaled
    }

    /// Scale of the whole numbers in which duals are taken.
    private static let scale = Double(1 << 20)
    /// What duals may add up to, by the sizes of their rows, so that no sum of whole numbers overflows, here or where bounds
    /// are compared. The objective adds less than 2⁵¹ to it where it is a cost, and columns are from 0 to 1.
    private static let largestSum = Double(1 << 57)

    /// A proven lower bound of the objective under the bounds of the columns, times `1 << 20`, and each column's reduced
    /// cost on the same scale: any duals that are not negative prove one (weak duality); those of Clp are rounded to
    /// whole numbers, so that nothing rests on floating point.
    func provenBound() -> (scaled: Int, reducedCosts: [Int]) {
        let duals = Clp_dualRowSolution(model)
        return provenBound(UnsafeBufferPointer(start: duals, count: duals == nil ? 0 : rowCount))
    }

    /// The same from some duals of the rows, whatever they are.
    func provenBound(_ duals: UnsafeBufferPointer<Double>) -> (scaled: Int, reducedCosts: [Int]) {
        var reduced = objective.map { $0 << 20 }
        var bound = 0
        var room = Self.largestSum
        for row in duals.indices {
            let dual = duals[row] * Self.scale
            // A dual may be left out: the bound is weaker then, and true. Where Clp was stopped, they can be of any size.
            guard dual > 1e-3, dual * rowSize[row] < room else { continue }
            room -= dual * rowSize[row]
            let whole = Int(dual.rounded())
            bound += whole * rowAtLeast[row]
            for place in rowStart[row]..<rowStart[row + 1] {
                reduced[Int(rowColumns[place])] -= whole * Int(rowCoefficients[place])
            }
        }
        for column in reduced.indices {
            let cost = reduced[column]
            bound += cost * Int(cost >= 0 ? lower[column] : upper[column])
        }
        return (bound, reduced)
    }

    /// Whether the bounds of the columns leave no solution, proven in whole numbers from the ray that Clp gives (Farkas'
    /// lemma): rows, weighted, ask for more than the columns can give.
    func isProvenInfeasible() -> Bool {
        guard let ray = Clp_infeasibilityRay(model) else { return false }
        defer { Clp_freeRay(model, ray) }
        let largest = (0..<rowCount).map { abs(ray[$0]) }.max() ?? 0
        guard largest > 0, (0..<rowCount).allSatisfy({ ray[$0].isFinite }) else { return false }
        // The sign of the ray differs between versions of Clp.
        return [1.0, -1.0].contains { sign in
            var asked = 0
            var sums = [Int](repeating: 0, count: columnCount)
            for row in 0..<rowCount {
                let whole = Int((sign * ray[row] / largest * Self.scale).rounded())
                guard whole > 0 else { continue }
                asked += whole * rowAtLeast[row]
                for place in rowStart[row]..<rowStart[row + 1] {
                    sums[Int(rowColumns[place])] += whole * Int(rowCoefficients[place])
                }
            }
            var given = 0
            for column in sums.indices {
                given += sums[column] * Int(sums[column] >= 0 ? upper[column] : lower[column])
            }
            return asked > given
        }
    }

    /// Takes away the rows that hold with room to spare. Returns the numbers of those that have one.
    func dropSlackRows() -> [Int] {
        guard let duals = Clp_dualRowSolution(model), let activity = Clp_primalRowSolution(model) else { return [] }
        let isDropped = (0..<rowCount).map { row in
            row > 0 && abs(duals[row]) < 1e-9 && activity[row] > Double(rowAtLeast[row]) + 1e-6
        }
        let dropped = isDropped.indices.filter { isDropped[$0] }
        guard !dropped.isEmpty else { return [] }
        Clp_deleteRows(model, Int32(dropped.count), dropped.map(Int32.init))
        let kept = isDropped.indices.filter { !isDropped[$0] }
        let numbers = dropped.compactMap { rowNumber[$0] }
        let columns = kept.map { rowColumns[rowStart[$0]..<rowStart[$0 + 1]] }
        let coefficients = kept.map { rowCoefficients[rowStart[$0]..<rowStart[$0 + 1]] }
        (rowColumns, rowCoefficients) = (Array(columns.joined()), Array(coefficients.joined()))
        rowStart = columns.reduce(into: [0]) { $0.append($0[$0.count - 1] + $1.count) }
        rowAtLeast = kept.map { rowAtLeast[$0] }
        rowSize = kept.map { rowSize[$0] }
        rowNumber = kept.map { rowNumber[$0] }
        rowSerial = kept.map { rowSerial[$0] }
        return numbers
    }
}
