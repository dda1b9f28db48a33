/// A learner's mastery as lines for a terminal.
public struct MasteryText: Sendable {
    private let catalogue: Catalogue

    /// Makes a writer.
    public init(_ catalogue: Catalogue) { self.catalogue = catalogue }

    /// A table of skills, the best mastered first; with the reasons under each where the document has them.
    public func lines(_ document: MasteryDocument, width: Int) -> [String] {
        let skills = document.skills.sorted { ($1.probability, $0.key) < ($0.probability, $1.key) }
        guard skills.contains(where: { $0.because != nil }) else { return table(skills).lines(width: width) }
        return skills.filter { $0.because != nil }.flatMap { skill in
            [
                catalogue.text("mastery.of", ["title": skill.title, "share": percent(skill.probability)])
                    + state(skill, document),
                "   " + (skill.because?[catalogue.language.rawValue] ?? ""),
            ]
        }
    }

    private func table(_ skills: [MasteryDocument.Skill]) -> TextTable {
        var table = TextTable(
            [
                catalogue.text("label.skill"), catalogue.text("label.mastery"), catalogue.text("label.interval"),
                catalogue.text("label.evidence"), catalogue.text("label.age"),
            ],
            [.left, .right, .right, .right, .right])
        for skill in skills {
            table.add([
                skill.title, percent(skill.probability),
                skill.interval.map(percent).joined(separator: "–"), catalogue.number(skill.evidence),
                skill.ageDays.map { catalogue.count("count.day", Int($0)) } ?? "",
            ])
        }
        return table
    }

    private func state(_ skill: MasteryDocument.Skill, _ document: MasteryDocument) -> String {
        if skill.probability >= document.heldFrom { return " " + catalogue.text("mastery.held") }
        return skill.faded ? " " + catalogue.text("mastery.faded") : ""
    }

    private func percent(_ share: Double) -> String { "\(Int((share * 100).rounded()))\u{A0}%" }
}
