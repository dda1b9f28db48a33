/// Which mapping rules an export calls for, and why.
struct MappingChoice {
    /// The rules that apply; nil where none do.
    let rules: MappingRules?
    /// One line a fact: `terms-acf: + post type "tutoriel" (131)`.
    let reasons: [String]

    /// Tries the rules in order of rank and takes the first whose conditions all hold.
    init(among library: [MappingRules], for harvest: SiteHarvest) {
        var reasons: [String] = []
        var chosen: MappingRules?
        for rules in library where chosen == nil {
            let conditions = Self.conditions(of: rules, harvest)
            for condition in conditions {
                reasons.append("\(rules.name): \(condition.holds ? "+" : "−") \(condition.text)")
            }
            if !conditions.isEmpty, conditions.allSatisfy(\.holds) { chosen = rules }
        }
        self.rules = chosen
        self.reasons = reasons
    }

    private static func conditions(of rules: MappingRules, _ harvest: SiteHarvest) -> [(holds: Bool, text: String)] {
        var conditions: [(holds: Bool, text: String)] = []
        for type in rules.detect.postTypes {
            let count = harvest.publishedTypes[type] ?? 0
            conditions.append((count > 0, "post type \"\(type)\" (\(count))"))
        }
        for taxonomy in rules.detect.taxonomies {
            conditions.append((harvest.taxonomies.contains(taxonomy), "taxonomy \"\(taxonomy)\""))
        }
        if let depth = rules.detect.pageDepth {
            let best = PageTree(harvest: harvest, index: SiteIndex(harvest)).bestRoot(depth: depth)
            let text =
                best.map {
                    "pages, \(depth) levels under \"\(harvest.title(of: harvest.posts[$0.page]))\" (\($0.leaves))"
                }
                ?? "pages, \(depth) levels deep, with links"
            conditions.append((best != nil, text))
        }
        return conditions
    }
}
