public import ContentGraph

extension SkillMap {
    /// The skills and the tutorials of a site.
    ///
    /// A skill stands on what every tutorial that teaches it requires without a choice; a requirement that one of several
    /// skills meets binds it to none of them.
    /// - Parameter typicalSeconds: time that a page takes where the site states none, by key, in seconds.
    public init(_ graph: ContentGraph, typicalSeconds: [String: Double]? = nil) {
        let skills = Array(graph.nodes(.skill))
        var numbers: [NodeID: Int] = [:]
        for (number, skill) in skills.enumerated() { numbers[skill] = number }
        let estimate = DurationEstimate(graph)
        self.init(
            keys: skills.map(graph.key),
            prerequisites: skills.map { skill in
                let required = graph.providers(of: skill).map { provider in
                    Set(graph.requirementGroups(of: provider).filter { $0.count == 1 }.joined())
                }
                let common = required.dropFirst().reduce(required.first ?? []) { $0.intersection($1) }
                return common.subtracting([skill]).compactMap { numbers[$0] }.sorted()
            },
            pages: graph.nodes(.tutorial).map { tutorial in
                let key = graph.key(tutorial)
                let time = estimate.seconds(of: tutorial, in: graph)
                return Page(
                    key: key, skills: graph.targets(from: tutorial, .teaches).compactMap { numbers[$0] },
                    expectedSeconds: (time.isEstimated ? typicalSeconds?[key] : nil) ?? Double(time.seconds))
            })
    }
}
