import WXR

/// Counts what records hold.
final class SiteInspector {
    private struct MetaUse {
        var count = 0
        var empty = 0
        var serialized = 0
        var samples: [String] = []

        mutating func add(_ value: String) {
            count += 1
            if value.trimmingSpaces.isEmpty {
                empty += 1
                return
            }
            if value.hasPrefix("a:") || value.hasPrefix("O:") { serialized += 1 }
            guard samples.count < 3 else { return }
            let sample = String(value.prefix(60)).replacing("\n", with: " ") + (value.count > 60 ? "…" : "")
            if !samples.contains(sample) { samples.append(sample) }
        }
    }

    private struct Owner: Hashable, Comparable {
        var name: String
        var key: String
        static func < (left: Owner, right: Owner) -> Bool { (left.name, left.key) < (right.name, right.key) }
    }

    private var inspection = SiteInspection()
    private var types: [String: [String: Int]] = [:]
    private var terms: [String: (count: Int, samples: [String])] = [:]
    private var attached: [String: [String: Int]] = [:]
    private var postMeta: [Owner: MetaUse] = [:]
    private var termMeta: [Owner: MetaUse] = [:]
    private var headings: [String: Int] = [:]
    private var labels: [String: Int] = [:]

    func take(_ record: WXRRecord) {
        switch record {
        case .channel(let channel):
            if inspection.site.isEmpty { inspection.site = PlainText.title(channel.title) }
            if inspection.url.isEmpty {
                inspection.url = channel.baseBlogURL.isEmpty ? channel.link : channel.baseBlogURL
            }
            if inspection.generator.isEmpty { inspection.generator = channel.generator }
        case .author: inspection.authors += 1
        case .term(let term):
            terms[term.taxonomy, default: (0, [])].count += 1
            if terms[term.taxonomy]!.samples.count < 3 {
                terms[term.taxonomy]!.samples.append(PlainText.title(term.name))
            }
            for meta in term.meta {
                termMeta[Owner(name: term.taxonomy, key: meta.key), default: MetaUse()].add(meta.value)
            }
        case .item(let item): take(item)
        case .diagnostic: inspection.diagnosticCount += 1
        }
    }

    private func take(_ item: WXRItem) {
        let type = item.type
        types[type, default: [:]][item.status, default: 0] += 1
        for term in item.terms { attached[term.taxonomy, default: [:]][type, default: 0] += 1 }
        for meta in item.meta { postMeta[Owner(name: type, key: meta.key), default: MetaUse()].add(meta.value) }
        guard type != "attachment", type != "nav_menu_item", item.has(.content) else { return }
        let words = ContentWords(item.content)
        for heading in words.headings { headings[heading, default: 0] += 1 }
        for label in words.labels { labels[label, default: 0] += 1 }
    }

    func finish(_ files: [WXRFileSummary]) -> SiteInspection {
        inspection.files = files
        inspection.postTypes = types.map { .init(name: $0.key, statuses: $0.value) }
            .sorted { ($1.count, $0.name) < ($0.count, $1.name) }
        inspection.taxonomies = Set(terms.keys).union(attached.keys).sorted().map { name in
            .init(
                name: name, terms: terms[name]?.count ?? 0, attached: attached[name] ?? [:],
                samples: terms[name]?.samples ?? [])
        }
        inspection.postMeta = Self.keys(postMeta)
        inspection.termMeta = Self.keys(termMeta)
        inspection.headings = Self.frequent(headings)
        inspection.labels = Self.frequent(labels)
        return inspection
    }

    private static func keys(_ uses: [Owner: MetaUse]) -> [SiteInspection.MetaKey] {
        uses.sorted { $0.key < $1.key }.map { owner, use in
            .init(
                owner: owner.name, key: owner.key, count: use.count, empty: use.empty,
                isSerialized: use.serialized * 2 > use.count - use.empty, samples: use.samples)
        }
    }

    private static func frequent(_ counts: [String: Int]) -> [SiteInspection.Frequent] {
        counts.filter { $0.value > 1 }.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(20)
            .map { .init(text: $0.key, count: $0.value) }
    }
}

/// Headings of a content, and the words that stand before a colon at the start of a line.
struct ContentWords {
    private(set) var headings: Set<String> = []
    private(set) var labels: Set<String> = []

    init(_ content: String) {
        var rest = content[...]
        var line = ""
        var heading: String?
        func endLine(_ labels: inout Set<String>) {
            if let colon = line.firstIndex(of: ":") {
                let label = PlainText.decodeEntities(String(line[..<colon])).trimmingSpaces
                if (2...30).contains(label.count), label.split(separator: " ").count <= 4,
                    label.contains(where: \.isLetter)
                {
                    labels.insert(String(label))
                }
            }
            line = ""
        }
        while let less = rest.firstIndex(of: "<") {
            for piece in rest[..<less].split(separator: "\n", omittingEmptySubsequences: false) {
                if line.count < 400 { line += piece }
                if piece.endIndex != rest[..<less].endIndex { endLine(&labels) }
            }
            let tag = rest[less...].prefix(8).dropFirst().lowercased()
            let isHeading = tag.first == "h" && tag.dropFirst().first.map { "123456".contains($0) } == true
            let isHeadingEnd = tag.hasPrefix("/h") && tag.dropFirst(2).first.map { "123456".contains($0) } == true
            if isHeadingEnd, heading != nil {
                let text = PlainText.title(line)
                if !text.isEmpty, text.count <= 60 { headings.insert(text) }
                heading = nil
                line = ""
            } else if isHeading {
                heading = ""
                line = ""
            } else if !["b>", "b ", "st", "em", "i>", "sp", "a ", "a>", "/b", "/s", "/e", "/i", "/a"].contains(
                String(tag.prefix(2)))
            {
                endLine(&labels)
            }
            guard let greater = rest[less...].firstIndex(of: ">") else { return }
            rest = rest[rest.index(after: greater)...]
        }
        line += rest.prefix(400)
        endLine(&labels)
    }
}
