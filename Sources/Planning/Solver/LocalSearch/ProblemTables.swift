/// The lists of a problem in memory of their own, for loops that run many thousand times a millisecond: an array would
/// be retained, and its every index checked.
///
/// Indices come from the problem itself, which is valid by construction; nothing here is read before it is written.
final class ProblemTables {
    /// Lists one after the other: list `i` is `values[starts[i]..<starts[i + 1]]`.
    struct Table {
        private let starts: UnsafeMutablePointer<Int32>
        private let values: UnsafeMutablePointer<Int32>

        fileprivate init(_ lists: Lists, _ memory: inout [Scratch<Int32>]) {
            let copies = (Scratch(lists.starts), Scratch(lists.values))
            memory += [copies.0, copies.1]
            (starts, values) = (copies.0.base, copies.1.base)
        }

        /// Number of entries of a list.
        @inline(__always)
        func count(_ list: Int32) -> Int { Int(starts[Int(list) &+ 1] &- starts[Int(list)]) }

        /// The entries of a list.
        @inline(__always)
        subscript(list: Int32) -> UnsafeBufferPointer<Int32> {
            let start = Int(starts[Int(list)])
            return UnsafeBufferPointer(start: values + start, count: Int(starts[Int(list) &+ 1]) &- start)
        }
    }

    let itemCount: Int
    let skillCount: Int
    let groupCount: Int
    let goalCount: Int
    let costs: UnsafeMutablePointer<Int32>
    /// Skills that each item teaches; skills of each group; items that teach, and groups that hold, each skill.
    let taught: Table
    let groups: Table
    let providers: Table
    let consumers: Table
    /// Skills of each goal, and the goals of each skill.
    let goalSkills: Table
    let goalsOfSkill: Table
    /// How many skills each goal needs.
    let goalNeeds: [Int32]
    /// What each goal is worth.
    let goalWeights: [Int]
    let groupItem: UnsafeMutablePointer<Int32>
    private let firstGroup: UnsafeMutablePointer<Int32>
    /// What the tables stand in.
    private let memory: [Scratch<Int32>]

    init(_ problem: FlatProblem) {
        itemCount = problem.itemCount
        skillCount = problem.skillCount
        groupCount = problem.groups.count
        goalCount = problem.goals.count
        goalNeeds = problem.goals.map { Int32($0.atLeast) }
        goalWeights = problem.goals.map(\.weight)
        let numbers = [problem.costs.map(Int32.init), problem.firstGroup, problem.groupItem].map(Scratch.init)
        (costs, firstGroup, groupItem) = (numbers[0].base, numbers[1].base, numbers[2].base)
        var memory = numbers
        taught = Table(problem.taught, &memory)
        groups = Table(problem.groups, &memory)
        providers = Table(problem.providers, &memory)
        consumers = Table(problem.consumers, &memory)
        let skills = Lists(problem.goals.map(\.skills))
        goalSkills = Table(skills, &memory)
        goalsOfSkill = Table(skills.transposed(bound: problem.skillCount), &memory)
        self.memory = memory
    }

    /// Groups of an item.
    @inline(__always)
    func groupRange(_ item: Int32) -> Range<Int32> {
        Range(uncheckedBounds: (firstGroup[Int(item)], firstGroup[Int(item) &+ 1]))
    }
}
