import ArgumentParser
import Reports
import SiteImport
import WXR

/// `parcours inspect`: what is in an export, for writing mapping rules.
struct InspectCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "inspect", abstract: Help.text("help.inspect"))

    @Argument(help: Help.argument("help.exports", "EXPORT"))
    var exports: [String]

    @Option(help: Help.argument("help.format", "text|json|csv"))
    var format = OutputFormat.text

    @Flag(help: Help.argument("help.inspect.records"))
    var records = false

    @OptionGroup var common: CommonOptions

    func run() throws {
        try CommandFailure.run {
            if records {
                let writer = RecordLines()
                _ = try GraphInput.reading { try WXRReader().read(exports) { try writer.write($0) } }
                return
            }
            let bar = ProgressBar(reading: exports)
            let inspection = try GraphInput.reading { try SiteInspection.inspect(exports) { bar.advance($0) } }
            bar.finish()
            switch format {
            case .text: show(inspection)
            case .json: print(try JSONText.encode(inspection), terminator: "")
            case .csv: print(CSVText.encode(rows(inspection)), terminator: "")
            }
        }
    }

    private func show(_ inspection: SiteInspection) {
        let catalogue = common.catalogue
        func heading(_ key: String) { print("\n" + Console.styled(catalogue.text(key), .bold)) }
        print(Console.pair(catalogue, "cli.site", "\(inspection.site) — \(inspection.url)"))
        for file in inspection.files {
            print(Console.pair(catalogue, "cli.files", Console.summary(of: file, catalogue)))
        }
        heading("cli.types")
        var types = TextTable(
            [catalogue.text("cli.type"), catalogue.text("cli.count"), catalogue.text("cli.status")], [.left, .right])
        for type in inspection.postTypes { types.add([type.name, "\(type.count)", list(type.statuses)]) }
        show(types)
        heading("cli.taxonomies")
        var taxonomies = TextTable(
            [
                catalogue.text("cli.type"), catalogue.text("cli.terms"), catalogue.text("cli.attached"),
                catalogue.text("cli.samples"),
            ],
            [.left, .right])
        for taxonomy in inspection.taxonomies {
            taxonomies.add([
                taxonomy.name, "\(taxonomy.terms)", list(taxonomy.attached), taxonomy.samples.joined(separator: ", "),
            ])
        }
        show(taxonomies)
        for (key, metas) in [("cli.post_meta", inspection.postMeta), ("cli.term_meta", inspection.termMeta)] {
            guard !metas.isEmpty else { continue }
            heading(key)
            var table = TextTable(
                [
                    catalogue.text("cli.type"), catalogue.text("cli.meta_key"), catalogue.text("cli.uses"),
                    catalogue.text("cli.samples"),
                ],
                [.left, .left, .right])
            for meta in metas {
                table.add([meta.owner, meta.key, "\(meta.count)", meta.samples.joined(separator: " ¦ ")])
            }
            show(table)
        }
        for (key, texts) in [("cli.headings", inspection.headings), ("cli.labels", inspection.labels)] {
            guard !texts.isEmpty else { continue }
            heading(key)
            print(texts.map { "\($0.text) (\($0.count))" }.joined(separator: " ¦ "))
        }
    }

    private func show(_ table: TextTable) { for line in table.lines(width: Console.width) { print(line) } }

    private func list(_ counts: [String: Int]) -> String {
        counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { "\($0.key) \($0.value)" }.joined(
            separator: ", ")
    }

    private func rows(_ inspection: SiteInspection) -> [[String]] {
        var rows = [["kind", "owner", "name", "count", "samples"]]
        for type in inspection.postTypes {
            rows.append(["post_type", "", type.name, "\(type.count)", list(type.statuses)])
        }
        for taxonomy in inspection.taxonomies {
            rows.append(["taxonomy", "", taxonomy.name, "\(taxonomy.terms)", taxonomy.samples.joined(separator: " | ")])
        }
        for (kind, metas) in [("post_meta", inspection.postMeta), ("term_meta", inspection.termMeta)] {
            for meta in metas {
                rows.append([kind, meta.owner, meta.key, "\(meta.count)", meta.samples.joined(separator: " | ")])
            }
        }
        for (kind, texts) in [("heading", inspection.headings), ("label", inspection.labels)] {
            for text in texts { rows.append([kind, "", text.text, "\(text.count)", ""]) }
        }
        return rows
    }
}
