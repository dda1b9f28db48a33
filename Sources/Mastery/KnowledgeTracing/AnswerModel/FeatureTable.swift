/// Numbers by row and column.
struct FeatureTable {
    private(set) var width: Int
    let count: Int
    /// Row after row.
    var cells: [Float]

    init(count: Int, width: Int) {
        self.count = count
        self.width = width
        cells = [Float](repeating: 0, count: count * width)
    }

    /// One column.
    func column(_ column: Int) -> [Float] { (0..<count).map { cells[$0 * width + column] } }

    /// Every column with mean 0 and standard deviation 1 over some rows, and nothing beyond 5 of them.
    func standardised(_ rows: [Int]) -> FeatureTable {
        var sums = [Double](repeating: 0, count: width)
        var squares = sums
        for row in rows {
            for column in 0..<width {
                let value = Double(cells[row * width + column])
                sums[column] += value
                squares[column] += value * value
            }
        }
        let size = Double(max(1, rows.count))
        var table = self
        for column in 0..<width {
            let mean = sums[column] / size
            let deviation = max(0, squares[column] / size - mean * mean).squareRoot()
            for row in 0..<count {
                let value = deviation > 1e-6 ? (Double(cells[row * width + column]) - mean) / deviation : 0
                table.cells[row * width + column] = Float(min(max(value, -5), 5))
            }
        }
        return table
    }

    /// All products of two of some columns, squares among them, and nothing beyond 6.
    func products(_ columns: [Int]) -> FeatureTable {
        var pairs: [(Int, Int)] = []
        for (index, left) in columns.enumerated() { for right in columns[index...] { pairs.append((left, right)) } }
        var table = FeatureTable(count: count, width: pairs.count)
        for row in 0..<count {
            for (place, (left, right)) in pairs.enumerated() {
                let product = cells[row * width + left] * cells[row * width + right]
                table.cells[row * pairs.count + place] = min(max(product, -6), 6)
            }
        }
        return table
    }

    /// Adds the columns of another table of as many rows.
    mutating func append(_ other: FeatureTable) {
        var wider = [Float]()
        wider.reserveCapacity(count * (width + other.width))
        for row in 0..<count {
            wider += cells[row * width..<(row + 1) * width]
            wider += other.cells[row * other.width..<(row + 1) * other.width]
        }
        cells = wider
        width += other.width
    }

    /// Adds a column of one value.
    mutating func append(constant value: Float) {
        var column = FeatureTable(count: count, width: 1)
        for row in 0..<count { column.cells[row] = value }
        append(column)
    }
}
