/// A plan under change: which items it has, when each is followed, and what is held when. A change costs what it
/// touches, and can be taken back.
///
/// Each item of the plan has a stamp, greater than the stamps of what it needs: an item added is followed last. What
/// loses the ground it stood on leaves the plan too (it is *displaced*), so that support is never circular.
final class PlanState {
    let tables: ProblemTables
    /// Goals that are not reached.
    private(set) var openGoals: Int
    /// What they are worth.
    private(set) var openWeight: Int
    private(set) var cost = 0
    /// Work done, in a fifth of the unit of a `WorkMeter`. The weights were fitted to measured times.
    var work = 0
    /// Items of the plan in no order, to draw from.
    let members = Stack<Int32>()
    /// Items that were displaced since the last `begin`, and are not followed again.
    let displaced = Stack<Int32>()
    /// When each item is followed; 0 where it is not in the plan.
    private let stamp: UnsafeMutablePointer<Int32>
    /// When each skill is first held; `never` where it is not. How many items of the plan teach it.
    private let heldSince: UnsafeMutablePointer<Int32>
    private let support: UnsafeMutablePointer<Int32>
    /// How many more skills each goal needs; not above 0 where it is reached.
    private let goalLack: UnsafeMutablePointer<Int32>
    /// Place of each item among the members.
    private let place: UnsafeMutablePointer<Int32>
    private let memory: [Scratch<Int32>]
    private var clock: Int32 = 0
    /// Items whose stamp changed since the last `begin`, with the stamp before.
    private let journal = Stack<(item: Int32, stamp: Int32)>()
    private let queue = Stack<Int32>()

    /// The moment of what never happens.
    static let never = Int32.max

    init(_ tables: ProblemTables) {
        self.tables = tables
        memory = [
            Scratch(repeating: 0, count: tables.itemCount), Scratch(repeating: -1, count: tables.itemCount),
            Scratch(repeating: Self.never, count: tables.skillCount), Scratch(repeating: 0, count: tables.skillCount),
            Scratch(tables.goalNeeds),
        ]
        (stamp, place) = (memory[0].base, memory[1].base)
        (heldSince, support, goalLack) = (memory[2].base, memory[3].base, memory[4].base)
        openGoals = tables.goalCount
        openWeight = tables.goalWeights.reduce(0, +)
    }

    // MARK: Reading

    @inline(__always)
    func isIn(_ item: Int32) -> Bool { stamp[Int(item)] != 0 }

    @inline(__always)
    func isHeld(_ skill: Int32) -> Bool { heldSince[Int(skill)] != Self.never }

    /// Whether a group has a skill that is held before a moment.
    @inline(__always)
    func isMet(_ group: Int32, before moment: Int32 = never) -> Bool {
        for skill in tables.groups[group] where heldSince[Int(skill)] < moment { return true }
        return false
    }

    /// Whether an item can be followed now.
    @inline(__always)
    func canFollow(_ item: Int32) -> Bool {
        for group in tables.groupRange(item) where !isMet(group) { return false }
        return true
    }

    /// How many more skills a goal needs; not above 0 where it is reached.
    func lack(_ goal: Int32) -> Int32 { goalLack[Int(goal)] }

    /// The plan in an order that can be followed.
    var order: [Int32] { members.values.sorted { stamp[Int($0)] < stamp[Int($1)] } }

    /// Whether the plan is not one without an item, as far as one look at its skills tells. What this does not see,
    /// `dropIfNeedless` does.
    func isPlainlyNeeded(_ item: Int32) -> Bool {
        for skill in tables.taught[item] where support[Int(skill)] == 1 {
            for goal in tables.goalsOfSkill[skill] where goalLack[Int(goal)] == 0 { return true }
            for group in tables.consumers[skill] where isIn(tables.groupItem[Int(group)]) {
                var count = 0
                for other in tables.groups[group] where isHeld(other) { count += 1 }
                if count == 1 { return true }
            }
        }
        return false
    }

    // MARK: Changing

    /// Starts a change that `takeBack` undoes.
    func begin() {
        journal.truncate()
        displaced.truncate()
    }

    /// A point of the change under way to come back to.
    var mark: Int { journal.count }

    /// Undoes the change since `begin`, or since a mark.
    func takeBack(to mark: Int = 0) {
        while journal.count > mark, let last = journal.pop() { set(last.item, last.stamp) }
    }

    /// Follows an item, last of all. It must be possible.
    func add(_ item: Int32) {
        clock += 1
        journal.push((item, stamp[Int(item)]))
        set(item, clock)
    }

    /// Leaves an item out, with all that cannot be followed at its time without it.
    func remove(_ item: Int32) {
        queue.push(item)
        while let next = queue.pop() {
            let before = stamp[Int(next)]
            guard before != 0 else { continue }
            journal.push((next, before))
            set(next, 0)
            for skill in tables.taught[next] {
                let since = heldSince[Int(skill)]
                guard since > before else { continue }
                work += 1 + tables.consumers.count(skill)
                for group in tables.consumers[skill] {
                    let user = tables.groupItem[Int(group)]
                    let moment = stamp[Int(user)]
                    if moment > before, moment <= since, !isMet(group, before: moment) {
                        displaced.push(user)
                        queue.push(user)
                    }
                }
            }
        }
    }

    /// An item that was displaced does not come back by itself.
    func forget(_ item: Int32) {
        for place in 0..<displaced.count where displaced[place] == item {
            displaced[place] = displaced[displaced.count - 1]
            return displaced.truncate(to: displaced.count - 1)
        }
    }

    /// Follows again what was displaced, as far as it can be.
    /// - Parameter first: how many of the displaced are left as they are.
    func resettle(from first: Int = 0) {
        var changed = displaced.count > first
        while changed {
            changed = false
            var kept = first
            work += (displaced.count - first) * 2
            for place in first..<displaced.count {
                let item = displaced[place]
                if isIn(item) { continue }
                if canFollow(item) {
                    add(item)
                    changed = true
                } else {
                    displaced[kept] = item
                    kept += 1
                }
            }
            displaced.truncate(to: kept)
        }
    }

    /// Leaves an item out if the rest can be followed without it, in whatever order, and reaches the same goals.
    func dropIfNeedless(_ item: Int32) -> Bool {
        let mark = mark
        let open = openGoals
        let first = displaced.count
        remove(item)
        resettle(from: first)
        let isNeedless = openGoals == open && displaced.count == first
        if !isNeedless { takeBack(to: mark) }
        displaced.truncate(to: first)
        return isNeedless
    }

    /// Makes the plan another one, in an order that can be followed.
    func load(_ items: [Int32]) {
        while !members.isEmpty { set(members[members.count - 1], 0) }
        clock = 0
        begin()
        for item in items { add(item) }
    }

    /// Gives an item a stamp, and keeps all that follows from stamps true.
    private func set(_ item: Int32, _ new: Int32) {
        let old = stamp[Int(item)]
        guard new != old else { return }
        stamp[Int(item)] = new
        if old == 0, new != 0 {
            place[Int(item)] = Int32(members.count)
            members.push(item)
            cost += Int(tables.costs[Int(item)])
        } else if old != 0, new == 0 {
            let hole = place[Int(item)]
            if let last = members.pop(), last != item {
                members[Int(hole)] = last
                place[Int(last)] = hole
            }
            cost -= Int(tables.costs[Int(item)])
        }
        work += 2
        for skill in tables.taught[item] {
            let since = heldSince[Int(skill)]
            if old == 0 { support[Int(skill)] &+= 1 }
            if new == 0 { support[Int(skill)] &-= 1 }
            if new != 0, new < since {
                heldSince[Int(skill)] = new
                if since == Self.never { count(skill, -1) }
            } else if since == old, support[Int(skill)] == 0 {
                heldSince[Int(skill)] = Self.never
                count(skill, 1)
            } else if since == old {
                var first = Self.never
                for provider in tables.providers[skill] {
                    let moment = stamp[Int(provider)]
                    if moment != 0, moment < first { first = moment }
                }
                work += tables.providers.count(skill)
                heldSince[Int(skill)] = first
            }
        }
    }

    /// A skill came to be held, or no longer is: its goals lack one more or less.
    private func count(_ skill: Int32, _ change: Int32) {
        for goal in tables.goalsOfSkill[skill] {
            let before = goalLack[Int(goal)]
            goalLack[Int(goal)] = before + change
            if before == 0, change > 0 {
                openGoals += 1
                openWeight += tables.goalWeights[Int(goal)]
            }
            if before == 1, change < 0 {
                openGoals -= 1
                openWeight -= tables.goalWeights[Int(goal)]
            }
        }
    }
}
