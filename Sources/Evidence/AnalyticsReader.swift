public import Mastery
public import Tables

/// Reads what a web analytics program counts of pages, for all visitors together: views, average time, transitions. It
/// informs the parameters of the mastery model, and never what is believed of a person.
public struct AnalyticsReader: Sendable {
    private let mapping: EvidenceMapping
    private let page: @Sendable (String) -> Int?

    /// Makes a reader.
    /// - Parameter page: number of the page that a key, number, slug or address names; nil where it is no tutorial.
    public init(_ mapping: EvidenceMapping, page: @escaping @Sendable (String) -> Int?) {
        self.mapping = mapping
        self.page = page
    }

    /// Views and average time of pages, put into parameters: how often pages are opened beside others, and how long one
    /// takes where the site does not say.
    /// - Throws: `TableError` where a column is missing.
    public func readPages(
        _ table: TableFile, _ map: SkillMap, into parameters: inout MasteryParameters
    ) throws -> [EvidenceRefusal] {
        let columns = (
            page: try mapping.column("page", in: table), views: try mapping.column("views", in: table),
            time: try? mapping.column("seconds", in: table)
        )
        var refusals: [EvidenceRefusal] = []
        var views = [Double](repeating: 0, count: map.pages.count)
        var seconds: [Int: (sum: Double, views: Double)] = [:]
        for (row, line) in zip(table.rows, table.lines) where !row.allSatisfy(\.isEmpty) {
            guard let number = page(row[columns.page]) else {
                refusals.append(.init(line: line, reason: .unknownObject))
                continue
            }
            guard let count = Self.number(row[columns.views]), count >= 0 else {
                refusals.append(.init(line: line, reason: .badNumber))
                continue
            }
            views[number] += count
            guard let column = columns.time, !row[column].isEmpty else { continue }
            guard let time = Self.number(row[column]), (0...86400).contains(time) else {
                refusals.append(.init(line: line, reason: .badNumber))
                continue
            }
            let before = seconds[number] ?? (0, 0)
            seconds[number] = (before.sum + time * count, before.views + count)
        }
        parameters.takeViews(views, map)
        let share = parameters.dwell.meanReadyShare
        for (number, total) in seconds where total.sum > 0 {
            parameters.typicalSeconds = parameters.typicalSeconds ?? [:]
            parameters.typicalSeconds?[map.pages[number].key] = total.sum / total.views / share
        }
        return refusals
    }

    /// Transitions between pages, put into parameters: how often visitors go on to something near in the graph.
    /// - Throws: `TableError` where a column is missing.
    public func readTransitions(
        _ table: TableFile, _ map: SkillMap, into parameters: inout MasteryParameters
    ) throws -> [EvidenceRefusal] {
        let columns = (
            from: try mapping.column("from", in: table), to: try mapping.column("to", in: table),
            count: try mapping.column("count", in: table)
        )
        var refusals: [EvidenceRefusal] = []
        var (near, all) = (0.0, 0.0)
        for (row, line) in zip(table.rows, table.lines) where !row.allSatisfy(\.isEmpty) {
            guard let from = page(row[columns.from]), let to = page(row[columns.to]) else {
                refusals.append(.init(line: line, reason: .unknownObject))
                continue
            }
            guard let count = Self.number(row[columns.count]), count >= 0 else {
                refusals.append(.init(line: line, reason: .badNumber))
                continue
            }
            all += count
            if map.areNear(from, to) { near += count }
        }
        if all > 0 {
            let back = parameters.choice.ways[0]
            // Neither way is ever impossible.
            let share = min(max(near / all, 0.01), 0.99)
            parameters.choice.ways = [back, (1 - back) * share, (1 - back) * (1 - share)]
        }
        return refusals
    }

    /// A number with a decimal point or comma; spaces between thousands do not matter.
    private static func number(_ text: String) -> Double? {
        Double(text.filter { !$0.isWhitespace }.replacing(",", with: ".")).flatMap { $0.isFinite ? $0 : nil }
    }
}
