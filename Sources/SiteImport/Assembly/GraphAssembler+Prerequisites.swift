import ContentGraph

extension GraphAssembler {
    /// What one source says that a tutorial requires.
    private enum Statement {
        case post(Int)
        case missing(String)
    }

    /// Names of the sources of prerequisites, in the order of the mapping file; at most 8 are told apart.
    var prerequisiteSourceNames: [String] {
        (rules.tutorials.prerequisites + rules.needs.prerequisites).prefix(8).map(\.name)
    }

    /// Adds what tutorials require, cuts cycles, and reports what cannot be required.
    func addPrerequisites(to builder: inout GraphBuilder) {
        var requirements = RequirementList()
        for member in tutorials.members {
            guard let from = member.node, let position = member.post else { continue }
            let isPublished = harvest.posts[position].isPublished
            var byField: Set<Int> = []
            var byText: Set<Int> = []
            for (number, source) in rules.tutorials.prerequisites.enumerated() {
                let bit = UInt8(1) << min(number, 7)
                for statement in statements(source, of: member) {
                    switch statement {
                    case .post(let target):
                        if case .links = source { byText.insert(target) } else { byField.insert(target) }
                        if isPublished { requiredPosts.insert(target) }
                        let (node, state) = required(target, of: member, isPublished, &builder)
                        for skill in node {
                            requirements.add(from: from, to: skill, state: state, sources: bit)
                        }
                    case .missing(let id):
                        let node = placeholder(key: "post/\(id)", title: "", &builder)
                        requirements.add(from: from, to: node, state: .ignored, sources: bit)
                        if isPublished { report("prerequisite_deleted", .error, member, ["missing": id]) }
                    }
                }
            }
            if isPublished, !byField.isEmpty, !byText.isEmpty, byField != byText {
                func titles(_ posts: Set<Int>) -> String {
                    posts.sorted().map { "« \(harvest.title(of: harvest.posts[$0])) »" }.joined(separator: ", ")
                }
                report("prerequisites_disagree", .warning, member, ["fields": titles(byField), "text": titles(byText)])
            }
        }
        addPrerequisitesOfNeeds(&requirements)
        lazy var members = Dictionary(uniqueKeysWithValues: tutorials.members.map { ($0.node!, $0) })
        CycleBreaker(providers: providers).cut(&requirements) { cycle in
            findings.append(finding(for: cycle, members))
        }
        requirements.addEdges(to: &builder)
    }

    /// What is required of a whole need (a course): each of its tutorials that requires none of it requires the last
    /// ones of the need before, those that no other of its tutorials requires.
    private func addPrerequisitesOfNeeds(_ requirements: inout RequirementList) {
        for (position, need) in needs.members.enumerated() {
            for (number, source) in rules.needs.prerequisites.enumerated() {
                let bit = UInt8(1) << min(rules.tutorials.prerequisites.count + number, 7)
                for value in values(source, of: need) {
                    if value == "0" { continue }
                    guard case .found(let before) = member(of: needs, named: value, by: source), before != position
                    else {
                        report("need_prerequisite_unknown", .error, need, ["missing": value])
                        continue
                    }
                    let last = ends(ofNeed: before, requirements, first: false)
                    for entry in ends(ofNeed: position, requirements, first: true) {
                        for skill in last.flatMap(taughtSkills) {
                            requirements.add(from: entry, to: skill, state: .used, sources: bit)
                        }
                    }
                }
            }
        }
    }

    /// The published tutorials of a need that require none of it, or that none of it requires.
    private func ends(ofNeed need: Int, _ requirements: RequirementList, first: Bool) -> [NodeID] {
        let all = axesOfNeed[need].flatMap { tutorialsOfAxis[$0] }.map { tutorials.members[$0] }
            .filter { $0.post.map { harvest.posts[$0].isPublished } ?? false }.compactMap(\.node)
        let taught = Set(all.flatMap(taughtSkills))
        if first {
            return all.filter { tutorial in !requirements.skills(requiredBy: tutorial).contains(where: taught.contains)
            }
        }
        let required = Set(all.flatMap { requirements.skills(requiredBy: $0) })
        return all.filter { tutorial in !taughtSkills(tutorial).contains(where: required.contains) }
    }

    private func taughtSkills(_ tutorial: NodeID) -> [NodeID] { skillsTaught[tutorial] ?? [] }

    private func statements(_ source: ValueSource, of member: RoleMember) -> [Statement] {
        if case .links(let headings, let labels, let inLists) = source {
            return linked(headings: headings, labels: labels, inLists: inLists, of: member).map { .post($0) }
        }
        return values(source, of: member).compactMap { value -> Statement? in
            if let id = Int(value) {
                if id <= 0 { return nil }
                return index.post(id: id).map { .post($0) } ?? .missing(value)
            }
            let named = self.member(of: tutorials, withSlug: value).flatMap { tutorials.members[$0].post }
            return named.map { .post($0) } ?? .missing(value)
        }
    }

    /// The posts that links of some parts of a content lead to, each once, in order.
    func linked(headings: [String], labels: [String], inLists: Bool, of member: RoleMember) -> [Int] {
        guard let position = member.post else { return [] }
        let all = headings.isEmpty && labels.isEmpty
        let headingNumbers = patternNumbers.headings(headings)
        let labelNumbers = patternNumbers.labels(labels)
        var found: [Int] = []
        for link in harvest.links(ofPost: position) {
            let inPart = link.heading > 0 && headingNumbers.contains(link.heading)
            let afterLabel = link.label > 0 && labelNumbers.contains(link.label)
            guard all || inPart || afterLabel, !inLists || link.isInList else { continue }
            if case .post(let target) = links.destination(of: link), !found.contains(target) { found.append(target) }
        }
        return found
    }

    /// The skills that stand for a required post, and whether the requirement binds.
    private func required(
        _ target: Int, of member: RoleMember, _ isPublished: Bool, _ builder: inout GraphBuilder
    ) -> (skills: [NodeID], state: RequirementState) {
        let post = harvest.posts[target]
        guard let tutorial = tutorials.member(ofPost: target) else {
            if isPublished {
                report(
                    "prerequisite_not_a_tutorial", .error, member, ["type": harvest.type(of: post)],
                    related: [harvest.place(ofPost: target)])
            }
            return ([placeholder(key: "post/\(post.id)", title: harvest.title(of: post), &builder)], .ignored)
        }
        let skills = skills(of: tutorials.members[tutorial]).compactMap { builder.node(withKey: $0.key) }
        let related = [harvest.place(ofPost: target)]
        switch PublicationStatus(wordPress: harvest.status(of: post)) {
        case .published:
            if post.isPasswordProtected, isPublished {
                report("prerequisite_behind_password", .error, member, [:], related: related)
            }
            return (skills, .used)
        case .trashed, .missing:
            if isPublished { report("prerequisite_in_trash", .error, member, [:], related: related) }
            return (skills, .ignored)
        case .draft:
            if isPublished { report("prerequisite_is_draft", .error, member, [:], related: related) }
            return (skills, .used)
        default:
            if isPublished {
                report(
                    "prerequisite_unpublished", .error, member, ["status": harvest.status(of: post)], related: related)
            }
            return (skills, .used)
        }
    }

    private func placeholder(key: String, title: String, _ builder: inout GraphBuilder) -> NodeID {
        let key = "missing/" + key
        if let known = builder.node(withKey: key) { return known }
        var record = NodeRecord(kind: .placeholder, key: key, title: title)
        record.status = title.isEmpty ? .missing : .published
        record.siteID = key.split(separator: "/").last.flatMap { Int($0) }
        return builder.add(record)
    }

    private func report(
        _ rule: String, _ severity: Finding.Severity, _ member: RoleMember, _ arguments: [String: String],
        related: [Finding.Place] = []
    ) {
        // Two sources may say the same: one finding is enough.
        let subject = arguments["missing"] ?? related.first?.id.map(String.init) ?? ""
        guard reported.insert("\(rule) \(texts[member.key]) \(subject)").inserted else { return }
        findings.append(Finding(severity, rule, member.place(in: harvest), related: related, arguments: arguments))
    }

    private func finding(for cycle: CycleBreaker.Cycle, _ members: [NodeID: RoleMember]) -> Finding {
        func member(_ node: NodeID) -> RoleMember { members[node]! }
        func title(_ node: NodeID) -> String { texts[member(node).title] }
        func edges(_ pairs: [(from: NodeID, to: NodeID)]) -> String {
            pairs.map { "« \(title($0.from)) » → « \(title($0.to)) »" }.joined(separator: " ; ")
        }
        return Finding(
            .error, "prerequisite_cycle", member(cycle.members[0]).place(in: harvest),
            related: cycle.members.map { member($0).place(in: harvest) },
            arguments: [
                "count": String(cycle.members.count), "edges": edges(cycle.edges), "cut": edges(cycle.cut),
                "first": title(cycle.members[0]),
            ])
    }

    /// Adds the links to go further.
    func addRelated(to builder: inout GraphBuilder) {
        for member in tutorials.members {
            guard let from = member.node else { continue }
            var done = [from]
            for target in posts(rules.tutorials.related, of: member) {
                // A link to a draft leads nobody further; it is reported as such.
                guard harvest.posts[target].isPublished, let tutorial = tutorials.member(ofPost: target),
                    let to = tutorials.members[tutorial].node, !done.contains(to)
                else { continue }
                done.append(to)
                builder.add(.related, from: from, to: to)
            }
        }
    }

    /// The posts that sources name, in order.
    func posts(_ sources: [ValueSource], of member: RoleMember) -> [Int] {
        sources.flatMap { source -> [Int] in
            if case .links(let headings, let labels, let inLists) = source {
                return linked(headings: headings, labels: labels, inLists: inLists, of: member)
            }
            return values(source, of: member).compactMap { Int($0).flatMap(index.post) }
        }
    }
}
