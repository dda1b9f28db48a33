import ArgumentParser
import ContentGraph
import Foundation
import Reports
import SiteImport
import WXR

/// A graph from what the command line names: a snapshot, a graph in JSON, or exports.
enum GraphInput {
    /// Loads or imports the graph.
    /// - Parameter warns: whether to say what was damaged in exports; not where all findings are shown in any case.
    static func graph(_ paths: [String], _ options: MappingOptions, warns: Bool = true) throws -> ContentGraph {
        let isGraph = try paths.map(looksLikeGraph)
        if isGraph.contains(true) {
            guard paths.count == 1 else { throw CommandFailure(.usage, "error.mixed_inputs") }
            return try load(paths[0])
        }
        let graph = try imported(paths, options).graph
        if warns { warn(of: graph.findings) }
        return graph
    }

    /// Says on standard error what was damaged in exports: what is made of them may lack contents.
    private static func warn(of findings: [Finding]) {
        let most = 5
        let damage = findings.filter { $0.severity < .info && ($0.rule.hasPrefix("wxr_") || $0.rule == "no_mapping") }
        let words = FindingText(Help.catalogue)
        for finding in damage.prefix(most) {
            let place = words.location(finding.place)
            let label = Help.catalogue.text("severity.\(finding.severity.rawValue)")
            let sentence = words.sentence(finding) + (place.isEmpty ? "" : " (\(place))")
            Console.note(Help.catalogue.text("cli.pair", ["label": label, "value": sentence]))
        }
        guard !damage.isEmpty else { return }
        Console.note(Help.catalogue.count("cli.damaged", damage.count))
    }

    /// Imports exports, with a progress bar.
    static func imported(_ paths: [String], _ options: MappingOptions) throws -> SiteImporter.Outcome {
        var importer = try Ontology.importer(options)
        importer.merge = options.merge
        let bar = ProgressBar(reading: paths)
        defer { bar.finish() }
        return try reading { try importer.run(paths) { bar.advance($0) } }
    }

    /// Runs something that reads exports, and words its failure.
    static func reading<R>(_ body: () throws -> R) throws -> R {
        do { return try body() } catch let error as WXRFileError {
            throw CommandFailure(.noInput, "error.cannot_read", ["path": error.path, "reason": error.reason])
        }
    }

    private static func looksLikeGraph(_ path: String) throws -> Bool {
        guard path != "-" else { return false }
        guard let file = FileHandle(forReadingAtPath: path) else {
            throw CommandFailure(
                .noInput, "error.cannot_read", ["path": path, "reason": String(cString: strerror(errno))])
        }
        defer { try? file.close() }
        guard let head = try? file.read(upToCount: 64) else { return false }
        return head.starts(with: Array("PARCOURS".utf8)) || isJSON(head) || path.hasSuffix(".graph")
    }

    /// Whether the first bytes are those of a JSON object, after blanks or a byte order mark.
    private static func isJSON(_ head: Data) -> Bool {
        head.first { $0 > 0x20 && ![0xEF, 0xBB, 0xBF].contains($0) } == UInt8(ascii: "{")
    }

    private static func load(_ path: String) throws -> ContentGraph {
        do {
            let data = try Data(contentsOf: URL(filePath: path))
            if isJSON(data.prefix(64)) { return try ContentGraph(json: data) }
            return try data.withUnsafeBytes { try ContentGraph(snapshot: $0) }
        } catch let error as SnapshotError {
            throw CommandFailure(.badData, "error.not_a_graph", ["path": path, "reason": error.description])
        } catch let error as GraphJSONError {
            throw CommandFailure(.badData, "error.not_a_graph", ["path": path, "reason": error.description])
        } catch let error as CocoaError {
            throw CommandFailure(.noInput, "error.cannot_read", ["path": path, "reason": error.localizedDescription])
        }
    }
}
