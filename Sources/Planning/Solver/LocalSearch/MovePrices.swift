/// What items are taken to cost in one change of a local search: their cost, shaken a little; nothing for what was
/// displaced and is paid for already.
final class MovePrices {
    /// One unit of cost.
    static let unit = 64
    /// The price of what may not be used.
    static let barred = Int.max

    private let tables: ProblemTables
    private var noise: UInt64 = 0
    private var move: Int32 = 0
    private var shares = false
    private let barredIn: Scratch<Int32>
    private let freeIn: Scratch<Int32>
    private let wantedIn: Scratch<Int32>

    init(_ tables: ProblemTables) {
        self.tables = tables
        barredIn = Scratch(repeating: 0, count: tables.itemCount)
        freeIn = Scratch(repeating: 0, count: tables.itemCount)
        wantedIn = Scratch(repeating: 0, count: tables.skillCount)
    }

    /// Starts a change: nothing is barred or free.
    /// - Parameter shares: whether an item that teaches several wanted skills costs less for each.
    func begin(noise: UInt64, shares: Bool) {
        self.noise = noise
        self.shares = shares
        move += 1
    }

    /// An item may not be used in this change.
    func bar(_ item: Int32) { barredIn.base[Int(item)] = move }

    /// An item costs nothing in this change.
    func makeFree(_ item: Int32) { freeIn.base[Int(item)] = move }

    /// A skill is missing.
    func want(_ skill: Int32) { wantedIn.base[Int(skill)] = move }

    func price(_ item: Int32) -> Int {
        if barredIn.base[Int(item)] == move { return Self.barred }
        if freeIn.base[Int(item)] == move { return 0 }
        var mixed = (UInt64(UInt32(bitPattern: item)) &+ noise) &* 0x9E37_79B9_7F4A_7C15
        mixed ^= mixed >> 32
        let price = Int(tables.costs[Int(item)]) &* (Self.unit &+ Int(truncatingIfNeeded: mixed & 15))
        guard shares else { return price }
        var wanted = 0
        for skill in tables.taught[item] where wantedIn.base[Int(skill)] == move { wanted &+= 1 }
        return wanted > 1 ? price / wanted : price
    }
}
