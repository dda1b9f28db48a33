extension ProblemReducer {
    /// Takes away items that another one replaces at no more cost, teaching as much and requiring no more.
    mutating func dropDominated() -> Bool {
        var dropped = false
        for item in items.indices where items[item].isAlive && !items[item].teaches.isEmpty {
            let rarest = items[item].teaches.min { providers.range($0).count < providers.range($1).count }!
            // Long lists of alternatives: a pass over all pairs would cost more than it saves.
            guard providers.range(rarest).count <= 200 else { continue }
            let isReplaced = providers[rarest].contains { other in
                other != item && items[Int(other)].isAlive && replaces(Int(other), item)
            }
            if isReplaced {
                items[item].isAlive = false
                dropped = true
            }
        }
        return dropped
    }

    private func replaces(_ better: Int, _ worse: Int) -> Bool {
        let (left, right) = (items[better], items[worse])
        guard left.cost <= right.cost, left.teaches.count >= right.teaches.count else { return false }
        guard right.teaches.allSatisfy(left.teaches.contains) else { return false }
        let implied = left.requires.allSatisfy { group in
            right.requires.contains { $0.count <= group.count && $0.allSatisfy(group.contains) }
        }
        guard implied else { return false }
        // Two that are the same: the first in site order stays.
        let isEqual =
            left.cost == right.cost && left.teaches.count == right.teaches.count
            && right.requires.allSatisfy { group in
                left.requires.contains { $0.count <= group.count && $0.allSatisfy(group.contains) }
            }
        return !isEqual || better < worse
    }
}
