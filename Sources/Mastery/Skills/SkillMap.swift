/// The skills of a site, what each stands on, and the pages that teach them.
///
/// Skills and pages are numbered from 0 and have keys that last. Inside, skills are kept in an order in which every
/// prerequisite comes first.
public struct SkillMap: Sendable {
    /// A page that teaches: a tutorial.
    public struct Page: Sendable, Equatable {
        /// Key that lasts from one version of the site to the next.
        public var key: String
        /// Numbers of the skills that it teaches, the main one first.
        public var skills: [Int]
        /// Time that it should take, in seconds.
        public var expectedSeconds: Double

        /// Makes a page.
        public init(key: String, skills: [Int], expectedSeconds: Double) {
            self.key = key
            self.skills = skills
            self.expectedSeconds = expectedSeconds
        }
    }

    /// Keys of the skills, by number.
    public let keys: [String]
    /// Pages by number.
    public let pages: [Page]
    /// Place in the inner order of each skill, and the skill at each place.
    let place: [Int]
    let skillAtPlace: [Int]
    /// By place: places of what it stands on, of what stands on it, and of all that it stands on, the latest first.
    let parents: IntegerLists
    let children: IntegerLists
    let ancestors: IntegerLists
    /// By place: the longest chain of prerequisites behind it.
    let depth: [Int]

    /// Numbers of skills by their keys.
    public let skillNumbers: [String: Int]

    /// Makes a map.
    /// - Parameter prerequisites: for each skill, the numbers of those it stands on, all of which it needs. One that would
    ///   close a circle is left out, in the order of the skills.
    /// - Complexity: linear in the skills and in all chains of prerequisites.
    public init(keys: [String], prerequisites: [[Int]], pages: [Page]) {
        precondition(keys.count == prerequisites.count, "one list of prerequisites a skill")
        self.keys = keys
        self.pages = pages
        skillNumbers = Dictionary(keys.enumerated().map { ($1, $0) }) { first, _ in first }
        skillAtPlace = Self.order(prerequisites)
        var place = [Int](repeating: 0, count: keys.count)
        for (index, skill) in skillAtPlace.enumerated() { place[skill] = index }
        self.place = place
        var parents = [[Int]](repeating: [], count: keys.count)
        var children = parents
        var ancestors = parents
        var depth = [Int](repeating: 0, count: keys.count)
        for (index, skill) in skillAtPlace.enumerated() {
            // What comes later in the order would close a circle.
            parents[index] = Set(prerequisites[skill].map { place[$0] }.filter { $0 < index }).sorted()
            for parent in parents[index] {
                children[parent].append(index)
                depth[index] = max(depth[index], depth[parent] + 1)
            }
            let behind = parents[index].reduce(into: Set(parents[index])) { $0.formUnion(ancestors[$1]) }
            ancestors[index] = behind.sorted(by: >)
        }
        self.depth = depth
        self.parents = IntegerLists(parents)
        self.children = IntegerLists(children)
        self.ancestors = IntegerLists(ancestors)
    }

    /// Numbers of the skills that a skill stands on: at once, or all of them.
    public func prerequisites(of skill: Int, deep: Bool = false) -> [Int] {
        (deep ? ancestors : parents)[place[skill]].map { skillAtPlace[Int($0)] }
    }

    /// Skills in an order with prerequisites first, depth first; where they go round in a circle, the one that was met
    /// first comes last.
    private static func order(_ prerequisites: [[Int]]) -> [Int] {
        var order: [Int] = []
        var isMet = [Bool](repeating: false, count: prerequisites.count)
        for skill in prerequisites.indices where !isMet[skill] {
            var stack = [(skill: skill, next: 0)]
            isMet[skill] = true
            while let top = stack.last {
                guard top.next < prerequisites[top.skill].count else {
                    order.append(top.skill)
                    stack.removeLast()
                    continue
                }
                stack[stack.count - 1].next += 1
                let other = prerequisites[top.skill][top.next]
                if !isMet[other] {
                    isMet[other] = true
                    stack.append((other, 0))
                }
            }
        }
        return order
    }
}
