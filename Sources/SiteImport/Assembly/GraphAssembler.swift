import ContentGraph
import WXR

/// Applies one set of mapping rules to a harvest: what plays which role, what is linked to what, what cannot be used.
///
/// The work is divided by subject into the extensions beside this file and in `Checks/`.
final class GraphAssembler {
    let harvest: SiteHarvest
    /// The texts of the harvest, to which those of the graph are added.
    var texts: TextStore { harvest.texts }
    let rules: MappingRules
    let index: SiteIndex
    let links: LinkResolver
    let patternNumbers: PatternNumbers
    /// Language for the few titles that rules give.
    let language: String
    var findings: [Finding] = []

    var profiles = Role()
    var needs = Role()
    var axes = Role()
    var tutorials = Role()
    /// Children of each member of the role above, in order: indices of members of the role below.
    var needsOfProfile: [[Int]] = []
    var axesOfNeed: [[Int]] = []
    var tutorialsOfAxis: [[Int]] = []
    /// Page under which the tree of profiles stands, for rules on pages.
    var rootPage: Int?
    /// The tutorial that teaches each skill, where there is one only.
    var providers = SoleProviders()
    /// Whether each post and term plays a role.
    var claimedPosts: [Bool]
    var claimedTerms: [Bool]
    /// Skills that each tutorial teaches.
    var skillsTaught: [NodeID: [NodeID]] = [:]
    /// Findings on prerequisites that were made: rule, tutorial, what it requires.
    var reported: Set<String> = []
    /// Posts that a published tutorial requires: learners reach them without any axis.
    var requiredPosts: Set<Int> = []
    /// Serialized metas that the rules read and that are damaged: reported once, where they matter.
    var unreadableMeta: Set<String> = []

    init(harvest: SiteHarvest, rules: MappingRules) {
        self.harvest = harvest
        self.rules = rules
        claimedPosts = [Bool](repeating: false, count: harvest.posts.count)
        claimedTerms = [Bool](repeating: false, count: harvest.terms.count)
        index = SiteIndex(harvest)
        links = LinkResolver(harvest: harvest, index: index)
        patternNumbers = PatternNumbers(harvest.patterns)
        language = harvest.channels.first?.language.hasPrefix("en") == true ? "en" : "fr"
    }

    /// Makes the graph and its findings, up to `GraphBuilder.build`: that takes room, which is there once the assembler is
    /// gone, and the harvest with it.
    func assemble(reasons: [String]) -> GraphBuilder {
        assembleRoles()
        // Before the graph takes room, since comparing all titles does too.
        checkDuplicates()
        var builder = GraphBuilder(texts: harvest.texts)
        builder.metadata.siteTitle = PlainText.title(harvest.channels.first?.title ?? "")
        let channel = harvest.channels.first
        builder.metadata.siteURL =
            [channel?.baseBlogURL, channel?.link, channel?.baseSiteURL]
            .compactMap { $0 }.first { !$0.isEmpty } ?? ""
        builder.metadata.language = channel?.language ?? ""
        builder.metadata.mapping = rules.name
        builder.metadata.mappingReasons = reasons
        builder.metadata.files = harvest.files
        builder.metadata.sourceNames = prerequisiteSourceNames

        addStructure(to: &builder)
        addTutorials(to: &builder)
        addPrerequisites(to: &builder)
        addRelated(to: &builder)
        addSupport(to: &builder)
        checkStructure()
        checkContents()
        checkLinks()
        reportMerge()
        reportDamage()
        builder.findings = sorted(findings)
        return builder
    }

    /// Worst first, then by rule, then in the order of the files.
    private func sorted(_ findings: [Finding]) -> [Finding] {
        findings.indices.sorted {
            let (left, right) = (findings[$0], findings[$1])
            return (left.severity, left.rule, left.place.file, left.place.line, $0)
                < (right.severity, right.rule, right.place.file, right.place.line, $1)
        }.map { findings[$0] }
    }
}
