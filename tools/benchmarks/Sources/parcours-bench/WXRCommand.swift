import ArgumentParser
import Foundation
import WXR

/// `parcours-bench wxr`: reads exports and does nothing with the records.
struct WXRCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "wxr", abstract: "Reads exports as typed records; prints MB/s by CPU time and peak memory.")

    @Argument(help: "Exports.")
    var files: [String]

    @Flag(help: "Make a String of every field, term and meta of every item.")
    var strings = false

    func run() throws {
        var items = 0
        var length = 0
        let start = ProcessUsage.now.cpuSeconds
        let all = strings
        let summaries = try WXRReader().read(files) { record in
            guard case .item(let item) = record else { return }
            items += 1
            guard all else { return }
            for field in WXRItem.Field.allCases where item.has(field) { length &+= item.text(field).utf8.count }
            for term in item.terms { length &+= term.slug.utf8.count + term.name.utf8.count }
            for meta in item.meta { length &+= meta.value.utf8.count }
        }
        let end = ProcessUsage.now
        let bytes = summaries.reduce(0) { $0 + $1.bytes }
        let seconds = end.cpuSeconds - start
        let rate = Double(bytes) / 1e6 / seconds
        print(
            String(
                format: "%d items, %.1f MB, %.3f s CPU, %.0f MB/s, peak %.1f MiB", items, Double(bytes) / 1e6, seconds,
                rate,
                end.peakMiB))
    }
}
