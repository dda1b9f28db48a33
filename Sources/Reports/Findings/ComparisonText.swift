public import Coverage

/// A comparison of two versions of a site, as lines.
public struct ComparisonText: Sendable {
    private let catalogue: Catalogue

    /// Makes a writer in the language of a catalogue.
    public init(_ catalogue: Catalogue) { self.catalogue = catalogue }

    /// Titles of parts, each with its lines; parts without change are left out.
    public func sections(_ comparison: GraphComparison) -> [(title: String, lines: [String])] {
        let parts = [
            ("profiles", comparison.profiles), ("needs", comparison.needs), ("axes", comparison.axes),
            ("tutorials", comparison.tutorials),
        ]
        var sections = parts.map { (catalogue.text("diff.\($0.0)"), lines($0.1)) }
        func words(_ one: GraphComparison.Prerequisite) -> String {
            catalogue.text("diff.prerequisite", ["title": one.tutorial, "other": one.requires])
        }
        sections.append(
            (
                catalogue.text("diff.prerequisites"),
                comparison.prerequisitesAdded.map { "+ " + words($0) }
                    + comparison.prerequisitesRemoved.map { "− " + words($0) }
            ))
        sections.append((catalogue.text("diff.curricula"), comparison.curricula.flatMap(lines)))
        return sections.filter { !$0.1.isEmpty }.map { (title: $0.0, lines: $0.1) }
    }

    private func lines(_ part: GraphComparison.Part) -> [String] {
        part.added.map { "+ \($0.title)" } + part.removed.map { "− \($0.title)" }
            + part.changed.map { change in
                "~ "
                    + catalogue.text(
                        "diff.change",
                        [
                            "title": change.thing.title, "property": catalogue.text("diff.property.\(change.property)"),
                            "before": change.before, "after": change.after,
                        ])
            }
    }

    private func lines(_ change: GraphComparison.CurriculumChange) -> [String] {
        func time(_ minutes: Double?) -> String { minutes.map { catalogue.duration(Int(($0 * 60).rounded())) } ?? "—" }
        let head = catalogue.text(
            "diff.curriculum",
            [
                "profile": change.profile.title, "before": time(change.minutesBefore),
                "after": time(change.minutesAfter),
            ])
        return [head] + change.gained.map { "    + \($0.title)" } + change.lost.map { "    − \($0.title)" }
    }
}
