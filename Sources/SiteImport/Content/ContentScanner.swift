import ContentGraph

#if canImport(Glibc)
    import Glibc
#endif

/// Reads a content once, from its bytes: classic HTML, block markup or what page builders leave, well-formed or not.
///
/// It divides the content into blocks (paragraphs, list items, cells, headings; blank lines in classic contents), and
/// notes links and labelled words. Nothing is kept of the text itself. Speed matters here: contents are most of an
/// export.
final class ContentScanner {
    private let patterns: ContentPatterns
    private let wordLabels: Set<UInt8>
    /// Gives numbers to addresses.
    private let texts: TextStore
    // Unchecked: a scanner is used by one harvester on one thread, and none of its methods runs while another one
    // changes these.
    @exclusivity(unchecked) private var outline = ContentOutline()
    /// Links and labelled words of all contents read, those of one content side by side.
    @exclusivity(unchecked) private(set) var links: [ContentOutline.Link] = []
    @exclusivity(unchecked) private(set) var words: [ContentOutline.Words] = []

    /// Text of the block so far: no tags, entities as written.
    @exclusivity(unchecked) private var text: [UInt8] = []
    @exclusivity(unchecked) private var blockLinks: [(link: ContentOutline.Link, position: Int, textEnd: Int)] = []
    @exclusivity(unchecked) private var openLink: Int?
    @exclusivity(unchecked) private var heading: UInt8 = 0
    @exclusivity(unchecked) private var headingLevel = 0
    @exclusivity(unchecked) private var blockLevel = 0
    @exclusivity(unchecked) private var listDepth = 0
    /// A label that ended the block before: its links or value come next.
    @exclusivity(unchecked) private var pendingLabel: UInt8 = 0
    @exclusivity(unchecked) private var pendingIsList = false
    @exclusivity(unchecked) private var headingCache = HashCache()
    @exclusivity(unchecked) private var labelCache = HashCache()
    @exclusivity(unchecked) private var wholeLabelCache = HashCache()

    init(patterns: ContentPatterns, wordLabels: Set<UInt8>, texts: TextStore) {
        self.patterns = patterns
        self.wordLabels = wordLabels
        self.texts = texts
    }

    /// Reads a content. Complexity: linear.
    func scan(_ bytes: UnsafeBufferPointer<UInt8>) -> ContentOutline {
        outline = ContentOutline()
        let (firstLink, firstWords) = (UInt32(links.count), UInt32(words.count))
        (heading, headingLevel, blockLevel, listDepth, pendingLabel, openLink) = (0, 0, 0, 0, 0, nil)
        text.removeAll(keepingCapacity: true)
        blockLinks.removeAll(keepingCapacity: true)
        guard let base = bytes.baseAddress else { return outline }
        var index = 0
        while index < bytes.count {
            let less = memchr(base + index, 0x3C, bytes.count - index).map {
                UnsafeRawPointer($0) - UnsafeRawPointer(base)
            }
            let end = less ?? bytes.count
            if end > index { addText(UnsafeBufferPointer(rebasing: bytes[index..<end])) }
            guard less != nil else { break }
            index = readMarkup(bytes, at: end)
        }
        endBlock()
        outline.links = firstLink..<UInt32(links.count)
        outline.words = firstWords..<UInt32(words.count)
        return outline
    }

    // MARK: Text

    private func addText(_ run: UnsafeBufferPointer<UInt8>) {
        var start = 0
        var index = 0
        var newlines = 0
        while index < run.count {
            let byte = run[index]
            if byte == 0x0A {
                newlines += 1
            } else if byte != 0x20 && byte != 0x0D && byte != 0x09 {
                if newlines >= 2 {
                    // A blank line ends a paragraph of a classic content.
                    append(run, start..<index)
                    endBlock()
                    start = index
                }
                newlines = 0
                // The rest of the line cannot hold a blank line.
                if let base = run.baseAddress, let next = memchr(base + index, 0x0A, run.count - index) {
                    index = UnsafeRawPointer(next) - UnsafeRawPointer(base)
                    continue
                }
                index = run.count
                break
            }
            index += 1
        }
        append(run, start..<run.count)
        if newlines >= 2 { endBlock() }
    }

    private func append(_ run: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
        // A block longer than any paragraph that holds a label: the rest only counts as text.
        if text.count < 8192 { text.append(contentsOf: run[range]) }
    }

    // MARK: Markup

    /// Reads the comment or tag at `index`. Returns where the text goes on.
    private func readMarkup(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Int {
        let next = index + 1
        guard next < bytes.count else {
            addText(UnsafeBufferPointer(rebasing: bytes[index...]))
            return bytes.count
        }
        if bytes[next] == UInt8(ascii: "!") {
            endBlock()
            return find("-->", in: bytes, from: next).map { $0 + 3 } ?? bytes.count
        }
        let isEnd = bytes[next] == UInt8(ascii: "/")
        var end = isEnd ? next + 1 : next
        var name: UInt64 = 0
        while end < bytes.count, end - next < 12 {
            let byte = bytes[end]
            let lower = byte | 0x20
            if lower &- 0x61 < 26 {
                name = name << 8 | UInt64(lower)
            } else if byte &- 0x30 < 10 {
                name = name << 8 | UInt64(byte)
            } else {
                break
            }
            end += 1
        }
        guard name != 0 else {
            addText(UnsafeBufferPointer(rebasing: bytes[index..<next]))
            return next
        }
        let close = endOfTag(bytes, from: end)
        handle(name, isEnd: isEnd, UnsafeBufferPointer(rebasing: bytes[end..<min(close, bytes.count)]))
        if !isEnd, name == Tag.script || name == Tag.style {
            return find(name == Tag.script ? "</script" : "</style", in: bytes, from: close).map {
                endOfTag(bytes, from: $0 + 7) + 1
            } ?? bytes.count
        }
        return close + 1
    }

    /// Index of the `>` that ends a tag, which quotes may hide.
    private func endOfTag(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
        var index = start
        var quote: UInt8 = 0
        while index < bytes.count {
            let byte = bytes[index]
            if quote != 0 {
                if byte == quote { quote = 0 }
            } else if byte == UInt8(ascii: ">") {
                return index
            } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
                // Only a quote after `=` opens a value.
                if index > start, bytes[index - 1] == UInt8(ascii: "=") { quote = byte }
            }
            index += 1
        }
        return bytes.count
    }

    private func find(_ needle: StaticString, in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
        let first = needle.utf8Start[0]
        var index = start
        while index < bytes.count, let base = bytes.baseAddress,
            let found = memchr(base + index, Int32(first), bytes.count - index)
        {
            let place = UnsafeRawPointer(found) - UnsafeRawPointer(base)
            if bytes.count - place >= needle.utf8CodeUnitCount,
                memcmp(base + place, needle.utf8Start, needle.utf8CodeUnitCount) == 0
            {
                return place
            }
            index = place + 1
        }
        return nil
    }

    private func handle(_ name: UInt64, isEnd: Bool, _ attributes: UnsafeBufferPointer<UInt8>) {
        switch name {
        case Tag.a: isEnd ? closeLink() : startLink(attributes)
        case Tag.br: text.append(0x0A)
        case Tag.h1, Tag.h2, Tag.h3, Tag.h4, Tag.h5, Tag.h6:
            if isEnd {
                endHeading()
            } else {
                endBlock()
                blockLevel = Int(name & 0xFF) - 0x30
            }
        case Tag.ul, Tag.ol:
            endBlock()
            listDepth = max(0, listDepth + (isEnd ? -1 : 1))
        case Tag.p, Tag.div, Tag.li, Tag.td, Tag.th, Tag.tr, Tag.table, Tag.dt, Tag.dd, Tag.dl, Tag.section,
            Tag.article, Tag.blockquote, Tag.figure, Tag.figcaption, Tag.pre, Tag.hr, Tag.header, Tag.footer, Tag.aside,
            Tag.details, Tag.summary:
            endBlock()
        case Tag.video, Tag.iframe, Tag.embed, Tag.object, Tag.audio:
            if !isEnd { outline.hasVideo = true }
            outline.isEmpty = false
        case Tag.img, Tag.svg: outline.isEmpty = false
        default: break
        }
    }

    private func startLink(_ attributes: UnsafeBufferPointer<UInt8>) {
        closeLink()
        guard let range = value(of: "href", in: attributes) else { return }
        let href = UnsafeBufferPointer(rebasing: attributes[range])
        if href.count > 4, href.suffix(4).elementsEqual(".pdf".utf8) { outline.hasDocument = true }
        let link = ContentOutline.Link(
            href: texts.number(of: href), heading: heading, label: 0, isInList: listDepth > 0, textHash: 0)
        openLink = blockLinks.count
        blockLinks.append((link, text.count, text.count))
    }

    private func closeLink() {
        guard let open = openLink, open < blockLinks.count else { return }
        blockLinks[open].textEnd = text.count
        openLink = nil
    }

    private func value(of name: StaticString, in bytes: UnsafeBufferPointer<UInt8>) -> Range<Int>? {
        var from = 0
        while let place = find(name, in: bytes, from: from) {
            from = place + name.utf8CodeUnitCount
            // `data-href` is another attribute.
            guard place == 0 || bytes[place - 1] <= 0x20 else { continue }
            var index = from
            while index < bytes.count, bytes[index] <= 0x20 { index += 1 }
            guard index < bytes.count, bytes[index] == UInt8(ascii: "=") else { continue }
            index += 1
            while index < bytes.count, bytes[index] <= 0x20 { index += 1 }
            guard index < bytes.count else { return nil }
            let quote = bytes[index]
            guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else {
                let end = bytes[index...].firstIndex { $0 <= 0x20 } ?? bytes.count
                return index..<end
            }
            let end = bytes[(index + 1)...].firstIndex(of: quote) ?? bytes.count
            return (index + 1)..<end
        }
        return nil
    }

    // MARK: Blocks

    private func endHeading() {
        closeLink()
        let level = blockLevel
        guard level > 0 else { return endBlock() }
        let number = cached(&headingCache, text[...]) { patterns.headingNumber(of: $0) }
        if number > 0 || level <= headingLevel || headingLevel == 0 {
            heading = number
            headingLevel = number > 0 ? level : 0
        }
        pendingLabel = 0
        endBlock()
    }

    /// The block is over: finds its labels, and gives its links theirs.
    private func endBlock() {
        // Between two tags there is mostly nothing.
        if text.isEmpty, blockLinks.isEmpty {
            (openLink, blockLevel) = (nil, 0)
            return
        }
        closeLink()
        defer {
            if !text.isEmpty { text.removeAll(keepingCapacity: true) }
            if !blockLinks.isEmpty { blockLinks.removeAll(keepingCapacity: true) }
            blockLevel = 0
        }
        let isBlank = !text.contains { $0 > 0x20 }
        if isBlank {
            for item in blockLinks { links.append(item.link) }
            return
        }
        if firstIndex(of: UInt8(ascii: "["), from: 0) != nil { noteShortcodes() } else { outline.isEmpty = false }
        var label: UInt8 = 0
        if pendingLabel != 0 {
            if blockLinks.isEmpty, listDepth == 0 || !pendingIsList { addWords(pendingLabel, text[...]) }
            label = pendingLabel
            if listDepth > 0 { pendingIsList = true } else { pendingLabel = 0 }
            if pendingIsList, listDepth == 0 { (label, pendingLabel, pendingIsList) = (0, 0, false) }
        }
        var labels: [(number: UInt8, start: Int)] = []
        if !patterns.labels.isEmpty { findLabels(&labels) }
        for (index, found) in labels.enumerated() {
            let end = index + 1 < labels.count ? labels[index + 1].start : text.count
            addWords(found.number, text[min(found.start, end)..<end])
        }
        for var item in blockLinks {
            item.link.label = labels.last { $0.start <= item.position }?.number ?? label
            item.link.textHash = TextHash.of(text[item.position..<max(item.position, min(item.textEnd, text.count))])
            links.append(item.link)
        }
        if let last = labels.last,
            !text[min(last.start, text.count)...].contains(where: { $0 > 0x20 && $0 != UInt8(ascii: ":") })
        {
            (pendingLabel, pendingIsList) = (last.number, false)
        } else if labels.isEmpty, blockLinks.isEmpty, let first = text.first(where: { $0 > 0x20 }),
            patterns.mayBeLabel(first: first, count: text.count)
        {
            let whole = cached(&wholeLabelCache, text[...]) { patterns.labelNumber(of: $0) }
            if whole > 0 { (pendingLabel, pendingIsList) = (whole, false) }
        }
    }

    /// Labels are what stands just before a colon.
    private func findLabels(_ labels: inout [(number: UInt8, start: Int)]) {
        var from = 0
        while let colon = firstIndex(of: UInt8(ascii: ":"), from: from) {
            from = colon + 1
            var start = colon
            while start > 0, colon - start < 48, !isSeparator(text[start - 1]) { start -= 1 }
            guard start < colon else { continue }
            let number = cached(&labelCache, text[start..<colon]) { patterns.labelNumber(endOf: $0) }
            if number > 0 { labels.append((number, colon + 1)) }
        }
    }

    /// Index of the first `byte` of the text of the block, at `from` or after.
    private func firstIndex(of byte: UInt8, from: Int) -> Int? {
        text.withUnsafeBufferPointer { bytes in
            guard from < bytes.count, let base = bytes.baseAddress,
                let found = memchr(base + from, Int32(byte), bytes.count - from)
            else { return nil }
            return UnsafeRawPointer(found) - UnsafeRawPointer(base)
        }
    }

    private func isSeparator(_ byte: UInt8) -> Bool {
        byte == 0x0A || byte == UInt8(ascii: "|") || byte == UInt8(ascii: "(") || byte == UInt8(ascii: ":")
            || byte == UInt8(ascii: "]") || byte == UInt8(ascii: "*")
    }

    private func addWords(_ label: UInt8, _ bytes: ArraySlice<UInt8>) {
        guard wordLabels.contains(label) else { return }
        // A text of which only the start is kept may be cut inside a character, which decoding repairs.
        let value = String(decoding: bytes.prefix(120), as: UTF8.self)
        words.append(.init(label: label, value: texts.number(of: value)))
    }

    /// `[h5p id="3"]` is an exercise, `[video ...]` a film; other shortcodes are layout.
    private func noteShortcodes() {
        outline.isEmpty = false
        text.withUnsafeBufferPointer { bytes in
            if find("[h5p", in: bytes, from: 0) != nil { outline.hasInteractive = true }
            if find("[video", in: bytes, from: 0) != nil || find("[embed", in: bytes, from: 0) != nil {
                outline.hasVideo = true
            }
        }
    }

    private func cached(
        _ cache: inout HashCache, _ bytes: ArraySlice<UInt8>, _ compute: (String) -> UInt8
    ) -> UInt8 {
        cache.value(of: TextHash.fnv(bytes)) {
            compute(FoldedText.fold(PlainText.decodeEntities(String(decoding: bytes, as: UTF8.self))))
        }
    }
}

/// Numbers of texts that come again and again, by hash: the same headings and labels stand in most contents.
private struct HashCache {
    private var slots = [(hash: UInt64, value: UInt8)](repeating: (0, 0), count: 4096)

    mutating func value(of hash: UInt64, _ compute: () -> UInt8) -> UInt8 {
        let slot = Int(truncatingIfNeeded: hash ^ hash >> 32) & (slots.count - 1)
        if slots[slot].hash == hash { return slots[slot].value }
        let value = compute()
        slots[slot] = (hash, value)
        return value
    }
}

/// Hashes of text.
enum TextHash {
    /// FNV-1a of bytes.
    static func fnv(_ bytes: some Sequence<UInt8>) -> UInt64 {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        return hash
    }

    /// FNV-1a over words of 8 bytes, then over the bytes that are left: for longer texts.
    static func words(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt64 {
        let raw = UnsafeRawBufferPointer(bytes)
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        var index = 0
        while index + 8 <= raw.count {
            hash = (hash ^ raw.loadUnaligned(fromByteOffset: index, as: UInt64.self)) &* 0x100_0000_01B3
            hash ^= hash >> 32
            index += 8
        }
        while index < raw.count {
            hash = (hash ^ UInt64(raw[index])) &* 0x100_0000_01B3
            index += 1
        }
        return hash
    }

    static func words(_ text: String) -> UInt64 {
        var text = text
        return text.withUTF8 { words($0) }
    }

    /// Hash of a link's text, or of a title, as it stands in the file but for spaces at its ends.
    static func of<Bytes: BidirectionalCollection<UInt8>>(_ bytes: Bytes) -> UInt64
    where Bytes.Index == Int, Bytes.SubSequence == Bytes {
        let start = bytes.firstIndex { $0 > 0x20 } ?? bytes.endIndex
        let end = (bytes.lastIndex { $0 > 0x20 }).map { $0 + 1 } ?? start
        return fnv(bytes[start..<max(start, end)])
    }
}

/// Names of elements, the last 8 letters of each as a number: comparing one is comparing a number, known when the
/// program is compiled. `h1` is 0x6831.
private enum Tag {
    static var a: UInt64 { 0x61 }
    static var br: UInt64 { 0x6272 }
    static var p: UInt64 { 0x70 }
    static var div: UInt64 { 0x646976 }
    static var li: UInt64 { 0x6C69 }
    static var ul: UInt64 { 0x756C }
    static var ol: UInt64 { 0x6F6C }
    static var h1: UInt64 { 0x6831 }
    static var h2: UInt64 { 0x6832 }
    static var h3: UInt64 { 0x6833 }
    static var h4: UInt64 { 0x6834 }
    static var h5: UInt64 { 0x6835 }
    static var h6: UInt64 { 0x6836 }
    static var td: UInt64 { 0x7464 }
    static var th: UInt64 { 0x7468 }
    static var tr: UInt64 { 0x7472 }
    static var table: UInt64 { 0x7461626C65 }
    static var dt: UInt64 { 0x6474 }
    static var dd: UInt64 { 0x6464 }
    static var dl: UInt64 { 0x646C }
    static var section: UInt64 { 0x73656374696F6E }
    static var article: UInt64 { 0x61727469636C65 }
    static var blockquote: UInt64 { 0x6F636B71756F7465 }
    static var figure: UInt64 { 0x666967757265 }
    static var figcaption: UInt64 { 0x6763617074696F6E }
    static var pre: UInt64 { 0x707265 }
    static var hr: UInt64 { 0x6872 }
    static var header: UInt64 { 0x686561646572 }
    static var footer: UInt64 { 0x666F6F746572 }
    static var aside: UInt64 { 0x6173696465 }
    static var details: UInt64 { 0x64657461696C73 }
    static var summary: UInt64 { 0x73756D6D617279 }
    static var script: UInt64 { 0x736372697074 }
    static var style: UInt64 { 0x7374796C65 }
    static var video: UInt64 { 0x766964656F }
    static var iframe: UInt64 { 0x696672616D65 }
    static var embed: UInt64 { 0x656D626564 }
    static var object: UInt64 { 0x6F626A656374 }
    static var audio: UInt64 { 0x617564696F }
    static var img: UInt64 { 0x696D67 }
    static var svg: UInt64 { 0x737667 }
}
