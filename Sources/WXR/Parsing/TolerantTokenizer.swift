/// Reads what libxml2 refuses: finds the records of an export among damage of any kind, and says what it did.
///
/// It knows the elements of an export, so that a known tag ends what is not closed and the next intact record is
/// always found. Inside a field, markup that is not an export's is text.
final class TolerantTokenizer {
    private let builder: RecordBuilder
    private let file: Int
    private var window: InputWindow
    private var namespaces: [String: String]
    /// Declarations to come back to when a container that made its own is closed, by the number of those open then.
    private var outerNamespaces: [(open: Int, namespaces: [String: String])] = []
    private var warnedPrefixes: Set<String> = []
    private var repair = TextRepair()
    private var stray = StrayText()
    /// Whether a tag of an export was seen in this file.
    private var sawExport: Bool
    /// Whether the prolog or the first tag of an export was passed.
    private var sawProlog = false
    private var anything = false

    init(
        builder: RecordBuilder, file: Int, bytes: [UInt8], offset: Int, line: Int, namespaces: [String: String],
        more: @escaping () throws -> [UInt8]?
    ) {
        self.builder = builder
        self.file = file
        self.namespaces = namespaces
        self.window = InputWindow(bytes: bytes, offset: offset, line: line, more: more)
        self.sawExport = builder.sawChannel
        builder.locate = { [unowned self] in position() }
    }

    private func position() -> SourcePosition {
        SourcePosition(file: file, byteOffset: window.byteOffset(of: window.cursor), line: window.currentLine())
    }

    /// Reads to the end of the file. `onRecord` is called after each step with the offset reached.
    func run(onStep: (Int) -> Void) throws {
        while builder.failure == nil, try window.ensure(1) {
            anything = true
            if builder.field != nil { try readField() } else { try readBetween() }
            onStep(window.byteOffset(of: window.cursor))
        }
        flushStray()
        finishDocument(truncatedBy: .truncated)
        if !sawExport, builder.failure == nil {
            builder.report(anything ? .notAnExport : .emptyFile, .leftOut)
            builder.commit()
        }
    }

    /// Ends the document that is open; if it was cut, says so.
    private func finishDocument(truncatedBy kind: WXRDiagnostic.Kind) {
        guard !builder.open.isEmpty || builder.sawChannel else { return }
        if !builder.open.isEmpty {
            let field = builder.field == nil ? "" : builder.fieldName
            _ = builder.abandonRecord()
            builder.report(kind, .noted, element: field)
        }
        builder.endDocument()
    }
}

// MARK: - Between fields

extension TolerantTokenizer {
    private func readBetween() throws {
        guard let less = try window.distance(to: ASCII.less, limit: 1 << 20) else {
            takeStray(window.available)
            return
        }
        if less > 0 { takeStray(less) }
        _ = try window.ensure(16)
        if window.has("<!--") {
            if let end = try window.distance(to: "-->", from: 4, limit: 1 << 20) {
                window.advance(end + 3)
            } else {
                takeStray(4)
            }
        } else if window.has("<![CDATA[") {
            takeStray(try window.distance(to: "]]>", from: 9, limit: 1 << 20).map { $0 + 3 } ?? 9)
        } else if window.has("<?xml") {
            try readProlog()
        } else if window.has("<?") {
            let end = try window.distance(to: ASCII.greater, limit: 1 << 16)
            window.advance(end.map { $0 + 1 } ?? 2)
        } else if window.has("<!DOCTYPE") || window.has("<!doctype") {
            try readDocumentType()
        } else if let tag = try readTag() {
            handle(tag)
        } else {
            takeStray(1)
        }
    }

    private func readProlog() throws {
        flushStray()
        if sawExport { startAnotherDocument() }
        sawProlog = true
        let end = try window.distance(to: "?>", limit: 1 << 12)
        window.advance(end.map { $0 + 2 } ?? 5)
    }

    private func startAnotherDocument() {
        let wasOpen = !builder.open.isEmpty
        finishDocument(truncatedBy: .truncated)
        builder.report(.concatenatedFiles, .repaired, detail: wasOpen ? "unfinished" : "")
        namespaces = [:]
        repair.declaredEntities = []
    }

    private func readDocumentType() throws {
        flushStray()
        let end = try endOfDocumentType()
        let text = window.withBytes(0..<end) { String(decoding: $0, as: UTF8.self) }
        for declaration in text.split(separator: "<!ENTITY").dropFirst() {
            let words = declaration.split(whereSeparator: \.isWhitespace)
            if let name = words.first(where: { $0 != "%" }) { repair.declaredEntities.insert(String(name)) }
        }
        builder.report(.documentType, .partRemoved, detail: String(text.prefix(60)))
        window.advance(end)
        if builder.open.count <= 2 { builder.commit() }
    }

    /// Length of the declaration with its internal subset.
    private func endOfDocumentType() throws -> Int {
        guard let close = try window.distance(to: ASCII.greater, limit: 1 << 20) else { return 9 }
        let bracket = try window.distance(to: UInt8(ascii: "["), limit: close)
        guard let bracket, bracket < close else { return close + 1 }
        guard let end = try window.distance(to: UInt8(ascii: "]"), from: bracket, limit: 1 << 20),
            let last = try window.distance(to: ASCII.greater, from: end, limit: 1 << 20)
        else { return close + 1 }
        return last + 1
    }

    /// Text that belongs to no field: gathered, so that one error page is one finding.
    private func takeStray(_ count: Int) {
        let isBlank = window.withBytes(0..<count) { bytes in
            // A byte order mark is blank too.
            bytes.allSatisfy { ASCII.isSpace($0) || $0 == 0xEF || $0 == 0xBB || $0 == 0xBF }
        }
        if !isBlank {
            if stray.isEmpty { stray.position = position() }
            window.withBytes(0..<count) { stray.add($0) }
        } else if !sawExport, !sawProlog, stray.isEmpty {
            // Blank lines before the prolog are enough for other readers to refuse the file.
            stray.position = position()
            stray.blankBeforeProlog = true
        }
        window.advance(count)
    }

    private func flushStray() {
        guard !stray.isEmpty || stray.blankBeforeProlog else { return }
        if sawExport || builder.sawChannel {
            if !stray.isEmpty {
                builder.report(.strayText, .leftOut, detail: stray.excerpt, at: stray.position)
            }
        } else if sawPrologNext {
            builder.report(.textBeforeProlog, .leftOut, detail: stray.excerpt, at: stray.position)
        }
        stray = StrayText()
    }

    /// Whether what follows the stray text is an export.
    private var sawPrologNext: Bool {
        window.has("<?xml") || window.has("<rss") || window.has("<!DOCTYPE") || sawExport
    }
}

/// Text between records, as far as a finding needs it.
private struct StrayText {
    var position = SourcePosition(file: 0, byteOffset: 0, line: 1)
    var blankBeforeProlog = false
    private var bytes: [UInt8] = []

    var isEmpty: Bool { bytes.isEmpty }

    var excerpt: String {
        String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    mutating func add(_ more: UnsafeBufferPointer<UInt8>) {
        bytes.append(contentsOf: more.prefix(max(0, 160 - bytes.count)))
        if bytes.isEmpty { bytes.append(UInt8(ascii: "?")) }
    }
}

// MARK: - Tags

extension TolerantTokenizer {
    /// A tag as it stands in the text.
    private struct Tag {
        var name: String
        var element: WXRElement
        var isEnd: Bool
        var isEmpty: Bool
        var length: Int
        var attributes: [(name: String, value: [UInt8])] = []

        var localName: Substring { name.split(separator: ":").last ?? "" }
        var prefix: String { name.contains(":") ? String(name.prefix { $0 != ":" }) : "" }
    }

    /// Reads the tag at the cursor without moving it; nil where there is none that can be read.
    private func readTag(at distance: Int = 0) throws -> Tag? {
        _ = try window.ensure(distance + 64)
        var index = distance + 1
        let isEnd = window.byte(at: index) == UInt8(ascii: "/")
        if isEnd { index += 1 }
        let nameStart = index
        while let byte = window.byte(at: index), ASCII.isName(byte), index - nameStart < 60 { index += 1 }
        guard index > nameStart, let first = window.byte(at: nameStart), !ASCII.isDigit(first),
            first != UInt8(ascii: "-"), first != UInt8(ascii: ":")
        else { return nil }
        let name = window.withBytes(nameStart..<index) { String(decoding: $0, as: UTF8.self) }
        var tag = Tag(name: name, element: .unknown, isEnd: isEnd, isEmpty: false, length: 0)
        guard try readAttributes(of: &tag, from: index, start: distance) else { return nil }
        tag.element = element(of: tag)
        return tag
    }

    /// Reads up to `>`. False where another tag or the end of the text comes first.
    private func readAttributes(of tag: inout Tag, from start: Int, start tagStart: Int) throws -> Bool {
        var index = start
        while true {
            while let byte = window.byte(at: index), ASCII.isSpace(byte) { index += 1 }
            guard try window.ensure(index + 2), let byte = window.byte(at: index) else {
                if window.byte(at: index) == ASCII.greater { break }
                return false
            }
            if byte == ASCII.greater { break }
            if byte == UInt8(ascii: "/"), window.byte(at: index + 1) == ASCII.greater {
                tag.isEmpty = true
                index += 1
                break
            }
            guard byte != ASCII.less, index - tagStart < 1 << 16 else { return false }
            let nameStart = index
            while let byte = window.byte(at: index), ASCII.isName(byte) { index += 1 }
            guard index > nameStart else {
                index += 1
                continue
            }
            let name = window.withBytes(nameStart..<index) { String(decoding: $0, as: UTF8.self) }
            guard window.byte(at: index) == UInt8(ascii: "="), let quote = window.byte(at: index + 1),
                quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'")
            else { continue }
            guard let end = try window.distance(to: quote, from: index + 2, limit: index + (1 << 16)) else {
                return false
            }
            let value = window.withBytes((index + 2)..<end) { bytes -> [UInt8] in
                repair.copy(bytes, isCDATA: false)
                return repair.output
            }
            if tag.element == .unknown, name == "domain" || name == "nicename" { reportMends(in: tag.name) }
            tag.attributes.append((name, value))
            index = end + 1
        }
        tag.length = index + 1 - tagStart
        return true
    }

    private func element(of tag: Tag) -> WXRElement {
        let prefix = tag.prefix
        let declared = tag.attributes.first { $0.name == (prefix.isEmpty ? "xmlns" : "xmlns:\(prefix)") }
        let namespace: WXRNamespace
        if let declared {
            namespace = .of(uri: String(decoding: declared.value, as: UTF8.self))
        } else if let uri = namespaces[prefix] {
            namespace = .of(uri: uri)
        } else {
            namespace = .of(customaryPrefix: prefix)
        }
        return WXRElementTable.shared.element(namespace, String(tag.localName))
    }

    private func handle(_ tag: Tag) {
        if !tag.prefix.isEmpty, !tag.isEnd, namespaces[tag.prefix] == nil, tag.prefix != "xml",
            !tag.attributes.contains(where: { $0.name == "xmlns:\(tag.prefix)" }),
            builder.open.first == .rss, warnedPrefixes.insert(tag.prefix).inserted
        {
            builder.report(.unboundPrefix, .noted, detail: tag.prefix)
        }
        if tag.element == .unknown { return takeStray(tag.length) }
        flushStray()
        sawProlog = true
        if tag.isEnd { handleEnd(tag) } else { handleStart(tag) }
    }

    private func handleStart(_ tag: Tag) {
        switch tag.element {
        case .rss:
            if !builder.open.isEmpty || builder.sawChannel { startAnotherDocument() }
            for attribute in tag.attributes where attribute.name.hasPrefix("xmlns") {
                namespaces[attribute.name == "xmlns" ? "" : String(attribute.name.dropFirst(6))] = String(
                    decoding: attribute.value, as: UTF8.self)
            }
        case .channel:
            if builder.open.contains(.channel) { startAnotherDocument() }
            if builder.open.isEmpty { open(.rss) }
        case .author where builder.open.contains(.item) && !holdsElements(tag):
            // Some tools write the author's name into the item under this name.
            break
        case let record where record.isRecord:
            closeContainers(downTo: .channel)
            openChannelIfNeeded()
        default: openParents(of: tag)
        }
        sawExport = sawExport || tag.element != .known
        start(tag)
    }

    /// Whether another tag comes right after a tag.
    private func holdsElements(_ tag: Tag) -> Bool {
        var index = tag.length
        while let byte = window.byte(at: index), ASCII.isSpace(byte) { index += 1 }
        return window.byte(at: index) == ASCII.less && window.byte(at: index + 1) != UInt8(ascii: "/")
    }

    /// Opens or closes what must be so for the element to stand where it does.
    private func openParents(of tag: Tag) {
        let element = tag.element
        // The start tag of the channel is lost.
        if builder.open.last == .rss, element != .known { openImplied(.channel) }
        switch element {
        case .postmeta, .comment: closeContainers(downTo: .item)
        case .commentmeta: closeContainers(downTo: .comment)
        case .termmeta:
            if let record = builder.open.first(where: { [.wpTerm, .wpCategory, .wpTag].contains($0) }) {
                closeContainers(downTo: record)
            }
        case .metaKey:
            let parents: [WXRElement] = [.postmeta, .termmeta, .commentmeta]
            if let record = builder.open.last, !parents.contains(record) {
                let implied: WXRElement? =
                    record == .item ? .postmeta : record == .comment ? .commentmeta : record.isRecord ? .termmeta : nil
                if let implied { openImplied(implied) }
            }
        case let field where field.itemField != nil || field == .rssCategory:
            if [.postmeta, .commentmeta].contains(builder.open.last) { closeContainers(downTo: .item) }
            if builder.open.last == .channel, field.isItemOnly || (builder.sawRecord && field != .generator) {
                openImplied(.item)
            }
        default: break
        }
    }

    private func openChannelIfNeeded() {
        if builder.open.isEmpty { open(.rss) }
        if builder.open.last == .rss { open(.channel) }
    }

    private func openImplied(_ element: WXRElement) {
        open(element)
        builder.report(.missingStartTag, .repaired, element: element.tagName)
    }

    private func open(_ element: WXRElement) {
        _ = builder.start(element, name: element.tagName, attributes: .init())
    }

    private func start(_ tag: Tag) {
        let domain = tag.attributes.first { $0.name == "domain" }?.value ?? []
        let nicename = tag.attributes.first { $0.name == "nicename" }?.value ?? []
        let verdict = domain.withUnsafeBufferPointer { domain in
            nicename.withUnsafeBufferPointer { nicename in
                builder.start(
                    tag.element, name: tag.name, attributes: .init(domain: domain, nicename: nicename))
            }
        }
        if verdict == .needsRepair {
            // A known element where it means nothing: its text is stray.
            takeStray(tag.length)
            return
        }
        window.advance(tag.length)
        declareNamespaces(of: tag)
        if tag.isEmpty || builder.skipDepth > 0 {
            let isSkipped = builder.skipDepth > 0
            _ = builder.end()
            if isSkipped, !tag.isEmpty { skipForeign(tag) }
            commitAtBoundary()
        }
    }

    /// A record or part of one may declare prefixes anew, for what it holds.
    private func declareNamespaces(of tag: Tag) {
        let declared = tag.attributes.filter { $0.name.hasPrefix("xmlns") }
        guard !declared.isEmpty, tag.element != .rss, builder.field == nil, builder.skipDepth == 0, !tag.isEmpty else {
            return
        }
        outerNamespaces.append((builder.open.count, namespaces))
        for attribute in declared {
            let prefix = attribute.name == "xmlns" ? "" : String(attribute.name.dropFirst(6))
            namespaces[prefix] = String(decoding: attribute.value, as: UTF8.self)
        }
    }

    /// Takes back the declarations of containers that are closed.
    private func restoreNamespaces() {
        while let outer = outerNamespaces.last, builder.open.count < outer.open {
            namespaces = outer.namespaces
            outerNamespaces.removeLast()
        }
    }

    /// Steps over the content of an element of which nothing is kept, if its end is near.
    private func skipForeign(_ tag: Tag) {
        let wanted = Array("</\(tag.name)>".utf8)
        guard (try? window.ensure(1 << 16)) != nil else { return }
        let length = min(window.available, 1 << 16)
        window.withBytes(0..<length) { bytes -> Int? in
            var index = 0
            while let less = Bytes.firstIndex(of: ASCII.less, in: bytes, from: index) {
                if bytes[less...].starts(with: wanted) { return less + wanted.count }
                if Bytes.has("<item>", in: bytes, at: less) || Bytes.has("</item>", in: bytes, at: less) { return nil }
                index = less + 1
            }
            return nil
        }.map { window.advance($0) }
    }

    private func handleEnd(_ tag: Tag) {
        guard tag.element.isContainer, builder.open.contains(tag.element) else {
            if tag.element != .known {
                builder.report(.strayEndTag, .leftOut, element: tag.name)
            }
            window.advance(tag.length)
            return
        }
        closeContainers(downTo: tag.element)
        window.advance(tag.length)
        _ = builder.end()
        restoreNamespaces()
        commitAtBoundary()
    }

    /// Closes what is open inside the innermost `element`, which stays open.
    private func closeContainers(downTo element: WXRElement) {
        guard builder.open.contains(element) else { return }
        while let last = builder.open.last, last != element {
            builder.report(.missingEndTag, .repaired, element: last.tagName)
            _ = builder.end()
            restoreNamespaces()
            commitAtBoundary()
        }
    }

    private func commitAtBoundary() {
        if builder.open.count <= 2, builder.field == nil { builder.commit() }
    }
}

// MARK: - Fields

extension TolerantTokenizer {
    private func readField() throws {
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
    private func closeField(at tag: Tag) {
        let name = builder.fieldName
        builder.report(.missingEndTag, .repaired, element: name)
        _ = builder.end()
        // An end tag that was meant for this field, misspelt or of the wrong name, is not another's.
        if tag.isEnd, !tag.element.isContainer { window.advance(tag.length) }
        commitAtBoundary()
    }

    /// Whether a tag belongs to the export and not to the text of the field that is open.
    private func isStructural(_ tag: Tag) -> Bool {
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

    private func copyMarkup(_ count: Int) {
        builder.report(.markupInField, .repaired, element: builder.fieldName)
        window.withBytes(0..<count) { repair.copy($0, isCDATA: true) }
        repair.output.withUnsafeBufferPointer { builder.append($0) }
        reportMends(in: builder.fieldName)
        window.advance(count)
    }

    /// Copies text into the field that is open.
    private func copy(_ count: Int, isCDATA: Bool) {
        window.withBytes(0..<count) { repair.copy($0, isCDATA: isCDATA) }
        repair.output.withUnsafeBufferPointer { builder.append($0) }
        reportMends(in: builder.fieldName)
        window.advance(count)
    }

    private func reportMends(in element: String) {
        guard !repair.mends.isEmpty else { return }
        let start = position()
        for mend in repair.mends {
            var place = start
            place.byteOffset += mend.offset
            place.line += window.withBytes(0..<min(mend.offset, window.available)) {
                Bytes.newlines(in: $0, 0..<$0.count)
            }
            builder.report(mend.kind, mend.action, element: element, detail: mend.detail, at: place)
        }
    }

    /// Reads a section whose `<![CDATA[` has been passed, up to the `]]>` that really closes it.
    private func readSection() throws {
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

    private enum SectionEnd { case closes, isText, belongsToAnother }

    private func judgeSectionEnd(at end: Int) throws -> SectionEnd {
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
    private func fieldEndsPlainly(after from: Int) throws -> Bool {
        guard let nextEnd = try window.distance(to: "]]>", from: from, limit: from + (4 << 20)) else { return true }
        let between = window.withBytes(from..<nextEnd) { bytes in
            CDATABody(bytes).unmatchedEnd(of: builder.fieldName)
        }
        return between != nil
    }

    private static func opens(_ name: String, in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        let wanted = Array("<\(name)><![CDATA[".utf8)
        var index = 0
        while let less = Bytes.firstIndex(of: ASCII.less, in: bytes, from: index) {
            if bytes[less...].starts(with: wanted) { return true }
            index = less + 1
        }
        return false
    }

    /// No `]]>` closes the section: it ends where its field does, or where the next element starts.
    private func closeUnclosedSection(within length: Int) throws {
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

    private func firstStructuralTag(within length: Int) throws -> Int? {
        var index = 0
        while let less = try window.distance(to: ASCII.less, from: index, limit: length), less < length {
            if let tag = try readTag(at: less), isStructural(tag) { return less }
            index = less + 1
        }
        return nil
    }

    /// The section is longer than a field may be: it is passed over in pieces.
    private func refuseSection() throws {
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

extension WXRElement {
    /// Fields that no channel has.
    fileprivate var isItemOnly: Bool {
        switch self {
        case .title, .link, .description, .pubDate, .rssCategory: false
        default: itemField != nil
        }
    }

    /// The customary name of a container.
    fileprivate var tagName: String {
        switch self {
        case .rss: "rss"
        case .channel: "channel"
        case .postmeta: "wp:postmeta"
        case .termmeta: "wp:termmeta"
        case .comment: "wp:comment"
        case .commentmeta: "wp:commentmeta"
        default: recordName
        }
    }
}
