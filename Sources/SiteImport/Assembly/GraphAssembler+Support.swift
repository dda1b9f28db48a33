import ContentGraph

extension GraphAssembler {
    /// Adds the published FAQ entries and sessions, with the tutorials that they support.
    func addSupport(to builder: inout GraphBuilder) {
        if let rules = rules.faq { addSupport(rules, .faq, to: &builder) }
        if let rules = rules.sessions { addSupport(rules, .session, to: &builder) }
    }

    private func addSupport(_ support: SupportRules, _ kind: NodeKind, to builder: inout GraphBuilder) {
        guard let type = texts.knownNumber(of: support.postType) else { return }
        for position in harvest.posts.indices
        where harvest.posts[position].type == type && harvest.posts[position].isPublished {
            let member = member(ofPost: position)
            guard builder.node(withKey: member.key) == nil else { continue }
            var draft = NodeDraft(kind: kind, key: member.key, title: member.title)
            draft.slug = member.slug
            draft.siteID = member.siteID
            draft.url = harvest.posts[position].link
            draft.tool = keyword(support.tool, of: member)
            draft.start = texts.number(of: firstValue(support.start, of: member) ?? "")
            if case .seconds(let seconds) = duration(support.minutes, of: member).reading { draft.seconds = seconds }
            draft.source = .init(file: member.file, line: member.line)
            let node = builder.add(draft)
            var done: Set<NodeID> = []
            for target in posts(support.supports, of: member) {
                if let tutorial = tutorials.member(ofPost: target),
                    let to = tutorials.members[tutorial].node, done.insert(to).inserted
                {
                    builder.add(.supports, from: node, to: to)
                }
            }
            for source in support.profiles {
                for value in values(source, of: member) {
                    if case .found(let profile) = self.member(of: profiles, named: value, by: source),
                        let to = profiles.members[profile].node
                    {
                        builder.add(.addresses, from: node, to: to)
                    }
                }
            }
        }
    }
}
