/// For every skill, a price that every way to it pays at least, from what a plan holds: the maximum heuristic (Bonet and
/// Geffner, 2001). It stays true when the plan loses items. When it gains some, or where prices are below costs, it may be
/// too high, and only guides.
final class WayBounds {
    private let tables: ProblemTables
    private let skillBound: Scratch<Int>
    private let itemBound: Scratch<Int>
    private let unmet: Scratch<Int32>
    private let groupMark: Scratch<Int>
    private var mark = 0
    private var heap = BinaryHeap<UInt64>()

    private static let unreachable = Int.max / 4

    init(_ tables: ProblemTables) {
        self.tables = tables
        skillBound = Scratch(repeating: 0, count: tables.skillCount)
        itemBound = Scratch(repeating: 0, count: tables.itemCount)
        unmet = Scratch(repeating: 0, count: tables.itemCount)
        groupMark = Scratch(repeating: 0, count: tables.groupCount)
    }

    /// What every way to a skill pays, in units of `MovePrices`.
    @inline(__always)
    func bound(_ skill: Int32) -> Int { skillBound.base[Int(skill)] }

    /// What every way to an item pays before it.
    @inline(__always)
    func before(_ item: Int32) -> Int { itemBound.base[Int(item)] }

    /// Takes the bounds from what a plan holds. Complexity: O(edges · log skills).
    func update(from state: PlanState) {
        mark += 1
        let (tables, mark) = (tables, mark)
        let (skillBound, itemBound, unmet, groupMark) = (skillBound.base, itemBound.base, unmet.base, groupMark.base)
        var work = tables.itemCount &* 3 &+ tables.groupCount &* 2
        var heap = BinaryHeap<UInt64>()
        swap(&heap, &self.heap)
        heap.removeAll()
        defer { swap(&heap, &self.heap) }
        func offer(_ item: Int32, _ before: Int) {
            itemBound[Int(item)] = before
            let total = before &+ Int(tables.costs[Int(item)]) &* MovePrices.unit
            for skill in tables.taught[item] where total < skillBound[Int(skill)] {
                skillBound[Int(skill)] = total
                heap.push(UInt64(total) << 24 | UInt64(skill))
            }
        }
        for skill in 0..<tables.skillCount { skillBound[skill] = state.isHeld(Int32(skill)) ? 0 : Self.unreachable }
        for item in 0..<Int32(tables.itemCount) {
            var count: Int32 = 0
            for group in tables.groupRange(item) {
                if state.isMet(group) { groupMark[Int(group)] = mark } else { count &+= 1 }
            }
            unmet[Int(item)] = count
            itemBound[Int(item)] = Self.unreachable
            if count == 0 { offer(item, 0) }
        }
        while let key = heap.pop() {
            let skill = Int32(truncatingIfNeeded: key & 0xFF_FFFF)
            let cost = Int(key >> 24)
            guard cost == skillBound[Int(skill)] else { continue }
            let consumers = tables.consumers[skill]
            work &+= 4 &+ consumers.count
            for group in consumers where groupMark[Int(group)] != mark {
                groupMark[Int(group)] = mark
                let item = tables.groupItem[Int(group)]
                unmet[Int(item)] &-= 1
                // The last group to be met is the dearest.
                if unmet[Int(item)] == 0 { offer(item, cost) }
            }
        }
        state.work += work
    }
}
