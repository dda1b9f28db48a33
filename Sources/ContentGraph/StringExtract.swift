/// Takes from a table the strings that nodes name, so that a graph holds no others, and numbers them anew in the order in
/// which the nodes name them: the same nodes give the same table, whatever else the first table holds.
struct StringExtract {
    private let source: StringTable
    /// New number of each string; `unnamed` for those that no node has named.
    private var numbers: [UInt32]
    /// The strings named, by their new numbers.
    private var named: [UInt32] = [0]
    private static let unnamed = UInt32.max

    init(_ source: StringTable) {
        self.source = source
        numbers = [UInt32](repeating: Self.unnamed, count: source.count)
        // The empty string is number 0 in every table.
        numbers[0] = 0
    }

    /// Gives columns the new numbers of their strings. Complexity: linear in the nodes.
    mutating func renumber(_ columns: inout NodeColumns) {
        for node in columns.kinds.indices {
            renumber(&columns.keys[node])
            renumber(&columns.titles[node])
            renumber(&columns.slugs[node])
            renumber(&columns.urls[node])
            renumber(&columns.levels[node])
            renumber(&columns.media[node])
            renumber(&columns.tools[node])
            renumber(&columns.starts[node])
        }
    }

    private mutating func renumber(_ number: inout UInt32) {
        if numbers[Int(number)] == Self.unnamed {
            numbers[Int(number)] = UInt32(named.count)
            named.append(number)
        }
        number = numbers[Int(number)]
    }

    /// The strings named. Complexity: linear in them and their bytes.
    func table() -> StringTable {
        var length = 0
        for number in named { length += source.withBytes(of: number) { $0.count } }
        // At their final size: an array that grows would be there twice.
        var table = StringTable()
        table.bytes.reserveCapacity(length)
        table.ends.reserveCapacity(named.count)
        for number in named {
            source.withBytes(of: number) { table.bytes.append(contentsOf: $0) }
            table.ends.append(UInt32(table.bytes.count))
        }
        return table
    }
}
