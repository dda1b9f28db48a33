/// A set of small numbers as bits.
struct BitSet: Sendable, Equatable {
    private(set) var words: [UInt64]

    init(count: Int, full: Bool = false) {
        words = [UInt64](repeating: full ? .max : 0, count: (count + 63) / 64)
    }

    func contains(_ element: Int) -> Bool { words[element >> 6] & (1 << UInt64(element & 63)) != 0 }
    mutating func insert(_ element: Int) { words[element >> 6] |= 1 << UInt64(element & 63) }
    mutating func remove(_ element: Int) { words[element >> 6] &= ~(1 << UInt64(element & 63)) }

    mutating func formUnion(_ other: BitSet) {
        for index in words.indices { words[index] |= other.words[index] }
    }
    mutating func formIntersection(_ other: BitSet) {
        for index in words.indices { words[index] &= other.words[index] }
    }
    mutating func subtract(_ other: BitSet) {
        for index in words.indices { words[index] &= ~other.words[index] }
    }

    var isEmpty: Bool { words.allSatisfy { $0 == 0 } }

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
