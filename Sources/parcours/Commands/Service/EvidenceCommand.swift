import ArgumentParser
import ContentGraph
import Evidence
import Foundation
import LearnerRecords
import LearnerRecordsSQLite
import Mastery
import Reports
import Tables

/// `parcours evidence`: what other programs know, in bulk.
struct EvidenceCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "evidence", abstract: Help.text("help.evidence"), subcommands: [Import.self])

    /// `parcours evidence import`.
    struct Import: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "import", abstract: Help.text("help.evidence.import"),
            subcommands: [ImportUsage.self, ImportAttributes.self, ImportAnalytics.self])
    }
}

/// What the imports of evidence share.
struct EvidenceOptions: ParsableArguments {
    @Option(help: Help.argument("help.evidence.columns", "FILE.yaml"))
    var columns: String?

    @OptionGroup var common: CommonOptions

    func mapping() throws -> EvidenceMapping {
        guard let columns else { return EvidenceMapping() }
        do { return try EvidenceMapping(path: columns) } catch let error as EvidenceMapping.ReadError {
            throw CommandFailure(.badData, "error.evidence_mapping", ["path": error.path, "reason": error.reason])
        }
    }

    /// Reads a table and words what is wrong with it.
    func table<Value>(_ path: String, _ read: (TableFile) throws -> Value) throws -> Value {
        do { return try read(try mapping().table(path)) } catch let error as TableError { throw CommandFailure(error) }
    }

    /// Says every line that was left out, on standard error, and how many counted.
    func report(_ refusals: [EvidenceRefusal], stored: Int, known: Int) {
        for refusal in refusals.sorted(by: { $0.line < $1.line }) {
            let reason = common.catalogue.text("refusal.\(refusal.reason.rawValue)")
            Console.note(common.catalogue.text("mastery.refused", ["line": "\(refusal.line)", "reason": reason]))
        }
        print(common.catalogue.count("cli.evidence_stored", stored))
        print(common.catalogue.count("cli.evidence_known", known))
        print(common.catalogue.count("cli.evidence_refused", refusals.count))
    }
}

/// `parcours evidence import usage`: the day-after files of the business tool.
struct ImportUsage: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "usage", abstract: Help.text("help.evidence.usage"))

    @Argument(help: Help.argument("help.evidence.file", "FILE.csv"))
    var file: String

    @Option(help: Help.argument("help.mastery.graph", "GRAPH|EXPORT"))
    var graph: String

    @OptionGroup var options: StoreOptions
    @OptionGroup var evidence: EvidenceOptions
    @OptionGroup var mapping: MappingOptions

    func run() async throws {
        try await CommandFailure.run {
            let graph = try GraphInput.graph([graph], mapping)
            let keys = Set((0..<graph.nodeCount).map { graph.key(NodeID($0)) })
            let now = Date().timeIntervalSince1970
            let reader = UsageReader(try evidence.mapping(), isOnSite: keys.contains)
            var (events, refusals) = try evidence.table(file) { try reader.read($0, now: now) }
            let store = try options.store()
            var (stored, known) = (0, 0)
            for start in stride(from: 0, to: events.count, by: 1000) {
                let part = events[start..<min(start + 1000, events.count)]
                let outcomes = try await store.append(part.map(\.record), actor: "operator", at: now)
                for (event, outcome) in zip(part, outcomes) {
                    switch outcome {
                    case .stored: stored += 1
                    case .duplicate: known += 1
                    case .conflict: refusals.append(.init(line: event.line, reason: .keptCount))
                    case .noConsent: refusals.append(.init(line: event.line, reason: .noConsent))
                    }
                }
            }
            if stored > 0 {
                try await store.trace(
                    .init(time: now, actor: "operator", .importedEvidence, .administration, detail: "usage \(stored)"))
            }
            evidence.report(refusals, stored: stored, known: known)
        }
    }
}

/// `parcours evidence import attributes`: profession, structure and territory, from a file or an interface.
struct ImportAttributes: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "attributes", abstract: Help.text("help.evidence.attributes"),
        discussion: Help.text("help.evidence.attributes.discussion"))

    @Argument(help: Help.argument("help.evidence.file_or_url", "FILE.csv|URL"))
    var source: String

    @Option(help: Help.argument("help.evidence.items", "NAME"))
    var items: String?

    @Option(help: Help.argument("help.evidence.next", "NAME"))
    var next: String?

    @OptionGroup var options: StoreOptions
    @OptionGroup var evidence: EvidenceOptions

    func run() async throws {
        try await CommandFailure.run {
            let read = try await read()
            var refusals = read.refusals
            let store = try options.store()
            let now = Date().timeIntervalSince1970
            var (stored, known) = (0, 0)
            for entry in read.entries {
                let before = try await store.file(of: entry.learner)?.attributes
                let after = AttributeReader.merged(before, entry.attributes)
                guard try await store.setAttributes(after, of: entry.learner, actor: "operator", at: now)
                else {
                    refusals.append(.init(line: entry.line, reason: .noConsent))
                    continue
                }
                if before == after { known += 1 } else { stored += 1 }
            }
            if stored > 0 {
                try await store.trace(
                    .init(
                        time: now, actor: "operator", .importedEvidence, .administration, detail: "attributes \(stored)"
                    ))
            }
            evidence.report(refusals, stored: stored, known: known)
        }
    }

    private func read() async throws -> (entries: [AttributeReader.Entry], refusals: [EvidenceRefusal]) {
        let reader = AttributeReader(try evidence.mapping())
        guard source.hasPrefix("http://") || source.hasPrefix("https://") else {
            return try evidence.table(source) { try reader.read($0) }
        }
        let token = ProcessInfo.processInfo.environment["PARCOURS_SOURCE_TOKEN"]
        do {
            return reader.read(try await PagedSource(url: source, token: token, items: items, next: next).read())
        } catch let error as SourceError {
            switch error {
            case .unreachable(let reason):
                throw CommandFailure(.noInput, "error.source_unreachable", ["url": source, "reason": reason])
            case .status(let status):
                throw CommandFailure(.noInput, "error.source_status", ["url": source, "status": "\(status)"])
            case .malformed(let name):
                throw CommandFailure(.badData, "error.source_malformed", ["url": source, "name": name])
            case .badNextPage: throw CommandFailure(.badData, "error.source_next", ["url": source])
            }
        }
    }
}

/// `parcours evidence import analytics`: web analytics of all visitors, into the parameters of the mastery model.
struct ImportAnalytics: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "analytics", abstract: Help.text("help.evidence.analytics"))

    @Argument(help: Help.argument("help.mastery.graph", "GRAPH|EXPORT"))
    var graph: String

    @Option(help: Help.argument("help.evidence.pages", "FILE.csv"))
    var pages: String?

    @Option(help: Help.argument("help.evidence.transitions", "FILE.csv"))
    var transitions: String?

    @Option(help: Help.argument("help.mastery.parameters", "FILE.json"))
    var parameters: String?

    @Option(name: .shortAndLong, help: Help.argument("help.evidence.output", "FILE.json"))
    var output: String

    @OptionGroup var evidence: EvidenceOptions
    @OptionGroup var mapping: MappingOptions

    func run() throws {
        try CommandFailure.run {
            let graph = try GraphInput.graph([graph], mapping)
            let map = SkillMap(graph)
            var learned = try MasteryInput.parameters(parameters)
            let names = LearningLogFile.pageNames(graph)
            let reader = AnalyticsReader(try evidence.mapping()) { name in
                // An address ends with the slug.
                names[name] ?? name.split(separator: "/").last.flatMap { names[String($0)] }
            }
            var refusals: [EvidenceRefusal] = []
            if let pages { refusals += try evidence.table(pages) { try reader.readPages($0, map, into: &learned) } }
            if let transitions {
                refusals += try evidence.table(transitions) { try reader.readTransitions($0, map, into: &learned) }
            }
            try OutputFile.write(
                try JSONText.encode(FittedParameters(parameters: learned, report: nil)).utf8, to: output)
            evidence.report(refusals, stored: learned.popularity.count, known: 0)
        }
    }
}
