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
        reportDuplicates(published, "duplicate_title") { FoldedText.fold($0.title) }
        reportDuplicates(published, "duplicate_slug") { member in
            // Pages may share a slug under different parents.
            let post = self.harvest.posts[member.post!]
            return post.slug.isEmpty ? "" : "\(post.type)/\(post.type == "page" ? post.parent : 0)/\(post.slug)"
        }
    }

    private func reportDuplicates(_ members: [RoleMember], _ rule: String, by key: (RoleMember) -> String) {
        for (name, same) in Dictionary(grouping: members, by: key) where same.count > 1 && !name.isEmpty {
            let places = same.map { $0.place(in: harvest) }
            findings.append(
                Finding(
                    .warning, rule, places[0], related: places,
                    arguments: ["slug": same[0].slug, "title": same[0].title]))
        }
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
