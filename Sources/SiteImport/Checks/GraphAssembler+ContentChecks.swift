import ContentGraph

extension GraphAssembler {
    /// Finds what is wrong in single tutorials: empty ones, two of the same name or address, missing files.
    func checkContents() {
        let published = tutorials.members.filter { $0.post.map { harvest.posts[$0].isPublished } ?? false }
        for tutorial in published {
            guard let post = tutorial.post else { continue }
            if harvest.posts[post].outline.isEmpty {
                findings.append(Finding(.error, "empty_content", tutorial.place(in: harvest)))
            }
            checkMedia(of: tutorial)
        }
        reportDuplicates(published, "duplicate_title") { FoldedText.fold(texts[$0.title]) }
        reportDuplicates(published, "duplicate_slug") { texts[$0.slug] }
    }

    private func reportDuplicates(_ members: [RoleMember], _ rule: String, by key: (RoleMember) -> String) {
        for (name, same) in Dictionary(grouping: members, by: key) where same.count > 1 && !name.isEmpty {
            guard rule == "duplicate_slug" else {
                report(same, rule)
                continue
            }
            // A slug may be taken once for each type, and for pages once under each parent.
            let places = Dictionary(grouping: same) { member in
                let post = harvest.posts[member.post!]
                return "\(harvest.type(of: post))/\(post.type == harvest.page ? post.parent : 0)"
            }
            for group in places.values where group.count > 1 { report(group, rule) }
        }
    }

    private func report(_ same: [RoleMember], _ rule: String) {
        let places = same.map { $0.place(in: harvest) }
        findings.append(
            Finding(
                .warning, rule, places[0], related: places,
                arguments: ["slug": texts[same[0].slug], "title": texts[same[0].title]]))
    }

    private func checkMedia(of tutorial: RoleMember) {
        guard harvest.hasAttachments else { return }
        for source in rules.tutorials.media {
            for value in values(source, of: tutorial) {
                if let id = Int(value), id > 0, index.post(id: id) == nil {
                    findings.append(
                        Finding(
                            .warning, "missing_media", tutorial.place(in: harvest),
                            arguments: ["key": source.name, "missing": value]))
                }
            }
        }
    }
}
