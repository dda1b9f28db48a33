import Foundation

extension ContentGraph {
    /// Reads a graph from its JSON form.
    /// - Throws: `GraphJSONError`, with the place in the document.
    public init(json: some Sequence<UInt8>) throws {
        let document: GraphDocument
        do {
            document = try JSONDecoder().decode(GraphDocument.self, from: Data(json))
        } catch let error as DecodingError {
            throw GraphJSONError(error)
        }
        guard document.schema == GraphDocument.schema else {
            throw GraphJSONError("schema", "\"\(document.schema)\" where \"\(GraphDocument.schema)\" was expected")
        }
        var reader = GraphDocumentReader(document)
        self = try reader.graph()
    }
}

/// Turns a document into a graph.
private struct GraphDocumentReader {
    private let document: GraphDocument
    private var builder = GraphBuilder()

    init(_ document: GraphDocument) { self.document = document }

    mutating func graph() throws -> ContentGraph {
        builder.metadata = document.metadata ?? GraphMetadata()
        builder.findings = document.findings ?? []
        let lists: [(name: String, kind: NodeKind, entries: [GraphDocument.Entry])] = [
            ("profiles", .profile, document.profiles ?? []), ("needs", .need, document.needs ?? []),
            ("axes", .axis, document.axes ?? []), ("tutorials", .tutorial, document.tutorials ?? []),
            ("skills", .skill, document.skills ?? []), ("faq", .faq, document.faq ?? []),
            ("sessions", .session, document.sessions ?? []),
            ("placeholders", .placeholder, document.placeholders ?? []),
        ]
        for list in lists {
            for (index, entry) in list.entries.enumerated() { try add(entry, list.kind, "\(list.name)[\(index)]") }
        }
        for (index, entry) in (document.tutorials ?? []).enumerated() { try addSkills(entry, "tutorials[\(index)]") }
        for list in lists {
            for (index, entry) in list.entries.enumerated() { try link(entry, list.kind, "\(list.name)[\(index)]") }
        }
        return builder.build()
    }

    private mutating func add(_ entry: GraphDocument.Entry, _ kind: NodeKind, _ path: String) throws {
        guard !entry.key.isEmpty else { throw GraphJSONError("\(path).key", "is empty") }
        guard builder.node(withKey: entry.key) == nil else {
            throw GraphJSONError("\(path).key", "\"\(entry.key)\" is taken already")
        }
        var record = NodeRecord(kind: kind, key: entry.key, title: entry.title)
        record.slug = entry.slug ?? ""
        record.url = entry.url ?? ""
        record.siteID = entry.id
        record.level = entry.level ?? ""
        record.medium = entry.medium ?? ""
        record.tool = entry.tool ?? ""
        record.start = entry.start ?? ""
        record.isPasswordProtected = entry.password ?? false
        if let status = entry.status {
            record.status = status == "missing" ? .missing : PublicationStatus(wordPress: status)
        }
        if let minutes = entry.minutes {
            guard minutes >= 0, minutes < 1_000_000 else {
                throw GraphJSONError("\(path).minutes", "\(minutes) is no duration")
            }
            record.seconds = Int((minutes * 60).rounded())
        }
        if let line = entry.line { record.source = .init(file: max(0, entry.file ?? 0), line: max(0, line)) }
        builder.add(record)
    }

    private mutating func addSkills(_ entry: GraphDocument.Entry, _ path: String) throws {
        guard let tutorial = builder.node(withKey: entry.key) else { return }
        for key in entry.teaches ?? [NodeKind.ownSkillPrefix + entry.key] {
            if builder.node(withKey: key) == nil {
                builder.add(NodeRecord(kind: .skill, key: key, title: entry.title))
            }
            builder.add(.teaches, from: tutorial, to: builder.node(withKey: key)!)
        }
    }

    private mutating func link(_ entry: GraphDocument.Entry, _ kind: NodeKind, _ path: String) throws {
        let node = builder.node(withKey: entry.key)!
        try link(node, entry.needs, .hasNeed, "\(path).needs")
        try link(node, entry.axes, .hasAxis, "\(path).axes")
        try link(
            node, entry.tutorials, kind == .axis ? .hasTutorial : .supports, "\(path).tutorials")
        try link(node, entry.related, .related, "\(path).related")
        try link(node, entry.profiles, .addresses, "\(path).profiles")
        for (group, requirement) in (entry.requires ?? []).enumerated() {
            let place = "\(path).requires[\(group)]"
            guard let state = RequirementState(name: requirement.state ?? "used") else {
                throw GraphJSONError("\(place).state", "\"\(requirement.state ?? "")\" is no state of a requirement")
            }
            let sources = (requirement.via ?? []).reduce(UInt8(0)) { bits, name in
                builder.metadata.sourceNames.firstIndex(of: name).map { bits | 1 << min($0, 7) } ?? bits
            }
            for key in requirement.anyOf {
                for skill in try skills(named: key, place) {
                    builder.add(
                        Edge(kind: .requires, node: skill, group: group, state: state, sources: sources), from: node)
                }
            }
        }
    }

    private mutating func link(_ node: NodeID, _ keys: [String]?, _ kind: EdgeKind, _ path: String) throws {
        for (index, key) in (keys ?? []).enumerated() {
            guard let target = builder.node(withKey: key) else {
                throw GraphJSONError("\(path)[\(index)]", "no node has the key \"\(key)\"")
            }
            builder.add(kind, from: node, to: target)
        }
    }

    /// A requirement may name a skill, a placeholder, or a tutorial for its own skill.
    private func skills(named key: String, _ path: String) throws -> [NodeID] {
        let entry = document.tutorials?.first { $0.key == key }
        let names = entry.map { $0.teaches ?? [NodeKind.ownSkillPrefix + key] } ?? [key]
        return try names.map { name in
            guard let node = builder.node(withKey: name) else {
                throw GraphJSONError("\(path).anyOf", "no skill or tutorial has the key \"\(name)\"")
            }
            return node
        }
    }
}

extension GraphJSONError {
    fileprivate init(_ error: DecodingError) {
        func path(_ keys: [any CodingKey]) -> String {
            keys.reduce("") { text, key in
                if let index = key.intValue { return "\(text)[\(index)]" }
                return text.isEmpty ? key.stringValue : "\(text).\(key.stringValue)"
            }
        }
        switch error {
        case .keyNotFound(let key, let context):
            self.init(path(context.codingPath), "\"\(key.stringValue)\" is missing")
        case .typeMismatch(_, let context), .valueNotFound(_, let context):
            self.init(path(context.codingPath), context.debugDescription)
        case .dataCorrupted(let context):
            self.init(path(context.codingPath), "not JSON: \(context.debugDescription)")
        @unknown default: self.init("", "\(error)")
        }
    }
}
