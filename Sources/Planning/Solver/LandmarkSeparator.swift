/// Finds disjunctive landmarks that a fractional solution violates: sets of items of which every valid order has one
/// before it holds some skill. They take away circular support and most of what sharing leaves fractional.
///
/// A landmark is the border of a set of skills that stays out of reach as long as no item of the border is followed.
/// Sets are found in two ways: what items above a threshold reach, and a minimum cut of a network in which each item
/// keeps one of its groups, so that a cut is a landmark whatever was kept (compare Bonet and Helmert, "Strengthening
/// landmark heuristics via hitting sets", 2010; Koch and Martin, "Solving Steiner tree problems in graphs to
/// optimality", 1998, for the cuts).
struct LandmarkSeparator {
    /// What must come before something: items of which one is followed wherever the target column is 1.
    struct Landmark: Hashable {
        var items: [Int32]
        var target: Int32?
    }

    private let formulation: Formulation
    private var problem: FlatProblem { formulation.problem }
    /// How much a cut must be violated to be worth adding.
    private static let leastViolation = 0.02

    init(_ formulation: Formulation) { self.formulation = formulation }

    /// Landmarks that `values` violate, the most violated first.
    func violated(by values: [Double], limit: Int, _ work: inout Int) -> [Landmark] {
        var found: [(violation: Double, landmark: Landmark)] = []
        var known: Set<Landmark> = []
        func keep(_ landmark: Landmark, _ value: Double) {
            let sum = landmark.items.reduce(0) { $0 + values[Int($1)] }
            if value - sum > Self.leastViolation, known.insert(landmark).inserted {
                found.append((value - sum, landmark))
            }
        }
        let targets = targets(values)
        var border = LandmarkBorder(problem)
        func landmark(_ target: Target, _ reached: [Bool], above threshold: Double = -1) -> Landmark {
            let items = border.items(before: target.skills, helping: target.item, reached: reached, &work) {
                values[Int($0)] < threshold
            }
            return Landmark(items: items, target: target.column)
        }
        for threshold in [0.999, 0.5, 0.2] {
            let items = (0..<problem.itemCount).filter { values[$0] >= threshold }
            let holds = problem.followed(items).holds
            work += items.count * 8
            for target in targets where !target.skills.contains(where: { holds[$0] }) {
                keep(landmark(target, holds), target.value)
                keep(landmark(target, holds, above: threshold), target.value)
            }
        }
        if found.count < limit {
            let network = FlowNetwork(problem, values)
            for target in targets {
                // Cuts that share no item with those before them: each brings as much as the first.
                var barred: Set<Int32> = []
                for _ in 0..<6 {
                    guard
                        let reached = network.minimumCut(
                            to: target.skills, below: target.value - Self.leastViolation, barred: barred, &work)
                    else { break }
                    let found = landmark(target, reached)
                    keep(found, target.value)
                    let new = found.items.filter { values[Int($0)] > 1e-6 }
                    guard !new.isEmpty else { break }
                    barred.formUnion(new)
                }
            }
        }
        return found.sorted { ($1.violation, $0.landmark.items.count) < ($0.violation, $1.landmark.items.count) }
            .prefix(limit).map(\.landmark)
    }

    /// Something of which one skill must be held where a column is 1.
    private struct Target {
        var skills: [Int]
        var column: Int32?
        var value: Double
        /// The item that needs it, which cannot help itself.
        var item: Int32?
    }

    private func targets(_ values: [Double]) -> [Target] {
        var targets: [Target] = []
        var isMandatory = [Bool](repeating: false, count: problem.skillCount)
        if formulation.aim == .shortest {
            for goal in problem.goals where goal.atLeast == goal.skills.count {
                for skill in goal.skills where !isMandatory[skill] {
                    isMandatory[skill] = true
                    targets.append(Target(skills: [skill], column: nil, value: 1, item: nil))
                }
            }
        }
        for skill in 0..<problem.skillCount where !isMandatory[skill] && problem.providers.range(skill).count > 1 {
            let column = formulation.skillColumn[skill]
            let value = values[Int(column)]
            if value > 0.1 { targets.append(Target(skills: [skill], column: column, value: value, item: nil)) }
        }
        for item in 0..<problem.itemCount where values[item] > 0.1 {
            for group in problem.groupRange(item) {
                let skills = problem.groups[group].map(Int.init)
                if skills.count == 1, isMandatory[skills[0]] || problem.providers.range(skills[0]).count > 1 {
                    continue
                }
                targets.append(Target(skills: skills, column: Int32(item), value: values[item], item: Int32(item)))
            }
        }
        return targets
    }
}
