import ContentGraph

extension GraphAssembler {
    /// Finds the members of every role and how they are arranged.
    func assembleRoles() {
        profiles = sortedRole(members(of: rules.profiles, above: nil), rules.profiles.order)
        needs = sortedRole(members(of: rules.needs, above: profiles), rules.needs.order)
        needsOfProfile = children(
            of: profiles, in: needs, parentRules: rules.needs.parents, childRules: rules.profiles.children,
            orphanRule: "need_of_unknown_profile")
        let allAxes = sortedRole(members(of: rules.axes, above: needs), rules.axes.order)
        let arranged = children(
            of: needs, in: allAxes, parentRules: rules.axes.parents, childRules: rules.needs.children,
            orphanRule: "axis_of_unknown_need")
        // An axis without a need can be reached by nobody: it is in the report and not in the graph.
        var isPlaced = [Bool](repeating: false, count: allAxes.members.count)
        for list in arranged { for axis in list { isPlaced[axis] = true } }
        for lost in isPlaced.indices where !isPlaced[lost] { reportUnplaced(allAxes.members[lost]) }
        (axes, axesOfNeed) = (allAxes, arranged)
        keepAxes { isPlaced[$0] }
        assembleTutorials()
        dropEmptyStandIns()
    }

    /// A need whose tutorials all stand in axes of their own does not need the axis that stands for itself.
    private func dropEmptyStandIns() {
        let isKept = axes.members.indices.map { axes.members[$0].eachOf == nil || !tutorialsOfAxis[$0].isEmpty }
        tutorialsOfAxis = tutorialsOfAxis.indices.filter { isKept[$0] }.map { tutorialsOfAxis[$0] }
        keepAxes { isKept[$0] }
    }

    /// Leaves out some axes, and numbers the others anew.
    private func keepAxes(_ isKept: (Int) -> Bool) {
        guard !axes.members.indices.allSatisfy(isKept) else { return }
        let role = Role()
        var renumbered = [Int](repeating: -1, count: axes.members.count)
        for (position, member) in axes.members.enumerated() where isKept(position) {
            renumbered[position] = role.members.count
            role.add(member)
        }
        axesOfNeed = axesOfNeed.map { $0.compactMap { renumbered[$0] < 0 ? nil : renumbered[$0] } }
        axes = role
    }

    private func reportUnplaced(_ axis: RoleMember) {
        let known = findings.contains { $0.rule == "axis_of_unknown_need" && $0.place == axis.place(in: harvest) }
        if !known { findings.append(Finding(.warning, "axis_without_need", axis.place(in: harvest))) }
    }

    // MARK: Members

    private func members(of rules: RoleRules, above: Role?) -> [RoleMember] {
        rules.from.flatMap { members($0, above: above) }.filter(claim)
    }

    /// Takes a record for a role. Rules that give one record two roles leave it the first.
    func claim(_ member: RoleMember) -> Bool {
        // What stands for another record, or for none, takes no record.
        guard member.eachOf == nil else { return true }
        if let post = member.post {
            if !claimedPosts[post] {
                claimedPosts[post] = true
                return true
            }
        } else if let term = member.term {
            if !claimedTerms[term] {
                claimedTerms[term] = true
                return true
            }
        } else {
            return true
        }
        findings.append(Finding(.error, "two_roles", member.place(in: harvest), arguments: ["mapping": rules.name]))
        return false
    }

    private func members(_ source: RoleSource, above: Role?) -> [RoleMember] {
        switch source {
        case .postType(let type):
            guard let type = harvest.texts.knownNumber(of: type) else { return [] }
            return harvest.posts.indices.filter { harvest.posts[$0].type == type && harvest.posts[$0].isPublished }
                .map(member(ofPost:))
        case .taxonomy(let taxonomy, let depth):
            guard let taxonomy = harvest.texts.knownNumber(of: taxonomy) else { return [] }
            return harvest.terms.indices
                .filter { harvest.terms[$0].taxonomy == taxonomy && (depth == nil || depth == termDepth($0)) }
                .map(member(ofTerm:))
        case .pages(let depth, let root):
            guard let page = rootPage ?? PageTree(harvest: harvest, index: index).root(named: root) else { return [] }
            rootPage = page
            return PageTree(harvest: harvest, index: index).pages(under: page, depth: depth).map(member(ofPost:))
        case .one(let key, let titles):
            return [
                RoleMember(
                    key: texts.number(of: "profil/\(key)"),
                    title: texts.number(of: titles[language] ?? titles["fr"] ?? key), slug: texts.number(of: key),
                    type: 0)
            ]
        case .eachOfAbove:
            return (above?.members ?? []).enumerated().map { position, parent in
                RoleMember(
                    key: texts.number(of: 0, "each/", parent.key), title: parent.title, slug: parent.slug,
                    siteID: parent.siteID,
                    type: parent.type, post: parent.post, term: parent.term, file: parent.file, line: parent.line,
                    eachOf: position)
            }
        case .linkedFromAxes: return []
        }
    }

    func member(ofPost position: Int) -> RoleMember {
        let post = harvest.posts[position]
        return RoleMember(
            key: texts.number(of: "post/" + String(post.id)), title: post.title, slug: post.slug, siteID: post.id,
            type: post.type, post: position, file: post.file, line: post.line)
    }

    func member(ofTerm position: Int) -> RoleMember {
        let term = harvest.terms[position]
        return RoleMember(
            key: texts.number(of: term.taxonomy, "/", term.slug), title: term.name, slug: term.slug, siteID: term.id,
            type: term.taxonomy, term: position, file: term.file, line: term.line)
    }

    private func termDepth(_ position: Int) -> Int {
        var depth = 0
        var current = harvest.terms[position]
        while current.parentSlug != 0, depth < 32,
            let parent = harvest.term(taxonomy: current.taxonomy, slug: current.parentSlug)
        {
            depth += 1
            current = harvest.terms[parent]
        }
        return depth
    }

    private func sortedRole(_ members: [RoleMember], _ order: [ValueSource]) -> Role {
        let places = members.map { firstValue(order, of: $0).flatMap(Double.init) ?? .infinity }
        let role = Role()
        for position in members.indices.sorted(by: { (places[$0], $0) < (places[$1], $1) }) {
            role.add(members[position])
        }
        return role
    }

    // MARK: Arrangement

    /// The children of each member of a role, in order. What names a parent that does not exist is reported.
    private func children(
        of above: Role, in below: Role, parentRules: [ValueSource], childRules: [ValueSource], orphanRule: String
    ) -> [[Int]] {
        var lists = [[Int]](repeating: [], count: above.members.count)
        for (child, member) in below.members.enumerated() {
            if let parent = member.eachOf {
                lists[parent].append(child)
                continue
            }
            if parentRules.isEmpty, childRules.isEmpty, above.members.count == 1 {
                lists[0].append(child)
                continue
            }
            for source in parentRules {
                for value in values(source, of: member) {
                    switch self.member(of: above, named: value, by: source) {
                    case .found(let parent): if !lists[parent].contains(child) { lists[parent].append(child) }
                    case .unknown:
                        findings.append(
                            Finding(.warning, orphanRule, member.place(in: harvest), arguments: ["missing": value]))
                    case .another: break
                    }
                }
            }
        }
        for (parent, member) in above.members.enumerated() {
            for source in childRules {
                for value in values(source, of: member) {
                    if case .found(let child) = self.member(of: below, named: value, by: source),
                        !lists[parent].contains(child)
                    {
                        lists[parent].append(child)
                    }
                }
            }
        }
        return lists
    }

    enum Named: Equatable {
        case found(Int)
        /// Something of the site that plays another role.
        case another
        case unknown
    }

    /// The member of a role that a value names: an identifier or a slug.
    func member(of role: Role, named value: String, by source: ValueSource) -> Named {
        if case .taxonomy(let taxonomy) = source {
            guard let term = harvest.term(taxonomy: taxonomy, slug: value) else {
                return member(of: role, withSlug: value).map { .found($0) } ?? .unknown
            }
            return role.member(ofTerm: term).map { .found($0) } ?? .another
        }
        if case .postParent = source {
            guard let post = Int(value).flatMap(index.post) else { return .unknown }
            return role.member(ofPost: post).map { .found($0) } ?? .another
        }
        if let id = Int(value) {
            let (post, term) = (index.post(id: id), index.term(id: id))
            if role.holdsPosts, let member = post.flatMap(role.member(ofPost:)) { return .found(member) }
            if role.holdsTerms, let member = term.flatMap(role.member(ofTerm:)) { return .found(member) }
            let isKnown = (role.holdsPosts && post != nil) || (role.holdsTerms && term != nil)
            return isKnown || id <= 0 ? .another : .unknown
        }
        return member(of: role, withSlug: value).map { .found($0) } ?? .unknown
    }

    /// The member of a role with a slug.
    func member(of role: Role, withSlug slug: String) -> Int? {
        texts.knownNumber(of: slug).flatMap(role.member(withSlug:))
    }

    // MARK: In the graph

    /// Adds profiles, needs and axes; tutorials follow, in the order in which the axes name them.
    func addStructure(to builder: inout GraphBuilder) {
        func add(_ role: Role, _ kind: NodeKind) {
            for position in role.members.indices {
                let member = role.members[position]
                var draft = NodeDraft(kind: kind, key: member.key, title: member.title)
                draft.slug = member.slug
                draft.siteID = member.siteID
                draft.url = member.post.map { harvest.posts[$0].link } ?? 0
                if member.line > 0 { draft.source = .init(file: member.file, line: member.line) }
                role.setNode(of: position, builder.add(draft))
            }
        }
        add(profiles, .profile)
        add(needs, .need)
        add(axes, .axis)
        func link(_ above: Role, _ below: Role, _ lists: [[Int]], _ kind: EdgeKind) {
            for (parent, list) in lists.enumerated() {
                guard let from = above.members[parent].node else { continue }
                for child in list {
                    if let to = below.members[child].node { builder.add(kind, from: from, to: to) }
                }
            }
        }
        link(profiles, needs, needsOfProfile, .hasNeed)
        link(needs, axes, axesOfNeed, .hasAxis)
    }
}
