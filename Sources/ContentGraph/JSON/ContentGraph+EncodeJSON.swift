import Foundation

extension ContentGraph {
    /// The graph in its JSON form, UTF-8, with sorted keys: the same graph gives the same bytes.
    public func json() throws -> [UInt8] {
        var document = GraphDocument(schema: GraphDocument.schema)
        document.metadata = metadata
        document.profiles = nodes(.profile).map { entry($0, \.needs, .hasNeed) }
        document.needs = nodes(.need).map { entry($0, \.axes, .hasAxis) }
        document.axes = nodes(.axis).map { entry($0, \.tutorials, .hasTutorial) }
        document.tutorials = nodes(.tutorial).map(tutorialEntry)
        document.skills = nodes(.skill).map { entry($0) }
        document.faq = nodes(.faq).map { entry($0, \.tutorials, .supports) }
        document.sessions = nodes(.session).map { session in
            var value = entry(session, \.tutorials, .supports)
            value.profiles = keys(session, .addresses)
            return value
        }
        document.placeholders = nodes(.placeholder).map { entry($0) }
        document.findings = findings
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        return Array(try encoder.encode(document))
    }

    private func entry(_ node: NodeID) -> GraphDocument.Entry {
        let record = record(node)
        func text(_ value: String) -> String? { value.isEmpty ? nil : value }
        var entry = GraphDocument.Entry(key: record.key, title: record.title)
        entry.slug = text(record.slug)
        entry.url = text(record.url)
        entry.id = record.siteID
        entry.level = text(record.level)
        entry.medium = text(record.medium)
        entry.tool = text(record.tool)
        entry.start = text(record.start)
        entry.minutes = record.seconds.map { Double($0) / 60 }
        if record.kind == .tutorial || record.status != .published { entry.status = record.status.wordPress }
        if record.isPasswordProtected { entry.password = true }
        entry.file = record.source?.file
        entry.line = record.source?.line
        return entry
    }

    private func entry(
        _ node: NodeID, _ list: WritableKeyPath<GraphDocument.Entry, [String]?>, _ kind: EdgeKind
    ) -> GraphDocument.Entry {
        var value = entry(node)
        value[keyPath: list] = keys(node, kind)
        return value
    }

    private func keys(_ node: NodeID, _ kind: EdgeKind) -> [String] { targets(from: node, kind).map(key) }

    private func tutorialEntry(_ node: NodeID) -> GraphDocument.Entry {
        var value = entry(node)
        value.teaches = keys(node, .teaches)
        value.related = keys(node, .related)
        var groups: [(number: Int, requirement: GraphDocument.Requirement)] = []
        for edge in edges(from: node, .requires) {
            if let index = groups.firstIndex(where: { $0.number == edge.group }) {
                groups[index].requirement.anyOf.append(key(edge.node))
            } else {
                let via = metadata.sourceNames.indices.filter { edge.sources & (1 << $0) != 0 }
                groups.append(
                    (
                        edge.group,
                        .init(
                            anyOf: [key(edge.node)], state: edge.state == .used ? nil : edge.state.name,
                            via: via.isEmpty ? nil : via.map { metadata.sourceNames[$0] })
                    ))
            }
        }
        value.requires = groups.map(\.requirement)
        return value
    }
}
