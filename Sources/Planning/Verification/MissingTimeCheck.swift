import ContentGraph

/// Checks how much time is said to be missing for what is left out: what would reach its axis beside the goals that are
/// reached, less the time allowed.
///
/// Tutorials that nothing can replace must come: they give the least that is missing, and all of it where there is no choice at
/// all. What is appended to the steps as they are gives the most.
struct MissingTimeCheck {
    private let facts: CurriculumFacts

    init(_ facts: CurriculumFacts) { self.facts = facts }

    func faults() -> [CurriculumVerifier.Fault] {
        guard let budget = facts.request.budgetSeconds else { return [] }
        // Steps that practise take less time than all that is counted here.
        if PracticeChance(facts).isThere { return [] }
        let required = facts.mustCome.filter { facts.isStep[$0] }
        let reached = facts.axes.filter(\.isReached).flatMap(\.skills)
        var base = ForcedTutorials(facts)
        base.add(skills: reached, tutorials: required)
        var known: [Int: (least: Int, most: Int)] = [:]
        func bounds(_ axis: Int) -> (least: Int, most: Int) {
            if let found = known[axis] { return found }
            var forced = base
            forced.add(skills: facts.axes[axis].skills, tutorials: [])
            let appended = facts.curriculum.totalSeconds + Completion(facts).seconds(to: facts.axes[axis].skills)
            let most = forced.isWhole ? forced.seconds : appended
            let found = (least: max(0, forced.seconds - budget), most: max(0, most - budget))
            known[axis] = found
            return found
        }
        return facts.curriculum.unreached.compactMap { entry -> CurriculumVerifier.Fault? in
            // What must come is missed by itself, and not for an axis that lists it.
            guard case .overBudget(let missing) = entry.reason,
                let number = facts.table.number(of: entry.tutorial), !facts.isLearned(number),
                !facts.mustCome.contains(number)
            else { return nil }
            let bounds = facts.axes.indices.filter {
                !facts.axes[$0].isReached && facts.axes[$0].tutorials.contains(entry.tutorial)
            }.map(bounds)
            // Of several axes the cheapest counts.
            guard let least = bounds.map(\.least).min(), let most = bounds.map(\.most).min() else { return nil }
            if (least...max(least, most)).contains(missing) { return nil }
            return .wrongMissingTime(entry.tutorial, seconds: missing < least ? least : most)
        }
    }
}

/// Tutorials that every way to some skills follows, since nothing on offer can replace them.
private struct ForcedTutorials {
    private let facts: CurriculumFacts
    private var isForced: [Bool]
    private var isNeeded: [Bool]
    private(set) var seconds = 0
    /// Whether no way has any other.
    private(set) var isWhole = true

    init(_ facts: CurriculumFacts) {
        self.facts = facts
        isForced = Array(repeating: false, count: facts.table.tutorials.count)
        isNeeded = Array(repeating: false, count: facts.table.skills.count)
    }

    mutating func add(skills: [Int], tutorials: [Int]) {
        var queue: [Int] = []
        func force(_ tutorial: Int) {
            guard !isForced[tutorial] else { return }
            isForced[tutorial] = true
            seconds += facts.times.seconds(facts.table.tutorials[tutorial], facts.request).seconds
            queue.append(tutorial)
        }
        func need(_ skill: Int) {
            guard !isNeeded[skill], !facts.table.isHeld[skill] else { return }
            isNeeded[skill] = true
            let ways = facts.table.providers[skill].filter { facts.reach.canFollow($0) }
            if ways.count == 1 { force(ways[0]) } else { isWhole = false }
        }
        for tutorial in tutorials { force(tutorial) }
        for skill in skills { need(skill) }
        while let tutorial = queue.popLast() {
            for group in facts.table.groups[tutorial] {
                let choices = facts.table.choices[group]
                if choices.contains(where: { facts.table.isHeld[$0] }) { continue }
                let ways = Set(choices).filter(facts.reach.hasGained)
                if ways.count == 1 { need(ways.first!) } else { isWhole = false }
            }
        }
    }
}

/// A way to go on from the end of a curriculum, not the shortest one.
private struct Completion {
    private let facts: CurriculumFacts
    /// Place of each tutorial in the order in which they can be followed after the end.
    private var ranks: [Int]

    init(_ facts: CurriculumFacts) {
        self.facts = facts
        var reach = Reach(facts.table)
        reach.gain(facts.isHeldAtEnd.indices.filter { facts.isHeldAtEnd[$0] })
        reach.follow()
        ranks = Array(repeating: .max, count: facts.table.tutorials.count)
        for (rank, tutorial) in reach.queue.enumerated() { ranks[tutorial] = rank }
    }

    /// Time of what comes to hold some skills.
    func seconds(to skills: [Int]) -> Int {
        var isFollowed = Array(repeating: false, count: ranks.count)
        var seconds = 0
        var queue = skills
        while let skill = queue.popLast() {
            guard !facts.isHeldAtEnd[skill], let tutorial = first(skill), !isFollowed[tutorial] else { continue }
            isFollowed[tutorial] = true
            seconds += facts.times.seconds(facts.table.tutorials[tutorial], facts.request).seconds
            for group in facts.table.groups[tutorial] {
                let choices = facts.table.choices[group]
                guard !choices.contains(where: { facts.isHeldAtEnd[$0] }) else { continue }
                // The earliest comes before the tutorial in any case.
                let earliest = choices.min { rank($0) < rank($1) }
                if let earliest { queue.append(earliest) }
            }
        }
        return seconds
    }

    private func first(_ skill: Int) -> Int? { facts.table.providers[skill].min { ranks[$0] < ranks[$1] } }

    private func rank(_ skill: Int) -> Int { first(skill).map { ranks[$0] } ?? .max }
}
