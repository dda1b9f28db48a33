import ArgumentParser
import ContentGraph
import Mastery
import Reports

/// What commands on mastery read: a graph, a learning log and parameters.
struct MasteryInput: ParsableArguments {
    @Argument(help: Help.argument("help.mastery.graph", "GRAPH|EXPORT"))
    var graph: String

    @Argument(help: Help.argument("help.mastery.log", "LOG.csv"))
    var log: String

    @OptionGroup var mapping: MappingOptions
    @OptionGroup var common: CommonOptions

    /// The graph, its skills and the log; refused rows are said on standard error.
    func read() throws -> (graph: ContentGraph, map: SkillMap, log: LearningLogFile) {
        let graph = try GraphInput.graph([graph], mapping)
        let map = SkillMap(graph)
        let log = try LearningLogFile(log, graph, map)
        for refusal in log.refusals.prefix(20) {
            let line = common.catalogue.text("mastery.refused", ["line": "\(refusal.line)", "reason": refusal.reason])
            Console.note(line)
        }
        if log.refusals.count > 20 {
            let line = common.catalogue.count("mastery.refused_more", log.refusals.count - 20)
            Console.note(line)
        }
        return (graph, map, log)
    }

    /// The parameters of a file; the defaults without one.
    static func parameters(_ path: String?) throws -> MasteryParameters {
        guard let path else { return MasteryParameters() }
        let data = try InputFile.contents(path)
        do { return try FittedParameters(json: data).parameters } catch {
            throw CommandFailure(.badData, "error.not_parameters", ["path": path])
        }
    }
}
