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
    private var isGuided = false
    /// How much of each cost is not as good as paid, in units.
    private let unpaid: Scratch<Int32>
    /// Whether a guide was given.
    private(set) var hasGuide = false
    private let notes: Scratch<Note>
    private let wantedIn: Scratch<Int32>

    /// What a change takes an item for.
    private struct Note: BitwiseCopyable {
        /// The change that the rest is about.
        var move: Int32 = 0
        /// Wanted skills that it teaches, where they are shared.
        var wanted: Int16 = 0
        var isFree = false
        var isBarred = false
    }

    init(_ tables: ProblemTables) {
        self.tables = tables
        notes = Scratch(repeating: Note(), count: tables.itemCount)
        wantedIn = Scratch(repeating: 0, count: tables.skillCount)
        unpaid = Scratch(repeating: Int32(Self.unit), count: tables.itemCount)
    }

    /// Starts a change: nothing is barred, free or wanted.
    /// - Parameters:
    ///   - shares: whether an item that teaches several wanted skills costs less for each.
    ///   - isGuided: whether the guide counts.
    func begin(noise: UInt64, shares: Bool, isGuided: Bool = false) {
        self.noise = noise
        self.shares = shares
        self.isGuided = isGuided
        move &+= 1
    }

    /// Takes values of a linear program, from 0 to 1 for each item, to point where good plans may be.
    func takeGuide(_ values: [Double]) {
        hasGuide = true
        for item in 0..<tables.itemCount {
            unpaid.base[item] = Int32(Double(Self.unit) * (1.03 - min(max(values[item], 0), 1)))
        }
    }

    /// An item may not be used in this change.
    func bar(_ item: Int32) { note(item).pointee.isBarred = true }

    /// An item costs nothing in this change.
    func makeFree(_ item: Int32) { note(item).pointee.isFree = true }

    /// A skill is missing. Returns what that took to note.
    func want(_ skill: Int32) -> Int {
        guard wantedIn.base[Int(skill)] != move else { return 0 }
        wantedIn.base[Int(skill)] = move
        guard shares else { return 0 }
        let providers = tables.providers[skill]
        for item in providers { note(item).pointee.wanted &+= 1 }
        return providers.count
    }

    @inline(__always)
    func price(_ item: Int32) -> Int {
        let note = note(item).pointee
        if note.isBarred { return Self.barred }
        if note.isFree { return 0 }
        var mixed = (UInt64(UInt32(bitPattern: item)) &+ noise) &* 0x9E37_79B9_7F4A_7C15
        mixed ^= mixed >> 32
        var price = Int(tables.costs[Int(item)]) &* (Self.unit &+ Int(truncatingIfNeeded: mixed & 15))
        if isGuided { price = price &* Int(unpaid.base[Int(item)]) / Self.unit }
        return note.wanted > 1 ? price / Int(note.wanted) : price
    }

    @inline(__always)
    private func note(_ item: Int32) -> UnsafeMutablePointer<Note> {
        let note = notes.base + Int(item)
        if note.pointee.move != move { note.pointee = Note(move: move) }
        return note
    }
}
