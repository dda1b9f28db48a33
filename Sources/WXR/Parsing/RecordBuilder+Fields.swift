extension RecordBuilder {
    func beginField(_ element: WXRElement, _ name: String) {
        field = element
        fieldName = name
        fieldStart = text.count
        sectionEnd = fieldStart
        fieldRefused = false
        discarding = false
        endsInCarriageReturn = false
    }

    func beginDiscardedField(_ element: WXRElement, _ name: String) {
        beginField(element, name)
        discarding = true
    }

    func refuseField() {
        text.removeSubrange(fieldStart...)
        fieldRefused = true
        report(
            .limitReached, .leftOut, element: fieldName,
            detail: "\(min(limits.fieldBytes, limits.recordBytes))")
    }

    /// Takes off the indentation of what closes a field in place of its end tag. Blanks inside a section are text.
    func trimFieldEnd() {
        while text.count > max(fieldStart, sectionEnd), let last = text.last, ASCII.isSpace(last) { text.removeLast() }
    }

    /// Whether the text holds the end of its own element and a later section: a section was not closed, and the
    /// one that closed it belongs to another element or record, which would be lost without a word.
    func swallowedOthers() -> Bool {
        guard text.count - fieldStart > 12, !discarding else { return false }
        return text.withUnsafeBufferPointer { all in
            let body = UnsafeBufferPointer(rebasing: all[fieldStart...])
            guard Bytes.firstIndex(of: "<![CDATA[", anchor: 2, in: body) != nil else { return false }
            var scan = SectionScan(field: fieldName)
            scan.extend(over: body)
            return scan.ownEnd != nil || scan.glued != nil
        }
    }

    func endField() {
        guard let element = field else { return }
        field = nil
        let range = fieldStart..<text.count
        if discarding || fieldRefused {
            discarding = false
            return
        }
        switch open.last {
        case .item: endItemField(element, range)
        case .postmeta:
            if element == .metaKey { metaKey = range } else { metaValue = range }
        case .termmeta:
            if element == .metaKey { termMeta.key = string(range) } else { termMeta.value = string(range) }
            text.removeSubrange(range)
        case .section, .sectionItem:
            setSection(element, trimmed(range))
            text.removeSubrange(range)
        case .channel:
            setChannel(element, trimmed(range))
            text.removeAll(keepingCapacity: true)
        case .author:
            setAuthor(element, string(range))
            text.removeAll(keepingCapacity: true)
        case .wpCategory, .wpTag, .wpTerm:
            setTerm(element, string(range))
            text.removeAll(keepingCapacity: true)
        default: text.removeSubrange(range)
        }
    }

    func endItemField(_ element: WXRElement, _ range: Range<Int>) {
        if element == .rssCategory {
            guard item.attached.count < limits.entriesPerRecord else {
                return report(.limitReached, .leftOut, element: fieldName, detail: "\(limits.entriesPerRecord)")
            }
            // Exports of before WordPress 2.5 have no domain, and no slug either.
            guard !attachedSlug.isEmpty || !range.isEmpty else { return }
            item.attached.append(.init(taxonomy: attachedTaxonomy, slug: attachedSlug, name: range))
            return
        }
        guard let target = element.itemField else { return }
        let previous = item.ranges[target.rawValue]
        if previous.lowerBound < 0 || previous.isEmpty {
            item.ranges[target.rawValue] = range
        } else if !range.isEmpty, !text[previous].elementsEqual(text[range]) {
            report(.repeatedField, .leftOut, element: fieldName, detail: excerpt(range))
        }
    }

    func endPostMeta() {
        guard metaKey.lowerBound >= 0 || metaValue.lowerBound >= 0 else { return }
        guard item.metaEntries.count < limits.entriesPerRecord else {
            return report(.limitReached, .leftOut, element: "wp:postmeta", detail: "\(limits.entriesPerRecord)")
        }
        let value = metaValue.lowerBound < 0 ? 0..<0 : metaValue
        item.metaEntries.append(.init(key: metaKey.lowerBound < 0 ? 0..<0 : metaKey, value: value))
        text.withUnsafeBufferPointer { all in
            let bytes = UnsafeBufferPointer(rebasing: all[value])
            guard SerializedCheck.looksSerialized(bytes), let damage = SerializedCheck.damage(of: bytes) else { return }
            let key = metaKey.lowerBound < 0 ? "" : String(decoding: all[metaKey], as: UTF8.self)
            reportSerialized(damage, key: key)
        }
    }

    func endTermMeta() {
        let value = termMeta.value
        let damage = Array(value.utf8).withUnsafeBufferPointer {
            SerializedCheck.looksSerialized($0) ? SerializedCheck.damage(of: $0) : nil
        }
        if let damage { reportSerialized(damage, key: termMeta.key) }
        term.meta.append(termMeta)
    }

    func reportSerialized(_ damage: SerializedCheck.Damage, key: String) {
        switch damage {
        case .lineEndings: report(.serializedLineEndings, .repaired, element: key)
        case .corrupt(let error):
            report(.corruptSerialized, .noted, element: key, detail: error.description, serialized: error)
        }
    }

    func appended(_ bytes: UnsafeBufferPointer<UInt8>) -> Range<Int> {
        let start = text.count
        text.append(contentsOf: bytes)
        return start..<text.count
    }

    func string(_ range: Range<Int>) -> String {
        text.withUnsafeBufferPointer { String(decoding: $0[range], as: UTF8.self) }
    }

    func trimmed(_ range: Range<Int>) -> String {
        var range = range
        while !range.isEmpty, ASCII.isSpace(text[range.lowerBound]) {
            range = (range.lowerBound + 1)..<range.upperBound
        }
        while !range.isEmpty, ASCII.isSpace(text[range.upperBound - 1]) {
            range = range.lowerBound..<(range.upperBound - 1)
        }
        return string(range)
    }

    func excerpt(_ range: Range<Int>) -> String {
        string(range.lowerBound..<min(range.upperBound, range.lowerBound + 80))
    }

    func setChannel(_ element: WXRElement, _ value: String) {
        func set(_ path: WritableKeyPath<WXRChannel, String>) {
            if channel[keyPath: path].isEmpty { channel[keyPath: path] = value }
        }
        switch element {
        case .title: set(\.title)
        case .link: set(\.link)
        case .description: set(\.description)
        case .pubDate: set(\.pubDate)
        case .language: set(\.language)
        case .generator: set(\.generator)
        case .wxrVersion: set(\.wxrVersion)
        case .baseSiteURL: set(\.baseSiteURL)
        default: set(\.baseBlogURL)
        }
    }

    func setAuthor(_ element: WXRElement, _ value: String) {
        switch element {
        case .authorID: author.id = Int(value.trimmedASCII)
        case .authorLogin: author.login = value
        case .authorEmail: author.email = value
        case .authorDisplayName: author.displayName = value
        case .authorFirstName: author.firstName = value
        default: author.lastName = value
        }
    }

    func setSection(_ element: WXRElement, _ value: String) {
        let last = item.sections.count - 1
        let lastItem = item.sections[last].items.count - 1
        switch element {
        case .sectionID: item.sections[last].id = Int(value)
        case .sectionName: item.sections[last].name = value
        case .sectionOrder: item.sections[last].order = Int(value)
        case .sectionItemID: item.sections[last].items[lastItem].id = Int(value)
        case .sectionItemOrder: item.sections[last].items[lastItem].order = Int(value)
        default: item.sections[last].items[lastItem].type = value
        }
    }

    func setTerm(_ element: WXRElement, _ value: String) {
        switch element {
        case .termID: term.id = Int(value.trimmedASCII)
        case .categoryNicename, .tagSlug, .termSlug: term.slug = value.trimmedASCII
        case .categoryParent, .termParent: term.parentSlug = value.trimmedASCII
        case .catName, .tagName, .termName: term.name = value
        case .categoryDescription, .tagDescription, .termDescription: term.description = value
        case .termTaxonomy: term.taxonomy = value.trimmedASCII
        default: break
        }
    }
}
