import Crypto
import Foundation
public import LearnerRecords
public import Tables

/// Reads the use of the business tool, day by day: account, feature, count, date.
public struct UsageReader: Sendable {
    private let mapping: EvidenceMapping
    private let isOnSite: @Sendable (String) -> Bool

    /// Makes a reader.
    /// - Parameter isOnSite: whether a key names something on the site.
    public init(_ mapping: EvidenceMapping, isOnSite: @escaping @Sendable (String) -> Bool) {
        self.mapping = mapping
        self.isOnSite = isOnSite
    }

    /// The events of a table, each with its line, and the lines that were left out.
    ///
    /// The identifier of an event is made of account, feature and day, so that a line counts once however often its file
    /// is imported.
    /// - Throws: `TableError` where a column is missing.
    public func read(
        _ table: TableFile, now: Double
    ) throws -> (events: [(line: Int, record: LearningRecord)], refusals: [EvidenceRefusal]) {
        let columns = (
            account: try mapping.column("account", in: table), feature: try mapping.column("feature", in: table),
            count: try mapping.column("count", in: table), date: try mapping.column("date", in: table)
        )
        var events: [(line: Int, record: LearningRecord)] = []
        var refusals: [EvidenceRefusal] = []
        var counts: [UUID: Int] = [:]
        for (row, line) in zip(table.rows, table.lines) where !row.allSatisfy(\.isEmpty) {
            func refuse(_ reason: EvidenceRefusal.Reason) { refusals.append(.init(line: line, reason: reason)) }
            guard let learner = Pseudonym(row[columns.account].lowercased()) else {
                refuse(.notAPseudonym)
                continue
            }
            let feature = row[columns.feature]
            guard let object = mapping.features?[feature] ?? (ObjectKey.isKey(feature) ? feature : nil) else {
                refuse(.unknownFeature)
                continue
            }
            guard isOnSite(object) else {
                refuse(.unknownObject)
                continue
            }
            guard let day = mapping.day(row[columns.date]) else {
                refuse(.badDate)
                continue
            }
            guard let count = Int(row[columns.count].filter { !$0.isWhitespace }), (1...1_000_000).contains(count)
            else {
                refuse(.badNumber)
                continue
            }
            // Letters with accents are one or two characters, as the program that wrote the file has it.
            let name = feature.precomposedStringWithCanonicalMapping
            let id = Self.identifier("usage", learner.text, name, "\(Int(day))")
            let record = LearningRecord(id: id, learner: learner, time: day, .usedFeature(object: object, times: count))
            guard record.hasPossibleTime(now: now) else {
                refuse(.future)
                continue
            }
            // Only the first would be kept, and nobody would know.
            guard counts[id] ?? count == count else {
                refuse(.otherCount)
                continue
            }
            counts[id] = count
            events.append((line, record))
        }
        return (events, refusals)
    }

    /// A UUID of version 8 (RFC 9562) made of some texts.
    static func identifier(_ parts: String...) -> UUID {
        var bytes = Array(SHA256.hash(data: Data(parts.joined(separator: "\u{0}").utf8)).prefix(16))
        bytes[6] = bytes[6] & 0x0F | 0x80
        bytes[8] = bytes[8] & 0x3F | 0x80
        return bytes.withUnsafeBytes { UUID(uuid: $0.loadUnaligned(as: uuid_t.self)) }
    }
}
