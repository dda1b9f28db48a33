/// A set of small numbers as bits.
struct BitSet: Sendable {
    private(set) var words: [UInt64]

    init(count: Int) {
        words = [UInt64](repeating: 0, count: (count + 63) / 64)
    }

    func contains(_ element: Int) -> Bool { words[element >> 6] & (1 << UInt64(element & 63)) != 0 }
    mutating func insert(_ element: Int) { words[element >> 6] |= 1 << UInt64(element & 63) }
    mutating func remove(_ element: Int) { words[element >> 6] &= ~(1 << UInt64(element & 63)) }

    /// Adds a set given as its words, as many as this one has.
    mutating func formUnion(_ other: UnsafeBufferPointer<UInt64>) {
        for index in words.indices { words[index] |= other[index] }
    }
    mutating func subtract(_ other: BitSet) {
        for index in words.indices { words[index] &= ~other.words[index] }
    }

    /// The elements in order.
    var elements: [Int] {
        var list: [Int] = []
        for (index, word) in words.enumerated() {
            var rest = word
            while rest != 0 {
                list.append(index << 6 + rest.trailingZeroBitCount)
                rest &= rest - 1
            }
        }
        return list
    }
}
