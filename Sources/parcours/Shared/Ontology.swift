import Foundation
import SiteImport

/// Finds the folder `ontology/`, which holds the mapping rules as data.
enum Ontology {
    /// The rules that `--mapping` asks for: all of them to choose from, or one.
    static func importer(_ options: MappingOptions) throws -> SiteImporter {
        do {
            if options.mapping.hasSuffix(".yaml") || options.mapping.hasSuffix(".yml") {
                return SiteImporter(applying: try MappingLibrary(files: [options.mapping]).rules[0])
            }
            let library = try MappingLibrary(folder: folder(options.ontology) + "/mappings")
            if options.mapping == "auto" { return SiteImporter(choosingAmong: library.rules) }
            guard let rules = library[options.mapping] else {
                throw CommandFailure(
                    .usage, "error.no_such_mapping",
                    ["name": options.mapping, "known": library.rules.map(\.name).joined(separator: ", ")])
            }
            return SiteImporter(applying: rules)
        } catch let error as MappingLibrary.LoadError {
            throw CommandFailure(.badData, "error.mapping", ["reason": error.description])
        }
    }

    /// `--ontology`, else `PARCOURS_ONTOLOGY`, else beside the program as it is installed or built, else here.
    private static func folder(_ asked: String?) throws -> String {
        if let asked { return asked }
        var places: [URL] = []
        if let named = ProcessInfo.processInfo.environment["PARCOURS_ONTOLOGY"] { places.append(URL(filePath: named)) }
        let program = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
        places.append(program.appending(path: "../share/parcours/ontology").standardizedFileURL)
        var above = program
        for _ in 0..<6 {
            places.append(above.appending(path: "ontology"))
            above = above.deletingLastPathComponent()
        }
        places.append(URL(filePath: FileManager.default.currentDirectoryPath).appending(path: "ontology"))
        for place in places where FileManager.default.fileExists(atPath: place.appending(path: "mappings").path) {
            return place.path
        }
        throw CommandFailure(.noInput, "error.no_ontology", ["places": places.map(\.path).joined(separator: ", ")])
    }
}
