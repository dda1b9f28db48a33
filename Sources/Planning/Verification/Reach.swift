import ContentGraph

/// What can be followed of a part of a graph, as unit propagation finds it (Dowling and Gallier, "Linear-time algorithms for
/// testing the satisfiability of propositional Horn formulae", 1984): each group of requirements is met once, and a tutorial
/// whose groups are all met comes into the queue.
///
/// Every change is logged, so that a trial costs what it changes and is taken back: 8000 landmarks of a chain of 8000 tutorials
/// cost no more together than the chain itself.
struct Reach {
    /// A point to come back to.
    private struct Mark {
        var skills: Int
        var groups: Int
        var queue: Int
        var next: Int
    }

    private let table: ReachTable
    /// Groups of each tutorial that are not met yet.
    private var unmet: [Int]
    private var isMet: [Bool]
    private var isGained: [Bool]
    /// Whether each tutorial may be followed; one of a landmark that is tried may not.
    private var isPresent: [Bool]
    private var isGoal: [Bool]
    private(set) var goalsLeft = 0
    private var gainedSkills: [Int] = []
    private var metGroups: [Int] = []
    /// Tutorials in the order in which they can be followed, from `next` on not followed yet.
    private(set) var queue: [Int] = []
    private var next = 0

    /// The state at the start, in which nothing was followed yet.
    /// - Parameter goals: skills of which it counts those that are not gained.
    init(_ table: ReachTable, goals: [Int] = []) {
        self.table = table
        unmet = (0..<table.tutorials.count).map { table.groups[$0].count }
        isMet = Array(repeating: false, count: table.owners.count)
        isGained = Array(repeating: false, count: table.skills.count)
        isPresent = table.isOffered
        isGoal = isGained
        for goal in goals where !isGoal[goal] {
            isGoal[goal] = true
            goalsLeft += 1
        }
        queue = unmet.indices.filter { unmet[$0] == 0 && isPresent[$0] }
        for skill in table.isHeld.indices where table.isHeld[skill] { gain(skill) }
    }

    /// Whether a tutorial can be followed, once all that can be was.
    func canFollow(_ tutorial: Int) -> Bool { isPresent[tutorial] && unmet[tutorial] == 0 }

    /// Whether a skill was gained, or held at the start.
    func hasGained(_ skill: Int) -> Bool { isGained[skill] }

    /// Follows tutorials in order: all that can be, or as many as are named.
    mutating func follow(_ count: Int = .max) {
        while next < min(count, queue.count) {
            let tutorial = queue[next]
            next += 1
            guard isPresent[tutorial] else { continue }
            for skill in table.taught[tutorial] { gain(skill) }
        }
    }

    /// Gains skills as if they had been taught.
    mutating func gain(_ skills: some Sequence<Int>) { for skill in skills { gain(skill) } }

    private mutating func gain(_ skill: Int) {
        guard !isGained[skill] else { return }
        isGained[skill] = true
        gainedSkills.append(skill)
        if isGoal[skill] { goalsLeft -= 1 }
        for group in table.waiting[skill] where !isMet[group] {
            isMet[group] = true
            metGroups.append(group)
            let tutorial = table.owners[group]
            unmet[tutorial] -= 1
            if unmet[tutorial] == 0, isPresent[tutorial] { queue.append(tutorial) }
        }
    }

    /// What holds if all that can be followed from here is, without some tutorials; then everything is as before.
    mutating func trying<Answer>(without absent: [Int], _ answer: (Reach) -> Answer) -> Answer {
        let mark = mark()
        let before = absent.map { isPresent[$0] }
        for tutorial in absent { isPresent[tutorial] = false }
        follow()
        let found = answer(self)
        for (tutorial, was) in zip(absent, before).reversed() { isPresent[tutorial] = was }
        undo(to: mark)
        return found
    }

    /// What holds if some skills were held and some tutorials on offer that are not; then everything is as before.
    mutating func trying<Answer>(
        skills: [Int], tutorials: [Int], _ answer: (Reach) -> Answer
    ) -> Answer {
        let mark = mark()
        let added = tutorials.filter { !isPresent[$0] }
        for tutorial in added where !isPresent[tutorial] {
            isPresent[tutorial] = true
            if unmet[tutorial] == 0 { queue.append(tutorial) }
        }
        gain(skills)
        follow()
        let found = answer(self)
        for tutorial in added { isPresent[tutorial] = false }
        undo(to: mark)
        return found
    }

    private func mark() -> Mark {
        Mark(skills: gainedSkills.count, groups: metGroups.count, queue: queue.count, next: next)
    }

    private mutating func undo(to mark: Mark) {
        for skill in gainedSkills[mark.skills...] {
            isGained[skill] = false
            if isGoal[skill] { goalsLeft += 1 }
        }
        gainedSkills.removeSubrange(mark.skills...)
        for group in metGroups[mark.groups...] {
            isMet[group] = false
            unmet[table.owners[group]] += 1
        }
        metGroups.removeSubrange(mark.groups...)
        queue.removeSubrange(mark.queue...)
        next = mark.next
    }
}
