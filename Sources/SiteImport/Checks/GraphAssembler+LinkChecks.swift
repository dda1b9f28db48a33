import ContentGraph

extension GraphAssembler {
    /// Finds links of published contents that visitors cannot follow.
    func checkLinks() {
        // An export of one type only lacks the targets of most links: silence is better than a thousand false alarms.
        let hasPages = harvest.posts.contains { $0.type == harvest.page }
        for (position, post) in harvest.posts.enumerated() where post.isPublished {
            var reported: Set<UInt32> = []
            for link in harvest.links(ofPost: position) where !reported.contains(link.href) {
                func href() -> String { PlainText.decodeEntities(texts[link.href]) }
                switch links.destination(of: link) {
                case .broken:
                    if hasPages { report("broken_link", position, ["href": href()]) }
                case .preproduction: report("link_to_preproduction", position, ["href": href()])
                case .post(let target) where isHidden(harvest.posts[target]):
                    findings.append(
                        Finding(
                            .warning, "link_to_unpublished", harvest.place(ofPost: position),
                            related: [harvest.place(ofPost: target)],
                            arguments: ["href": href(), "status": harvest.status(of: harvest.posts[target])]))
                default: continue
                }
                reported.insert(link.href)
            }
        }
    }

    private func isHidden(_ post: PostDigest) -> Bool {
        PublicationStatus(wordPress: harvest.status(of: post)) != .published
    }

    private func report(_ rule: String, _ post: Int, _ arguments: [String: String]) {
        findings.append(Finding(.warning, rule, harvest.place(ofPost: post), arguments: arguments))
    }
}
