import ContentGraph

extension GraphAssembler {
    /// Finds the tutorials and the axes that hold them.
    func assembleTutorials() {
        switch rules.tutorials.from {
        case .linkedFromAxes(let types, let statedMinutes): assembleLinkedTutorials(types, statedMinutes: statedMinutes)
        case .postType(let type):
            let type = texts.number(of: type)
            for position in harvest.posts.indices where harvest.posts[position].type == type {
                let member = member(ofPost: position)
                if claim(member) { tutorials.add(member) }
            }
            arrangeTutorials()
        default: tutorialsOfAxis = axes.members.map { _ in [] }
        }
    }

    // MARK: By parents

    private func arrangeTutorials() {
        tutorialsOfAxis = [[Int]](repeating: [], count: axes.members.count)
        for (position, member) in tutorials.members.enumerated() {
            for source in rules.tutorials.parents {
                var isPlaced = false
                for value in values(source, of: member) {
                    guard case .found(let axis) = self.member(of: axes, named: value, by: source) else { continue }
                    isPlaced = true
                    if !tutorialsOfAxis[axis].contains(position) { tutorialsOfAxis[axis].append(position) }
                }
                if isPlaced, rules.tutorials.firstParent { break }
            }
        }
        let orderSources = rules.tutorials.order.filter { if case .parentMeta = $0 { false } else { true } }
        let fallback = tutorials.members.map { firstValue(orderSources, of: $0).flatMap(Double.init) ?? .infinity }
        for axis in axes.members.indices {
            let (stated, listed) = statedOrder(ofAxis: axis)
            for position in listed where !tutorialsOfAxis[axis].contains(position) {
                tutorialsOfAxis[axis].append(position)
            }
            tutorialsOfAxis[axis] = tutorialsOfAxis[axis].sorted {
                (stated[$0] ?? .infinity, fallback[$0], $0) < (stated[$1] ?? .infinity, fallback[$1], $1)
            }
        }
    }

    /// Places that the axis itself gives to its tutorials, and those that it lists.
    private func statedOrder(ofAxis axis: Int) -> (places: [Int: Double], listed: [Int]) {
        var listed: [Int] = []
        for source in rules.tutorials.order {
            guard case .parentMeta(let key) = source else { continue }
            let member = axes.members[axis]
            for value in values(member.term != nil ? .termMeta(key) : .postMeta(key), of: member) {
                if case .found(let tutorial) = self.member(of: tutorials, named: value, by: .postMeta(key)),
                    !listed.contains(tutorial)
                {
                    listed.append(tutorial)
                }
            }
        }
        for source in rules.axes.children {
            for value in values(source, of: axes.members[axis]) {
                if case .found(let tutorial) = self.member(of: tutorials, named: value, by: source),
                    !listed.contains(tutorial)
                {
                    listed.append(tutorial)
                }
            }
        }
        return (Dictionary(uniqueKeysWithValues: listed.enumerated().map { ($1, Double($0)) }), listed)
    }

    // MARK: By links

    private func assembleLinkedTutorials(_ types: [String], statedMinutes: Bool) {
        let structure = Set(
            ([rootPage].compactMap { $0 }) + [profiles, needs, axes].flatMap { $0.members.compactMap(\.post) })
        func candidate(_ link: ContentOutline.Link) -> Int? {
            guard case .post(let target) = links.destination(of: link), !structure.contains(target),
                types.contains(harvest.type(of: harvest.posts[target]))
            else { return nil }
            return target
        }
        let outlines = axes.members.map { $0.post.map { harvest.links(ofPost: $0) } ?? [] }
        // A link in a list is a tutorial. One in a sentence or a button may lead to help or to the home page: it is a
        // tutorial if its target is known as one, states a duration, or stands beside tutorials.
        let listed = Set(outlines.joined().filter(\.isInList).compactMap(candidate))
        let folders = Set(listed.map { harvest.posts[$0].parent }.filter { $0 != 0 })
        func isTutorial(_ target: Int, _ link: ContentOutline.Link) -> Bool {
            if link.isInList || listed.contains(target) || statesMinutes(target) { return true }
            return listed.isEmpty || folders.contains(harvest.posts[target].parent)
        }
        tutorialsOfAxis = outlines.map { axisLinks in
            var list: [Int] = []
            for link in axisLinks {
                guard let target = candidate(link), isTutorial(target, link) else { continue }
                tutorials.add(member(ofPost: target))
                if let position = tutorials.member(ofPost: target), !list.contains(position) { list.append(position) }
            }
            return list
        }
        guard statedMinutes else { return }
        for (position, post) in harvest.posts.enumerated()
        where types.contains(harvest.type(of: post)) && !structure.contains(position) && statesMinutes(position) {
            tutorials.add(member(ofPost: position))
        }
    }

    private func statesMinutes(_ post: Int) -> Bool {
        rules.tutorials.minutes.contains { source in
            if case .words = source { return !values(source, of: member(ofPost: post)).isEmpty }
            return false
        }
    }

    // MARK: In the graph

    /// Adds tutorials in site order, with their skills and their axes.
    func addTutorials(to builder: inout GraphBuilder) {
        var inOrder: [Int] = []
        var seen = Set<Int>()
        for axis in siteOrderOfAxes() {
            for tutorial in tutorialsOfAxis[axis] where seen.insert(tutorial).inserted { inOrder.append(tutorial) }
        }
        inOrder += tutorials.members.indices.filter { !seen.contains($0) }
        for position in inOrder { addTutorial(position, to: &builder) }
        for position in inOrder { addSkills(of: tutorials.members[position], to: &builder) }
        for (axis, list) in tutorialsOfAxis.enumerated() {
            let from = axes.members[axis].node!
            for tutorial in list {
                builder.add(.hasTutorial, from: from, to: tutorials.members[tutorial].node!)
            }
        }
    }

    private func siteOrderOfAxes() -> [Int] {
        var order: [Int] = []
        var seen = Set<Int>()
        for need in needsOfProfile.joined() {
            for axis in axesOfNeed[need] where seen.insert(axis).inserted { order.append(axis) }
        }
        return order + axes.members.indices.filter { !seen.contains($0) }
    }

    private func addTutorial(_ tutorial: Int, to builder: inout GraphBuilder) {
        let member = tutorials.members[tutorial]
        guard let position = member.post else { return }
        let post = harvest.posts[position]
        var draft = NodeDraft(kind: .tutorial, key: member.key, title: member.title)
        draft.slug = member.slug
        draft.url = post.link
        draft.siteID = post.id
        draft.status = PublicationStatus(wordPress: harvest.status(of: post))
        draft.isPasswordProtected = post.isPasswordProtected
        draft.level = keyword(rules.tutorials.level, of: member)
        draft.medium = keyword(rules.tutorials.medium, of: member)
        draft.tool = keyword(rules.tutorials.tool, of: member)
        draft.source = .init(file: post.file, line: post.line)
        let (reading, text) = duration(rules.tutorials.minutes, of: member)
        if case .seconds(let seconds) = reading { draft.seconds = seconds }
        if post.isPublished {
            let place = member.place(in: harvest)
            if reading == .missing { findings.append(Finding(.warning, "missing_duration", place)) }
            if reading == .unreadable {
                findings.append(Finding(.warning, "unreadable_duration", place, arguments: ["value": text]))
            }
        }
        tutorials.setNode(of: tutorial, builder.add(draft))
    }

    private func addSkills(of member: RoleMember, to builder: inout GraphBuilder) {
        let tutorial = member.node!
        var taught: Set<NodeID> = []
        for (key, title) in skills(of: member) {
            let skill = builder.node(withKey: key) ?? builder.add(NodeDraft(kind: .skill, key: key, title: title))
            guard taught.insert(skill).inserted else { continue }
            builder.add(.teaches, from: tutorial, to: skill)
            providers.add(tutorial, of: skill)
            if !rules.needs.prerequisites.isEmpty { skillsTaught[tutorial, default: []].append(skill) }
        }
    }

    /// Keys and titles of the skills that a tutorial teaches: those that the rules name, else one of its own.
    func skills(of member: RoleMember) -> [(key: UInt32, title: UInt32)] {
        let named = rules.tutorials.teaches.flatMap { values($0, of: member) }
        guard !named.isEmpty else { return [(texts.number(of: 0, "skill/", member.key), member.title)] }
        return named.map { (texts.number(of: "skill/\(FoldedText.slug($0))"), texts.number(of: $0)) }
    }
}
