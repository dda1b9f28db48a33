/// What the candidate mapping rules will ask of posts and terms: only that is kept while reading.
struct HarvestPlan {
    private(set) var postMeta: Set<String> = []
    /// Starts of keys that hold the value of another meta.
    private(set) var postMetaPrefixes: Set<String> = []
    private(set) var termMeta: Set<String> = []
    private(set) var taxonomies: Set<String> = []
    private(set) var patterns = ContentPatterns()
    /// Labels whose words are kept, and not only the links after them.
    private(set) var wordLabels: Set<UInt8> = []
    /// Whether a rule asks for the date of posts.
    private(set) var wantsDates = false

    init(_ candidates: [MappingRules]) {
        for source in candidates.flatMap(\.allSources) {
            switch source {
            case .postMeta(let key), .postMetaSeconds(let key):
                let parts = key.split(separator: "{", maxSplits: 1)
                if parts.count == 2 {
                    postMetaPrefixes.insert(String(parts[0]))
                    postMeta.insert(String(parts[1].prefix { $0 != "}" }))
                } else {
                    postMeta.insert(key)
                }
            case .termMeta(let key): termMeta.insert(key)
            case .parentMeta(let key):
                postMeta.insert(key)
                termMeta.insert(key)
            case .links(let headings, let labels, _):
                for heading in headings { _ = patterns.heading(heading) }
                for label in labels { _ = patterns.label(label) }
            case .words(let labels): for label in labels { wordLabels.insert(patterns.label(label)) }
            case .taxonomy(let name): taxonomies.insert(name)
            case .field("date"): wantsDates = true
            default: break
            }
        }
    }
}
