/// Lists of numbers, one after the other in memory.
struct Rows {
    private var starts = [0]
    private var values: [Int] = []

    var count: Int { starts.count - 1 }
    subscript(row: Int) -> ArraySlice<Int> { values[starts[row]..<starts[row + 1]] }

    mutating func append(_ row: some Sequence<Int>) {
        values.append(contentsOf: row)
        starts.append(values.count)
    }

    /// For each number, the rows in which it is.
    /// - Parameter count: numbers are below it.
    func transposed(_ count: Int) -> Rows {
        var rows = Rows()
        rows.starts = Array(repeating: 0, count: count + 1)
        for value in values { rows.starts[value + 1] += 1 }
        for value in 0..<count { rows.starts[value + 1] += rows.starts[value] }
        rows.values = Array(repeating: 0, count: values.count)
        var ends = rows.starts
        for row in 0..<self.count {
            for value in self[row] {
                rows.values[ends[value]] = row
                ends[value] += 1
            }
        }
        return rows
    }
}
