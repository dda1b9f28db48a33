import ContentGraph
import WXR

extension GraphAssembler {
    /// The values that a source gives for a member, as text. A damaged serialized value gives none and is reported.
    func values(_ source: ValueSource, of member: RoleMember) -> [String] {
        switch source {
        case .postMeta(let key): postMetaValues(key, of: member)
        case .postMetaSeconds(let key): postMetaValues(key, of: member).map { Double($0) == nil ? $0 : "\($0) s" }
        case .termMeta(let key):
            (member.term.map { harvest.metaValues(ofTerm: $0, key) } ?? []).flatMap { list($0, key, member) }
        case .parentMeta: []
        case .taxonomy(let taxonomy):
            member.post.map { harvest.slugs(ofPost: $0, in: taxonomy) } ?? []
        case .postParent: member.post.map { [harvest.posts[$0].parent].filter { $0 != 0 }.map(String.init) } ?? []
        case .termParent: member.term.map { [texts[harvest.terms[$0].parentSlug]].filter { !$0.isEmpty } } ?? []
        case .field(let name): field(name, of: member).map { [$0] } ?? []
        case .words(let labels): words(labels, of: member)
        case .contentMedium: member.post.map { [medium(shownBy: harvest.posts[$0].outline)] } ?? []
        case .constant(let text): [text]
        case .links: []
        }
    }

    private func postMetaValues(_ key: String, of member: RoleMember) -> [String] {
        guard let post = member.post else { return [] }
        func values(_ key: String) -> [String] {
            harvest.metaValues(ofPost: post, key).flatMap { list(texts[$0], key, member) }
        }
        guard key.utf8.contains(UInt8(ascii: "{")), let open = key.firstIndex(of: "{"),
            let close = key.firstIndex(of: "}")
        else { return values(key) }
        // `_order_{_lesson_course}`: the key names the value of another meta.
        let inner = values(String(key[key.index(after: open)..<close]))
        return inner.flatMap { values(key[..<open] + $0 + key[key.index(after: close)...]) }
    }

    /// The values that a meta holds. A damaged one holds none and is reported.
    private func list(_ value: String, _ key: String, _ member: RoleMember) -> [String] {
        do throws(PHPUnserializeError) { return try MetaList.values(value) } catch {
            guard unreadableMeta.insert("\(texts[member.key])\u{1}\(key)").inserted else { return [] }
            var arguments = ["key": key, "value": String(value.prefix(200))]
            arguments.addSerialized(error)
            findings.append(Finding(.error, "unreadable_meta", member.place(in: harvest), arguments: arguments))
            return []
        }
    }

    private func field(_ name: String, of member: RoleMember) -> String? {
        switch name {
        case "title": return texts[member.title]
        case "slug": return texts[member.slug]
        case "id": return member.siteID.map(String.init)
        case "menu_order": return member.post.map { String(harvest.posts[$0].menuOrder) }
        case "date": return member.post.map { texts[harvest.posts[$0].date] }
        default: return nil
        }
    }

    /// What follows one of the labels in the text, cut where the next thing starts.
    private func words(_ labels: [String], of member: RoleMember) -> [String] {
        guard let post = member.post else { return [] }
        let wanted = patternNumbers.labels(labels)
        return harvest.words(ofPost: post).filter { wanted.contains($0.label) }
            .map { words -> String in
                let text = PlainText.decodeEntities(texts[words.value]).trimmingSpaces
                let end = text.firstIndex { "\n\t|;•·–—[".contains($0) } ?? text.endIndex
                return String(text[..<end].trimmingSpaces)
            }
            .filter { !$0.isEmpty }
    }

    private func medium(shownBy outline: ContentOutline) -> String {
        if outline.hasInteractive { return "interactif" }
        if outline.hasVideo { return "video" }
        return outline.hasDocument ? "pdf" : "texte"
    }

    /// The first value that the sources give.
    func firstValue(_ sources: [ValueSource], of member: RoleMember) -> String? {
        for source in sources {
            if let value = values(source, of: member).first(where: { !$0.isEmpty }) { return value }
        }
        return nil
    }

    /// The first value as a keyword, by its number in the texts: what stands in the text is folded, what stands in a field is taken as it is.
    func keyword(_ sources: [ValueSource], of member: RoleMember) -> UInt32 {
        for source in sources {
            guard let value = values(source, of: member).first(where: { !$0.isEmpty }) else { continue }
            if case .words = source {
                let end = value.firstIndex { ",.(".contains($0) } ?? value.endIndex
                return texts.number(of: FoldedText.slug(value[..<end]))
            }
            return texts.number(of: value)
        }
        return 0
    }

    /// The values of a source of durations: `1,5 h` is one duration and no list.
    private func wholeValues(_ source: ValueSource, of member: RoleMember) -> [String] {
        guard case .postMeta(let key) = source, !key.contains("{"), let post = member.post else {
            return values(source, of: member)
        }
        return harvest.metaValues(ofPost: post, key).map { texts[$0] }
    }

    /// What the sources say of a duration: the first that can be read.
    func duration(_ sources: [ValueSource], of member: RoleMember) -> (reading: DurationText.Reading, text: String) {
        var unreadable: String?
        for source in sources {
            for value in wholeValues(source, of: member) {
                switch DurationText.read(value) {
                case .seconds(let seconds): return (.seconds(seconds), value)
                case .missing: continue
                case .unreadable: unreadable = unreadable ?? value
                }
            }
        }
        return unreadable.map { (.unreadable, $0) } ?? (.missing, "")
    }
}
