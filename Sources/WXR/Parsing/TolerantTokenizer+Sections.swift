extension TolerantTokenizer {
    /// Reads a section whose `<![CDATA[` has been passed, up to the `]]>` that really closes it.
    func readSection() throws {
        var searched = 0
        while true {
            guard let end = try window.distance(to: "]]>", from: searched, limit: builder.limits.fieldBytes) else {
                if window.available > builder.limits.fieldBytes { return try refuseSection() }
                return try closeUnclosedSection(within: window.available)
            }
            switch try judgeSectionEnd(at: end) {
            case .closes:
                copy(end, isCDATA: true)
                window.advance(3)
                return
            case .isText:
                builder.report(.unescapedCDATAEnd, .repaired, element: builder.fieldName)
                searched = end + 1
            case .belongsToAnother: return try closeUnclosedSection(within: end)
            }
        }
    }

    enum SectionEnd { case closes, isText, belongsToAnother }

    func judgeSectionEnd(at end: Int) throws -> SectionEnd {
        _ = try window.ensure(end + 3 + 128)
        if window.has("<![CDATA[", at: end + 3) { return .closes }
        var next = end + 3
        while let byte = window.byte(at: next), ASCII.isSpace(byte) { next += 1 }
        guard window.byte(at: next) != nil else { return .closes }
        let body = window.withBytes(0..<end) { bytes in
            (
                unmatchedEnd: CDATABody(bytes).unmatchedEnd(of: builder.fieldName),
                glued: CDATABody(bytes).gluedExport,
                nested: Bytes.firstIndex(of: "<![CDATA[", anchor: 2, in: bytes)
            )
        }
        if window.byte(at: next) == ASCII.less, let tag = try readTag(at: next) {
            let closesField = tag.isEnd && tag.name == builder.fieldName
            if closesField || isStructural(tag) {
                if body.glued != nil { return .belongsToAnother }
                if let own = body.unmatchedEnd, let nested = body.nested, nested > own { return .belongsToAnother }
                if closesField { return .closes }
                if tag.isEnd, !tag.element.isContainer, body.nested != nil,
                    window.withBytes(0..<end, { Self.opens(tag.name, in: $0) })
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
        let between = window.withBytes(from..<nextEnd) { bytes in
            CDATABody(bytes).unmatchedEnd(of: builder.fieldName)
        }
        return between != nil
    }

    static func opens(_ name: String, in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        let wanted = Array("<\(name)><![CDATA[".utf8)
        var index = 0
        while let less = Bytes.firstIndex(of: ASCII.less, in: bytes, from: index) {
            if bytes[less...].starts(with: wanted) { return true }
            index = less + 1
        }
        return false
    }

    /// No `]]>` closes the section: it ends where its field does, or where the next element starts.
    func closeUnclosedSection(within length: Int) throws {
        let cut: Int? = window.withBytes(0..<length) { bytes in
            let glued = CDATABody(bytes).gluedExport
            let own = CDATABody(bytes).unmatchedEnd(of: builder.fieldName)
            return [glued, own].compactMap { $0 }.min()
        }
        var end = try cut ?? firstStructuralTag(within: length) ?? length
        let isCutShort = cut == nil && end == length
        if !isCutShort { builder.report(.unclosedCDATA, .repaired, element: builder.fieldName) }
        while end > 0, isCutShort == false, let last = window.byte(at: end - 1), last == UInt8(ascii: "]") { end -= 1 }
        copy(end, isCDATA: true)
        while let byte = window.byte(at: 0), byte == UInt8(ascii: "]") { window.advance(1) }
        if isCutShort, window.isAtEnd, window.available == 0 { finishDocument(truncatedBy: .truncated) }
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
