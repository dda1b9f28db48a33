/// Finds a cheap way from what a plan holds to one of some skills: the additive heuristic (Bonet and Geffner, "Planning
/// as heuristic search", 2001) over the small part of the problem that a way within a price can touch.
final class WaySearch {
    /// Number of skills that a problem must stay below: they are packed into keys of a queue.
    static let skillLimit = 1 << 24

    private let tables: ProblemTables
    private let state: PlanState
    private let bounds: WayBounds
    private let prices: MovePrices
    private var mark = 0
    private let skillNotes: Scratch<SkillNote>
    private let itemNotes: Scratch<ItemNote>
    /// By group: the search that last met it.
    private let groupMark: Scratch<Int>
    /// Skills to look back from, each at most once at a time, in a ring; items looked at.
    private let ring: Scratch<Int32>
    private let looked: Scratch<Int32>
    private var lookedCount = 0
    private var heap = BinaryHeap<UInt64>()
    private let chosen = Stack<(rank: Int32, item: Int32)>()

    /// What is known of a skill in the search of its mark.
    private struct SkillNote: BitwiseCopyable {
        var mark = 0
        var supplier: Int32 = -1
        /// Number in the order of settling; `unsettled` before.
        var rank: Int32 = unsettled
        var isQueued = false
        var isTarget = false
        /// What leads from here to the target at least, and what it costs to come here.
        var ahead = 0
        var cost = Int.max
    }
    private static let unsettled = Int32.max

    /// What is known of an item in the search of its mark.
    private struct ItemNote: BitwiseCopyable {
        var mark = 0
        var chosenMark = 0
        /// Groups that nothing met yet; negative where the item was not looked at.
        var unmet: Int32 = -1
        var ahead = Int.max
        var price = 0
        var total = 0
    }

    init(_ state: PlanState, _ bounds: WayBounds, _ prices: MovePrices) {
        self.state = state
        self.bounds = bounds
        self.prices = prices
        tables = state.tables
        skillNotes = Scratch(repeating: SkillNote(), count: tables.skillCount)
        itemNotes = Scratch(repeating: ItemNote(), count: tables.itemCount)
        groupMark = Scratch(repeating: 0, count: tables.groupCount)
        ring = Scratch(repeating: 0, count: tables.skillCount + 1)
        looked = Scratch(repeating: 0, count: tables.itemCount)
        precondition(tables.skillCount < Self.skillLimit)
    }

    /// Follows a way to one of the targets, none of which is held, at a price below a limit. Returns whether one was
    /// found. Most ways are one item: whole ways are looked for only where one may be cheaper.
    /// - Parameter looks: how many items to look at, at most: the nearest to the targets.
    func follow(to targets: UnsafeBufferPointer<Int32>, below limit: Int, looks: Int) -> Bool {
        let direct = direct(to: targets, below: limit)
        if direct.leastOther < direct.price {
            mark += 1
            look(back: targets, direct.price, looks)
            if let target = settle(direct.price) {
                choose(target)
                if chosen.count > 1 { chosen.sort { ($0.rank, $0.item) < ($1.rank, $1.item) } }
                for choice in chosen.values { state.add(choice.item) }
                return true
            }
        }
        guard direct.item >= 0 else { return false }
        state.add(direct.item)
        return true
    }

    /// The cheapest item that teaches a target and can be followed at once, -1 where none is below the limit; and what any
    /// other way costs at least.
    private func direct(
        to targets: UnsafeBufferPointer<Int32>, below limit: Int
    ) -> (item: Int32, price: Int, leastOther: Int) {
        var best: Int32 = -1
        var (least, leastOther) = (limit, Int.max)
        var work = 0
        for target in targets {
            let providers = tables.providers[target]
            work &+= providers.count
            for item in providers {
                let price = prices.price(item)
                guard price < least else { continue }
                if state.canFollow(item) {
                    (best, least) = (item, price)
                } else {
                    leastOther = min(leastOther, price &+ bounds.before(item))
                }
            }
        }
        state.work += work / 4 &+ 10
        return (best, least, leastOther)
    }

    /// Marks what a way below the limit can touch, from the targets back, up to so many items.
    private func look(back targets: UnsafeBufferPointer<Int32>, _ limit: Int, _ looks: Int) {
        let (tables, state, bounds, prices, mark) = (tables, state, bounds, prices, mark)
        let (skills, items, ring, looked) = (skillNotes.base, itemNotes.base, ring.base, looked.base)
        let ringSize = tables.skillCount + 1
        var (head, tail, count, work) = (0, 0, 0, 0)
        func reach(_ skill: Int32, _ ahead: Int) {
            let note = skills + Int(skill)
            if note.pointee.mark != mark {
                note.pointee = SkillNote(mark: mark, isQueued: true, ahead: ahead)
            } else {
                guard ahead < note.pointee.ahead else { return }
                note.pointee.ahead = ahead
                if note.pointee.isQueued { return }
                note.pointee.isQueued = true
            }
            ring[tail] = skill
            tail = tail &+ 1 == ringSize ? 0 : tail &+ 1
        }
        for target in targets {
            reach(target, 0)
            skills[Int(target)].isTarget = true
        }
        while head != tail, count < looks {
            let skill = ring[head]
            head = head &+ 1 == ringSize ? 0 : head &+ 1
            skills[Int(skill)].isQueued = false
            let ahead = skills[Int(skill)].ahead
            let providers = tables.providers[skill]
            work &+= providers.count / 4
            for item in providers {
                let note = items + Int(item)
                if note.pointee.mark != mark {
                    note.pointee = ItemNote(mark: mark, price: prices.price(item))
                }
                let price = note.pointee.price
                guard price < limit &- ahead else { continue }
                let total = ahead &+ price
                guard total < note.pointee.ahead, total &+ bounds.before(item) < limit else { continue }
                note.pointee.ahead = total
                let isNew = note.pointee.unmet < 0
                if isNew {
                    guard count < looks else { continue }
                    looked[count] = item
                    count &+= 1
                    note.pointee.unmet = 0
                    note.pointee.total = price
                } else if note.pointee.unmet == 0 {
                    continue
                }
                for group in tables.groupRange(item) where !state.isMet(group) {
                    if isNew { note.pointee.unmet &+= 1 }
                    work &+= 5
                    for needed in tables.groups[group] where total &+ bounds.bound(needed) < limit {
                        reach(needed, total)
                    }
                }
            }
        }
        lookedCount = count
        state.work += work &+ 90
    }

    /// Settles skills by cost until a target is; nil where none is below the limit.
    private func settle(_ limit: Int) -> Int32? {
        let (tables, state, mark) = (tables, state, mark)
        let (skills, items, groupMark) = (skillNotes.base, itemNotes.base, groupMark.base)
        var work = 0
        // Taken out of the object, which would be checked for exclusive access at each use.
        var heap = BinaryHeap<UInt64>()
        swap(&heap, &self.heap)
        heap.removeAll()
        defer {
            state.work += work
            swap(&heap, &self.heap)
        }
        for place in 0..<lookedCount where items[Int(looked.base[place])].unmet == 0 {
            offer(looked.base[place], limit, &heap)
        }
        var rank: Int32 = 0
        while let key = heap.pop() {
            work &+= 1
            let skill = Int32(truncatingIfNeeded: key & 0xFF_FFFF)
            let cost = Int(key >> 24)
            let note = skills + Int(skill)
            guard note.pointee.rank == Self.unsettled else { continue }
            note.pointee.rank = rank
            rank &+= 1
            if note.pointee.isTarget { return skill }
            let consumers = tables.consumers[skill]
            work &+= consumers.count &* 7
            for group in consumers where groupMark[Int(group)] != mark {
                let user = tables.groupItem[Int(group)]
                let waiting = items + Int(user)
                guard waiting.pointee.mark == mark, waiting.pointee.unmet > 0, !state.isMet(group) else { continue }
                groupMark[Int(group)] = mark
                waiting.pointee.total &+= cost
                waiting.pointee.unmet &-= 1
                if waiting.pointee.unmet == 0 { offer(user, limit, &heap) }
            }
        }
        return nil
    }

    @inline(__always)
    private func offer(_ item: Int32, _ limit: Int, _ heap: inout BinaryHeap<UInt64>) {
        let total = itemNotes.base[Int(item)].total
        for skill in tables.taught[item] {
            let note = skillNotes.base + Int(skill)
            guard note.pointee.mark == mark, total < note.pointee.cost, total < limit &- note.pointee.ahead else {
                continue
            }
            note.pointee.cost = total
            note.pointee.supplier = item
            heap.push(UInt64(total) << 24 | UInt64(skill))
        }
    }

    /// The items that lead to a skill.
    private func choose(_ target: Int32) {
        chosen.truncate()
        want(target)
        var next = 0
        while next < chosen.count {
            let item = chosen[next].item
            next += 1
            for group in tables.groupRange(item) where !state.isMet(group) {
                // The first that was settled is the cheapest, and never leads in a circle.
                var best: Int32 = -1
                var least = Self.unsettled
                for skill in tables.groups[group] {
                    let note = skillNotes.base[Int(skill)]
                    if note.mark == mark, note.rank < least { (best, least) = (skill, note.rank) }
                }
                want(best)
            }
        }
    }

    private func want(_ skill: Int32) {
        let note = skillNotes.base[Int(skill)]
        if itemNotes.base[Int(note.supplier)].chosenMark != mark {
            itemNotes.base[Int(note.supplier)].chosenMark = mark
            chosen.push((note.rank, note.supplier))
        } else if let place = chosen.values.firstIndex(where: { $0.item == note.supplier }),
            note.rank < chosen[place].rank
        {
            chosen[place].rank = note.rank
        }
    }
}
