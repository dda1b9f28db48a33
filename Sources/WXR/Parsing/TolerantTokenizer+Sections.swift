extension TolerantTokenizer {
    /// Reads a section whose `<![CDATA[` has been passed, up to the `]]>` that really closes it.
    func readSection() throws {
        var searched = 0
        var scan = SectionScan(field: builder.fieldName)
        while true {
            guard let end = try window.distance(to: "]]>", from: searched, limit: builder.limits.fieldBytes) else {
                if window.available > builder.limits.fieldBytes { return try refuseSection() }
                return try closeUnclosedSection(within: window.available, &scan)
            }
            switch try judgeSectionEnd(at: end, &scan) {
            case .closes:
                copy(end, isCDATA: true)
                window.advance(3)
                builder.sectionEnd = builder.text.count
                return
            case .isText:
                builder.report(.unescapedCDATAEnd, .repaired, element: builder.fieldName)
                searched = end + 1
            case .belongsToAnother: return try closeUnclosedSection(within: end, &scan)
            }
        }
    }

    enum SectionEnd { case closes, isText, belongsToAnother }

    func judgeSectionEnd(at end: Int, _ scan: inout SectionScan) throws -> SectionEnd {
        _ = try window.ensure(end + 3 + 128)
        if window.has("<![CDATA[", at: end + 3) { return .closes }
        var next = end + 3
        while let byte = window.byte(at: next), ASCII.isSpace(byte) { next += 1 }
        guard window.byte(at: next) != nil else { return .closes }
        window.withBytes(0..<end) { scan.extend(over: $0) }
        if window.byte(at: next) == ASCII.less, let tag = try readTag(at: next) {
            let closesField = tag.isEnd && tag.name == builder.fieldName
            if closesField || isStructural(tag) {
                if scan.holdsOthers { return .belongsToAnother }
                if closesField { return .closes }
                if tag.isEnd, !tag.element.isContainer, scan.nested != nil,
                    window.withBytes(0..<end, { SectionScan.endsInSection(of: tag.name, $0) })
                {
                    return .belongsToAnother
                }
                return .closes
            }
        }
        // Text follows: it is outside of the section if the field then ends without another `]]>`.
        return try fieldEndsPlainly(after: end + 3) ? .closes : .isText
    }

    /// Whether the field's end tag comes, after `from`, without `]]>` just before it.
    func fieldEndsPlainly(after from: Int) throws -> Bool {
        guard let nextEnd = try window.distance(to: "]]>", from: from, limit: from + (4 << 20)) else { return true }
        var between = SectionScan(field: builder.fieldName)
        window.withBytes(from..<nextEnd) { between.extend(over: $0) }
        return between.ownEnd != nil
    }

    /// No `]]>` closes the section: it ends where its field does, or where the next element starts.
    func closeUnclosedSection(within length: Int, _ scan: inout SectionScan) throws {
        window.withBytes(0..<length) { scan.extend(over: $0) }
        let cut = [scan.glued, scan.ownEnd].compactMap { $0 }.min()
        let end = try cut ?? firstStructuralTag(within: length) ?? length
        let isCutShort = cut == nil && end == length
        if !isCutShort { builder.report(.unclosedCDATA, .repaired, element: builder.fieldName) }
        let rest = isCutShort ? 0 : damagedSectionEnd(before: end)
        copy(end - rest, isCDATA: true)
        window.advance(rest)
        if isCutShort, window.isAtEnd, window.available == 0 { finishDocument(truncatedBy: .truncated) }
    }

    /// Length of what is left of a `]]>` that lost one of its bytes. A single `]` is text: a shortcode ends with it.
    private func damagedSectionEnd(before end: Int) -> Int {
        end >= 2 && (window.has("]]", at: end - 2) || window.has("]>", at: end - 2)) ? 2 : 0
    }

    func firstStructuralTag(within length: Int) throws -> Int? {
        var index = 0
        while let less = try window.distance(to: ASCII.less, from: index, limit: length), less < length {
            if let tag = try readTag(at: less), isStructural(tag) { return less }
            index = less + 1
        }
        return nil
    }

    /// The section is longer than a field may be: it is passed over in pieces.
    func refuseSection() throws {
        while try window.ensure(3) {
            if let end = try window.distance(to: "]]>", limit: 1 << 20) {
                copy(end, isCDATA: true)
                window.advance(3)
                return
            }
            copy(max(1, window.available - 2), isCDATA: true)
        }
        finishDocument(truncatedBy: .truncated)
    }
}
