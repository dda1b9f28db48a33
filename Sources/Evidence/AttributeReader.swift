public import LearnerRecords
public import Tables

/// Reads what a customer relationship program knows of learners: profession, structure, territory. All else it says is
/// left where it is.
public struct AttributeReader: Sendable {
    /// Attributes of a learner, with the line or the number of the entry that says so.
    public typealias Entry = (line: Int, learner: Pseudonym, attributes: LearnerAttributes)

    /// What is known of a learner with what an entry says; what it does not say stays.
    public static func merged(_ known: LearnerAttributes?, _ entry: LearnerAttributes) -> LearnerAttributes {
        .init(
            profession: entry.profession ?? known?.profession, structure: entry.structure ?? known?.structure,
            territory: entry.territory ?? known?.territory)
    }

    private let mapping: EvidenceMapping

    /// Makes a reader.
    public init(_ mapping: EvidenceMapping) { self.mapping = mapping }

    /// The attributes of a table.
    /// - Throws: `TableError` where the column of the account is missing.
    public func read(_ table: TableFile) throws -> (entries: [Entry], refusals: [EvidenceRefusal]) {
        let account = try mapping.column("account", in: table)
        func optional(_ name: String) -> Int? { try? mapping.column(name, in: table) }
        let columns = (optional("profession"), optional("structure"), optional("territory"))
        let rows = zip(table.rows, table.lines).filter { !$0.0.allSatisfy(\.isEmpty) }
        return read(
            rows.map { row, line in
                (line, row[account], columns.0.map { row[$0] }, columns.1.map { row[$0] }, columns.2.map { row[$0] })
            })
    }

    /// The attributes of entries of an interface: JSON objects by the names that the mapping gives to their members.
    public func read(_ objects: [[String: String]]) -> (entries: [Entry], refusals: [EvidenceRefusal]) {
        func value(_ name: String, _ object: [String: String]) -> String? { object[mapping.columns?[name] ?? name] }
        return read(
            objects.enumerated().map { number, object in
                (
                    number + 1, value("account", object) ?? "", value("profession", object), value("structure", object),
                    value("territory", object)
                )
            })
    }

    private func read(
        _ rows: [(line: Int, account: String, profession: String?, structure: String?, territory: String?)]
    ) -> (entries: [Entry], refusals: [EvidenceRefusal]) {
        var entries: [Entry] = []
        var refusals: [EvidenceRefusal] = []
        for row in rows {
            guard let learner = Pseudonym(row.account.lowercased()) else {
                refusals.append(.init(line: row.line, reason: .notAPseudonym))
                continue
            }
            let labels = [row.profession, row.structure, row.territory].map { text -> String? in
                guard let text, !text.isEmpty else { return nil }
                return mapping.words?[text] ?? text
            }
            guard labels.allSatisfy({ $0.map(LearnerAttributes.isLabel) ?? true }) else {
                refusals.append(.init(line: row.line, reason: .notALabel))
                continue
            }
            entries.append(
                (row.line, learner, .init(profession: labels[0], structure: labels[1], territory: labels[2])))
        }
        return (entries, refusals)
    }
}
