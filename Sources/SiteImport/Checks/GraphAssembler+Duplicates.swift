import ContentGraph

extension GraphAssembler {
    /// Finds published tutorials of the same name or address.
    func checkDuplicates() {
        let published = tutorials.members.indices.filter { tutorial in
            tutorials.members[tutorial].post.map { harvest.posts[$0].isPublished } ?? false
        }
        // Each title is folded once, however many tutorials have it.
        var folded: [UInt32: UInt32] = [:]
        let titles = groups(of: published) { member in
            if let known = folded[member.title] { return known }
            let number = texts.number(of: FoldedText.fold(texts[member.title]))
            folded[member.title] = number
            return number
        }
        for group in titles { report(group, "duplicate_title") }
        for group in groups(of: published, by: \.slug) {
            // A slug may be taken once for each type, and for pages once under each parent.
            let places = Dictionary(grouping: group) { tutorial in
                let post = harvest.posts[tutorials.members[tutorial].post!]
                return SlugScope(type: post.type, parent: post.type == harvest.page ? post.parent : 0)
            }
            for same in places.values where same.count > 1 { report(same, "duplicate_slug") }
        }
    }

    private struct SlugScope: Hashable {
        var type: UInt32
        var parent: Int
    }

    /// The tutorials that share a text with others, in their order: the lists of those that share one.
    private func groups(of tutorials: [Int], by text: (RoleMember) -> UInt32) -> [ArraySlice<Int>] {
        let sorted = tutorials.map { (text: text(self.tutorials.members[$0]), tutorial: $0) }
            .filter { $0.text != 0 }.sorted { $0 < $1 }
        var groups: [ArraySlice<Int>] = []
        let order = sorted.map(\.tutorial)
        var start = 0
        while start < sorted.count {
            let text = sorted[start].text
            let end = sorted[start...].firstIndex { $0.text != text } ?? sorted.count
            if end - start > 1 { groups.append(order[start..<end]) }
            start = end
        }
        return groups
    }

    private func report(_ same: some Collection<Int>, _ rule: String) {
        let places = same.map { tutorials.members[$0].place(in: harvest) }
        let first = tutorials.members[same.first!]
        findings.append(
            Finding(
                .warning, rule, places[0], related: places,
                arguments: ["slug": texts[first.slug], "title": texts[first.title]]))
    }
}
