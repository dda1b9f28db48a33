extension TolerantTokenizer {
    /// A tag as it stands in the text.
    struct Tag {
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
    func readTag(at distance: Int = 0) throws -> Tag? {
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
    func readAttributes(of tag: inout Tag, from start: Int, start tagStart: Int) throws -> Bool {
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
            guard window.byte(at: index) == UInt8(ascii: "=") else { continue }
            guard let place = try valuePlace(from: index + 1) else { return false }
            let value = window.withBytes(place.value) { bytes -> [UInt8] in
                repair.copy(bytes, isCDATA: false)
                return repair.output
            }
            if tag.element == .unknown, name == "domain" || name == "nicename" { reportMends(in: tag.name) }
            tag.attributes.append((name, value))
            index = place.end
        }
        tag.length = index + 1 - tagStart
        return true
    }

    /// Where the value of an attribute stands, and what follows it. A value holds no `<`: where its quote is missing, it
    /// ends with its tag. Without quotes at all, it ends at a blank.
    private func valuePlace(from start: Int) throws -> (value: Range<Int>, end: Int)? {
        _ = try window.ensure(start + 2)
        guard let quote = window.byte(at: start) else { return nil }
        let isQuoted = quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'")
        let first = isQuoted ? start + 1 : start
        let limit = first + 1 << 16
        let close = isQuoted ? try window.distance(to: quote, from: first, limit: limit) : nil
        let less = try window.distance(to: ASCII.less, from: first, limit: limit) ?? .max
        if let close, close < less { return (first..<close, close + 1) }
        guard var end = try window.distance(to: ASCII.greater, from: first, limit: limit), end < less else {
            return nil
        }
        if !isQuoted {
            end = (first..<end).first { window.byte(at: $0).map(ASCII.isSpace) ?? true } ?? end
        }
        return (first..<end, end)
    }

    func element(of tag: Tag) -> WXRElement {
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

    func handle(_ tag: Tag) {
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

    func handleStart(_ tag: Tag) {
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
            // Twice the same start tag is one record.
            if record == .item, builder.isItemEmpty { return takeStray(tag.length) }
            closeContainers(downTo: .channel)
            openChannelIfNeeded()
        default: openParents(of: tag)
        }
        // Any page has a title and links.
        let isTelling = tag.element != .title && tag.element != .link && tag.element != .description
        sawExport = sawExport || (tag.element != .known && (isTelling || !builder.open.isEmpty))
        start(tag)
    }

    /// Whether another tag comes right after a tag.
    func holdsElements(_ tag: Tag) -> Bool {
        var index = tag.length
        while let byte = window.byte(at: index), ASCII.isSpace(byte) { index += 1 }
        return window.byte(at: index) == ASCII.less && window.byte(at: index + 1) != UInt8(ascii: "/")
    }

    /// Opens or closes what must be so for the element to stand where it does.
    func openParents(of tag: Tag) {
        let element = tag.element
        // The start tag of the channel is lost.
        if builder.open.last == .rss, element != .known { openImplied(.channel) }
        switch element {
        case .postmeta, .comment, .section: closeContainers(downTo: .item)
        case .sectionItem: closeContainers(downTo: .section)
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
            if [.postmeta, .commentmeta, .section, .sectionItem].contains(builder.open.last) {
                closeContainers(downTo: .item)
            }
            if builder.open.last == .channel, field.isItemOnly || (builder.sawRecord && field != .generator) {
                openImplied(.item)
            }
        default: break
        }
    }

    func openChannelIfNeeded() {
        if builder.open.isEmpty { open(.rss) }
        if builder.open.last == .rss { open(.channel) }
    }

    func openImplied(_ element: WXRElement) {
        open(element)
        builder.report(.missingStartTag, .repaired, element: element.tagName)
    }

    func open(_ element: WXRElement) {
        _ = builder.start(element, name: element.tagName, attributes: .init())
    }

    func start(_ tag: Tag) {
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
    func declareNamespaces(of tag: Tag) {
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
    func restoreNamespaces() {
        while let outer = outerNamespaces.last, builder.open.count < outer.open {
            namespaces = outer.namespaces
            outerNamespaces.removeLast()
        }
    }

    /// Steps over the content of an element of which nothing is kept, if its end is near.
    func skipForeign(_ tag: Tag) {
        let wanted = Array("</\(tag.name)>".utf8)
        let place = window.byteOffset(of: window.cursor)
        guard place >= endsSearchedTo[tag.name, default: 0], (try? window.ensure(1 << 16)) != nil else { return }
        let length = min(window.available, 1 << 16)
        var searched = length
        let end = window.withBytes(0..<length) { bytes -> Int? in
            var index = 0
            while let less = Bytes.firstIndex(of: ASCII.less, in: bytes, from: index) {
                if bytes[less...].starts(with: wanted) { return less + wanted.count }
                if Bytes.has("<item>", in: bytes, at: less) || Bytes.has("</item>", in: bytes, at: less) {
                    searched = less
                    return nil
                }
                index = less + 1
            }
            return nil
        }
        if let end { window.advance(end) } else { endsSearchedTo[tag.name] = place + searched }
    }

    func handleEnd(_ tag: Tag) {
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
    func closeContainers(downTo element: WXRElement) {
        guard builder.open.contains(element) else { return }
        while let last = builder.open.last, last != element {
            builder.report(.missingEndTag, .repaired, element: last.tagName)
            _ = builder.end()
            restoreNamespaces()
            commitAtBoundary()
        }
    }

    func commitAtBoundary() {
        if builder.open.count <= 2, builder.field == nil { builder.commit() }
    }
}
