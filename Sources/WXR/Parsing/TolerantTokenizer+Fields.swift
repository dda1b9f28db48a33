extension TolerantTokenizer {
    func readField() throws {
        guard let less = try window.distance(to: ASCII.less, limit: builder.limits.fieldBytes) else {
            copy(window.available, isCDATA: false)
            if window.isAtEnd { finishDocument(truncatedBy: .truncated) }
            return
        }
        if less > 0 { copy(less, isCDATA: false) }
        _ = try window.ensure(16)
        if window.has("<![CDATA[") {
            window.advance(9)
            try readSection()
        } else if window.has("<!--") {
            if let end = try window.distance(to: "-->", from: 4, limit: 1 << 20) {
                window.advance(end + 3)
            } else {
                copyMarkup(4)
            }
        } else if window.has("<?xml") {
            _ = builder.abandonRecord()
        } else if window.has("<!DOCTYPE") {
            try readDocumentType()
        } else if let tag = try readTag() {
            if tag.isEnd, tag.name == builder.fieldName {
                window.advance(tag.length)
                _ = builder.end()
                commitAtBoundary()
            } else if isStructural(tag) {
                closeField(at: tag)
            } else {
                copyMarkup(tag.length)
            }
        } else {
            copyMarkup(1)
        }
    }

    /// The field is not closed, and here the next element starts or another one ends.
    func closeField(at tag: Tag) {
        let name = builder.fieldName
        builder.report(.missingEndTag, .repaired, element: name)
        builder.trimFieldEnd()
        _ = builder.end()
        // An end tag that was meant for this field, misspelt or of the wrong name, is not another's.
        if tag.isEnd, !tag.element.isContainer { window.advance(tag.length) }
        commitAtBoundary()
    }

    /// Whether a tag belongs to the export and not to the text of the field that is open.
    func isStructural(_ tag: Tag) -> Bool {
        switch tag.element {
        case .unknown: return false
        case .known:
            // An end tag with a prefix of the export's: the field's own, misspelt.
            return tag.isEnd && ["wp", "content", "excerpt", "dc"].contains(tag.prefix)
        case .rss, .channel, .item: return true
        default:
            if !tag.prefix.isEmpty { return true }
            return builder.field?.isFreeText == false && tag.element != builder.field
                && !builder.open.contains(.comment)
        }
    }

    func copyMarkup(_ count: Int) {
        builder.report(.markupInField, .repaired, element: builder.fieldName)
        window.withBytes(0..<count) { repair.copy($0, isCDATA: true) }
        repair.output.withUnsafeBufferPointer { builder.append($0) }
        reportMends(in: builder.fieldName)
        window.advance(count)
    }

    /// Copies text into the field that is open.
    func copy(_ count: Int, isCDATA: Bool) {
        window.withBytes(0..<count) { repair.copy($0, isCDATA: isCDATA) }
        repair.output.withUnsafeBufferPointer { builder.append($0) }
        reportMends(in: builder.fieldName)
        window.advance(count)
    }

    func reportMends(in element: String) {
        guard !repair.mends.isEmpty else { return }
        var place = position()
        let start = place.byteOffset
        for mend in repair.mends {
            // The mends come in the order of the text: each line is counted once.
            let (from, to) = (place.byteOffset - start, min(mend.offset, window.available))
            if from < to { place.line += window.withBytes(from..<to) { Bytes.newlines(in: $0, 0..<$0.count) } }
            place.byteOffset = start + mend.offset
            builder.report(mend.kind, mend.action, element: element, detail: mend.detail, at: place)
        }
    }
}
