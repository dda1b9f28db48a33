import ContentGraph

extension GraphAssembler {
    /// Finds what is wrong in single tutorials: empty ones, missing files.
    func checkContents() {
        for tutorial in tutorials.members {
            guard let post = tutorial.post, harvest.posts[post].isPublished else { continue }
            if harvest.posts[post].outline.isEmpty {
                findings.append(Finding(.error, "empty_content", tutorial.place(in: harvest)))
            }
            checkMedia(of: tutorial)
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
