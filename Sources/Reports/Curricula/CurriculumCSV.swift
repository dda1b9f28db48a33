public import ContentGraph
public import Planning

/// Curricula as rows, one a step, for a spreadsheet.
public enum CurriculumCSV {
    /// Column titles and rows of some curricula.
    public static func rows(_ curricula: [Curriculum], _ graph: ContentGraph, _ catalogue: Catalogue) -> [[String]] {
        let words = CurriculumWords(graph, catalogue)
        let header = [
            "profile", "step", "tutorial_id", "title", "url", "minutes", "estimated", "medium", "level", "tool", "need",
            "axis", "reason",
        ]
        return [header]
            + curricula.flatMap { curriculum in
                curriculum.steps.enumerated().map { number, step in
                    let minutes = Double(step.seconds) / 60
                    return [
                        graph.slug(curriculum.request.profile), "\(number + 1)",
                        graph.siteID(step.tutorial).map(String.init) ?? graph.key(step.tutorial),
                        graph.title(step.tutorial),
                        graph.url(step.tutorial), minutes == minutes.rounded() ? "\(Int(minutes))" : "\(minutes)",
                        step.isEstimated ? "1" : "0", graph.medium(step.tutorial), graph.level(step.tutorial),
                        graph.tool(step.tutorial), graph.title(step.need), graph.title(step.axis), words.reason(step),
                    ]
                }
            }
    }
}
