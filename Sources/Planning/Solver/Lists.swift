/// Lists of small numbers, one after the other in one array: list `i` is `values[starts[i]..<starts[i + 1]]`.
struct Lists: Sendable {
    private(set) var starts: [Int32] = [0]
    private(set) var values: [Int32] = []

    init() {}

    init(_ lists: [[Int]]) {
        for list in lists { append(list) }
    }

    /// Number of lists.
    var count: Int { starts.count - 1 }

    mutating func append(_ list: some Sequence<Int>) {
        for value in list { values.append(Int32(truncatingIfNeeded: value)) }
        starts.append(Int32(values.count))
    }

    subscript(list: Int) -> ArraySlice<Int32> { values[range(list)] }

    /// Where a list stands in `values`.
    @inline(__always)
    func range(_ list: Int) -> Range<Int> {
        Range(uncheckedBounds: (Int(starts[list]), Int(starts[list &+ 1])))
    }

    /// For each value below `bound`, the lists that hold it, in order: the same relation the other way round.
    func transposed(bound: Int) -> Lists {
        var starts = [Int32](repeating: 0, count: bound + 1)
        for value in values { starts[Int(value) + 1] += 1 }
        for index in 0..<bound { starts[index + 1] += starts[index] }
        var next = starts
        var turned = [Int32](repeating: 0, count: values.count)
        for list in 0..<count {
            for place in range(list) {
                let value = Int(values[place])
                turned[Int(next[value])] = Int32(list)
                next[value] += 1
            }
        }
        var result = Lists()
        result.starts = starts
        result.values = turned
        return result
    }
}
