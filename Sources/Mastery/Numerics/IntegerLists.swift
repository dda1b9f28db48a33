/// Lists of small numbers in two blocks of memory, read without any check or count of references in hot loops.
final class IntegerLists: @unchecked Sendable {
    // Sendable: nothing changes after `init`.

    private let starts: UnsafeMutablePointer<Int32>
    private let values: UnsafeMutablePointer<Int32>

    init(_ lists: [[Int]]) {
        starts = .allocate(capacity: lists.count + 1)
        values = .allocate(capacity: max(1, lists.reduce(0) { $0 + $1.count }))
        var end = 0
        for (index, list) in lists.enumerated() {
            (starts + index).initialize(to: Int32(end))
            for value in list {
                (values + end).initialize(to: Int32(value))
                end += 1
            }
        }
        (starts + lists.count).initialize(to: Int32(end))
    }

    deinit {
        starts.deallocate()
        values.deallocate()
    }

    /// The list of a number, which must be one of those that the lists were made for.
    @inline(__always)
    subscript(index: Int) -> UnsafeBufferPointer<Int32> {
        UnsafeBufferPointer(start: values + Int(starts[index]), count: Int(starts[index + 1] - starts[index]))
    }
}
