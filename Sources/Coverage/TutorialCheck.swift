public import ContentGraph

/// What would be wrong with a tutorial that an editor is about to save, in the words of the findings of an import.
public struct TutorialCheck: Sendable {
    /// A tutorial as it stands in the editor; the graph need not know it yet.
    public struct Draft: Sendable, Equatable {
        /// Its key (`post/45`).
        public var key: String
        /// Its title.
        public var title: String
        /// Its time, in minutes; nil where none is stated.
        public var minutes: Double?
        /// Keys of the tutorials that it requires, in order.
        public var requires: [String]

        /// Makes a draft.
        public init(key: String, title: String, minutes: Double?, requires: [String]) {
            self.key = key
            self.title = title
            self.minutes = minutes
            self.requires = requires
        }
    }

    private let graph: ContentGraph
    private let prerequisites: Digraph

    /// Prepares the check of tutorials of a site. Complexity: O(nodes + edges).
    public init(_ graph: ContentGraph) {
        self.graph = graph
        prerequisites = graph.hardPrerequisites(includingCut: true)
    }

    /// The findings, worst first. Complexity: O(nodes + edges) for each requirement.
    public func findings(in draft: Draft) -> [Finding] {
        var findings: [Finding] = []
        if draft.minutes == nil { findings.append(Finding(.warning, "missing_duration", place(draft))) }
        var seen: Set<String> = []
        for key in draft.requires where seen.insert(key).inserted {
            if let finding = finding(of: key, in: draft) { findings.append(finding) }
        }
        return findings.sorted { $0.severity < $1.severity }
    }

    private func finding(of key: String, in draft: Draft) -> Finding? {
        guard key != draft.key else { return cycle([draft.title], in: draft) }
        guard let required = graph.node(withKey: key), graph.kind(required) == .tutorial else {
            return Finding(
                .error, "prerequisite_deleted", place(draft),
                arguments: ["missing": key.split(separator: "/").last.map(String.init) ?? key])
        }
        if let own = graph.node(withKey: draft.key), let chain = chain(from: required.index, to: own.index) {
            return cycle([draft.title] + chain.dropLast().map { graph.title(NodeID($0)) }, in: draft)
        }
        let status = graph.status(required)
        let rule: String
        switch status {
        case .published where graph.isPasswordProtected(required): rule = "prerequisite_behind_password"
        case .published: return nil
        case .draft: rule = "prerequisite_is_draft"
        case .trashed, .missing: rule = "prerequisite_in_trash"
        default: rule = "prerequisite_unpublished"
        }
        let other = Finding.Place(kind: "post", id: graph.siteID(required), title: graph.title(required))
        let arguments = rule == "prerequisite_unpublished" ? ["status": "\(status)"] : [:]
        return Finding(.error, rule, place(draft), related: [other], arguments: arguments)
    }

    /// Titles in the order in which each requires the next, and the last the first.
    private func cycle(_ titles: [String], in draft: Draft) -> Finding {
        let edges = titles.indices.map { "« \(titles[$0]) » → « \(titles[($0 + 1) % titles.count]) »" }
        return Finding(
            .error, "prerequisite_would_circle", place(draft), arguments: ["edges": edges.joined(separator: " ; ")])
    }

    /// A shortest chain of prerequisites between two tutorials, both included; nil where there is none.
    private func chain(from start: Int, to end: Int) -> [Int]? {
        var before = [start: start]
        var queue = [start]
        var next = 0
        while next < queue.count, before[end] == nil {
            let node = queue[next]
            next += 1
            for successor in prerequisites.successors(of: node) where before[Int(successor)] == nil {
                before[Int(successor)] = node
                queue.append(Int(successor))
            }
        }
        guard before[end] != nil else { return nil }
        var chain = [end]
        while chain.last != start { chain.append(before[chain.last!]!) }
        return chain.reversed()
    }

    private func place(_ draft: Draft) -> Finding.Place {
        Finding.Place(kind: "post", id: draft.key.split(separator: "/").last.flatMap { Int($0) }, title: draft.title)
    }
}
