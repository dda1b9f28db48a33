public import ContentGraph
public import WXR

/// Reads the exports of a site and makes its content graph, with all that could not be used as findings.
///
/// One pass over the files keeps what the candidate rules may ask; the rules are chosen after it, and applied.
public struct SiteImporter: Sendable {
    /// Rules to choose from.
    public var candidates: [MappingRules]
    /// Whether the rules must be those: nothing is detected.
    public var isForced: Bool
    /// What the reader refuses to exceed.
    public var limits = ReadLimits()

    /// Which record of a post counts where several files hold it.
    public var merge = MergePolicy.newest

    /// Makes an importer that chooses among rules.
    public init(choosingAmong candidates: [MappingRules]) {
        self.candidates = candidates
        isForced = false
    }

    /// Makes an importer that applies rules without asking whether they fit.
    public init(applying rules: MappingRules) {
        candidates = [rules]
        isForced = true
    }

    /// What an import gave.
    public struct Outcome: Sendable {
        /// The graph, with findings.
        public var graph: ContentGraph
        /// What was read of each file.
        public var files: [WXRFileSummary]
        /// Number of posts by type and status, such as `tutoriel/publish`.
        public var postCounts: [String: Int]
    }

    /// Imports files. Content never makes it fail: see the findings.
    /// - Parameter progress: called now and then with the bytes read since the last call.
    /// - Throws: `WXRFileError` where a file cannot be opened or read.
    public func run(
        _ paths: [String], progress: @escaping (Int) -> Void = { _ in }
    ) throws -> Outcome {
        let (harvest, files) = try harvest(paths, progress)
        let counts = harvest.postCounts
        return Outcome(graph: graph(of: consume harvest), files: files, postCounts: counts)
    }

    private func harvest(
        _ paths: [String], _ progress: @escaping (Int) -> Void
    ) throws -> (SiteHarvest, [WXRFileSummary]) {
        let names = paths.map { $0.split(separator: "/").last.map(String.init) ?? $0 }
        let harvester = Harvester(plan: HarvestPlan(candidates), files: names, merge: merge)
        let files = try WXRReader(limits: limits).read(paths, progress: progress) { harvester.take($0) }
        return (harvester.finish(), files)
    }

    private func graph(of harvest: consuming SiteHarvest) -> ContentGraph {
        let (rules, reasons) = choice(for: harvest)
        guard let rules else { return emptyGraph(harvest, reasons) }
        let builder = GraphAssembler(harvest: consume harvest, rules: rules).assemble(reasons: reasons)
        return (consume builder).build()
    }

    private func choice(for harvest: SiteHarvest) -> (rules: MappingRules?, reasons: [String]) {
        if isForced { return (candidates[0], ["\(candidates[0].name): --mapping"]) }
        let choice = MappingChoice(among: candidates, for: harvest)
        return (choice.rules, choice.reasons)
    }

    private func emptyGraph(_ harvest: SiteHarvest, _ reasons: [String]) -> ContentGraph {
        var builder = GraphBuilder()
        builder.metadata.siteTitle = PlainText.title(harvest.channels.first?.title ?? "")
        builder.metadata.siteURL = harvest.channels.first?.link ?? ""
        builder.metadata.language = harvest.channels.first?.language ?? ""
        builder.metadata.files = harvest.files
        builder.metadata.mappingReasons = reasons
        builder.findings = harvest.diagnostics.map { Finding($0, files: harvest.files) }
        let file = harvest.files.first ?? ""
        let types = harvest.publishedTypes.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
            .map { "\($0.key) (\($0.value))" }.joined(separator: ", ")
        builder.findings.append(
            Finding(
                .error, "no_mapping", .init(kind: "file", title: file, file: file),
                arguments: ["types": types, "reasons": reasons.joined(separator: "; ")]))
        return builder.build()
    }
}
