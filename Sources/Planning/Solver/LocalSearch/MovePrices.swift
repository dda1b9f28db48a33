/// What items are taken to cost in one change of a local search: their cost, shaken a little; nothing for what was
/// displaced and is paid for already.
final class MovePrices {
    /// One unit of cost.
    static let unit = 64
    /// The price of what may not be used.
    static let barred = Int.max

    private let tables: ProblemTables
    private var noise: UInt64 = 0
    private var move = 0
    private var shares = false
    private var isGuided = false
    /// How much of each cost is not as good as paid, in units.
    private let unpaid: Scratch<Int32>
    /// Whether a guide was given.
    private(set) var hasGuide = false
    private let barredIn: Scratch<Int>
    private let freeIn: Scratch<Int>
    private let wantedIn: Scratch<Int>

    init(_ tables: ProblemTables) {
        self.tables = tables
        barredIn = Scratch(repeating: 0, count: tables.itemCount)
        freeIn = Scratch(repeating: 0, count: tables.itemCount)
        wantedIn = Scratch(repeating: 0, count: tables.skillCount)
        unpaid = Scratch(repeating: Int32(Self.unit), count: tables.itemCount)
    }

    /// Starts a change: nothing is barred or free.
    /// - Parameters:
    ///   - shares: whether an item that teaches several wanted skills costs less for each.
    ///   - isGuided: whether the guide counts.
    func begin(noise: UInt64, shares: Bool, isGuided: Bool = false) {
        self.noise = noise
        self.shares = shares
        self.isGuided = isGuided
        move += 1
    }

    /// Takes values of a linear program, from 0 to 1 for each item, to point where good plans may be.
    func takeGuide(_ values: [Double]) {
        hasGuide = true
        for item in 0..<tables.itemCount {
            unpaid.base[item] = Int32(Double(Self.unit) * (1.03 - min(max(values[item], 0), 1)))
        }
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
        var price = Int(tables.costs[Int(item)]) &* (Self.unit &+ Int(truncatingIfNeeded: mixed & 15))
        if isGuided { price = price &* Int(unpaid.base[Int(item)]) / Self.unit }
        guard shares else { return price }
        var wanted = 0
        for skill in tables.taught[item] where wantedIn.base[Int(skill)] == move { wanted &+= 1 }
        return wanted > 1 ? price / wanted : price
    }
}
