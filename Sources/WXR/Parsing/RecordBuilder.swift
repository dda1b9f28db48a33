/// Turns the elements and text of an export, as either tokenizer sends them, into records.
///
/// The tokenizers differ in what they accept; what a record is, is decided here alone.
final class RecordBuilder {
    /// What the tokenizer must do after an event.
    enum Verdict {
        case accepted
        /// The structure is not an export's: the tolerant tokenizer must read this record again.
        case needsRepair
    }

    /// Attributes that mean something, already decoded; valid during the call only.
    struct Attributes {
        var domain = UnsafeBufferPointer<UInt8>(start: nil, count: 0)
        var nicename = UnsafeBufferPointer<UInt8>(start: nil, count: 0)
    }

    let limits: ReadLimits
    let file: Int
    private let emit: (WXRRecord) throws -> Void

    /// Where the tokenizer stands; asked only when a record starts or a diagnostic is made.
    var locate: () -> SourcePosition
    // The run-time checks of exclusive access took a sixth of the reading time. They can never fire on the properties
    // marked `unchecked`: a builder is used by one tokenizer on one thread, and none of its methods is called while
    // another one changes them (the receiver of records is called with `item` at rest, and cannot reach the builder).

    /// Containers that are open, outermost first: at most `rss`, `channel`, a record, a part of it, a part of that.
    @exclusivity(unchecked) private(set) var open: [WXRElement] = []
    /// The field whose text is being collected.
    @exclusivity(unchecked) private(set) var field: WXRElement?
    @exclusivity(unchecked) private(set) var fieldName = ""
    /// Depth inside an element of which nothing is kept.
    @exclusivity(unchecked) private(set) var skipDepth = 0
    @exclusivity(unchecked) var diagnostics: DiagnosticSink
    /// An error thrown by the receiver of the records.
    private(set) var failure: (any Error)?

    private(set) var channel = WXRChannel()
    private var channelSent = false
    private(set) var sawChannel = false
    private(set) var sawRecord = false
    @exclusivity(unchecked) private(set) var counts = WXRFileSummary()

    private var author = WXRAuthor()
    private var term = WXRTerm()
    @exclusivity(unchecked) private(set) var item = WXRItem()
    @exclusivity(unchecked) private var text: [UInt8] = []
    private var fieldStart = 0
    private var fieldRefused = false
    private var discarding = false
    private var endsInCarriageReturn = false
    private var attachedTaxonomy = 0..<0
    private var attachedSlug = 0..<0
    private var metaKey = WXRItem.absent
    private var metaValue = WXRItem.absent
    private var termMeta = WXRMeta(key: "", value: "")

    init(file: Int, limits: ReadLimits, emit: @escaping (WXRRecord) throws -> Void) {
        self.file = file
        self.limits = limits
        self.emit = emit
        self.diagnostics = DiagnosticSink(limit: limits.diagnosticsPerKind)
        self.locate = { SourcePosition(file: file, byteOffset: 0, line: 1) }
        channel.file = file
    }

    // MARK: Events

    /// An element starts. `name` is its name as written.
    func start(_ element: WXRElement, name: @autoclosure () -> String, attributes: Attributes) -> Verdict {
        if skipDepth > 0 {
            skipDepth += 1
            return .accepted
        }
        if field != nil { return .needsRepair }
        switch (open.last, element) {
        case (nil, .rss), (.rss, .channel): push(element)
        case (.channel, let record) where record.isRecord: beginRecord(record)
        case (.channel, .title), (.channel, .link), (.channel, .description), (.channel, .pubDate),
            (.channel, .language), (.channel, .generator), (.channel, .wxrVersion), (.channel, .baseSiteURL),
            (.channel, .baseBlogURL):
            beginField(element, name())
        case (.item, .postmeta), (.wpTerm, .termmeta), (.wpCategory, .termmeta), (.wpTag, .termmeta):
            push(element)
        case (.item, .comment):
            item.commentCount += 1
            push(element)
        case (.comment, .commentmeta): push(element)
        case (.postmeta, .metaKey), (.postmeta, .metaValue), (.termmeta, .metaKey), (.termmeta, .metaValue):
            beginField(element, name())
        case (.comment, _) where !element.isContainer, (.commentmeta, _) where !element.isContainer:
            beginDiscardedField(element, name())
        case (.item, .rssCategory):
            attachedTaxonomy = appended(attributes.domain)
            attachedSlug = appended(attributes.nicename)
            beginField(element, name())
        case (.item, _) where element.itemField != nil: beginField(element, name())
        case (.author, _)
        where (WXRElement.authorID.rawValue...WXRElement.authorLastName.rawValue)
            .contains(element.rawValue):
            beginField(element, name())
        case (.wpCategory, _) where !element.isContainer && element != .unknown,
            (.wpTag, _) where !element.isContainer && element != .unknown,
            (.wpTerm, _) where !element.isContainer && element != .unknown:
            beginField(element, name())
        case (.some, .known), (.item, .author): skipDepth = 1
        case (.rss, .unknown), (nil, .known), (nil, .unknown): skipDepth = 1
        default: return .needsRepair
        }
        return .accepted
    }

    /// Text inside an element. Text outside of every field is the tokenizer's to judge: see `isCapturing`.
    @inline(__always)
    func append(_ bytes: UnsafeBufferPointer<UInt8>) {
        guard field != nil, !fieldRefused, !discarding else { return }
        if text.count - fieldStart + bytes.count > limits.fieldBytes || text.count + bytes.count > limits.recordBytes {
            refuseField()
        } else if Bytes.firstIndex(of: ASCII.carriageReturn, in: bytes, from: 0) == nil, !endsInCarriageReturn {
            text.append(contentsOf: bytes)
        } else {
            appendNormalised(bytes)
        }
    }

    /// Line endings as XML 1.0 section 2.11 wants them: libxml2's push parser leaves those of sections alone.
    private func appendNormalised(_ bytes: UnsafeBufferPointer<UInt8>) {
        for byte in bytes {
            if byte == ASCII.newline, endsInCarriageReturn {
                endsInCarriageReturn = false
                continue
            }
            endsInCarriageReturn = byte == ASCII.carriageReturn
            text.append(endsInCarriageReturn ? ASCII.newline : byte)
        }
    }

    /// Whether text now belongs to a field or to something that is skipped.
    var isCapturing: Bool { field != nil || skipDepth > 0 }

    /// An element ends: the innermost field, skipped element or container.
    func end() -> Verdict {
        if skipDepth > 0 {
            skipDepth -= 1
            return .accepted
        }
        if field != nil {
            if swallowedOthers() { return .needsRepair }
            endField()
            return .accepted
        }
        guard let container = open.popLast() else { return .accepted }
        switch container {
        case .postmeta: endPostMeta()
        case .termmeta: endTermMeta()
        case .item, .author, .wpCategory, .wpTag, .wpTerm: endRecord(container)
        case .channel: sendChannel()
        default: break
        }
        return .accepted
    }

    // MARK: Boundaries

    /// Everything before this point is certain: what was found wrong is sent.
    func commit() {
        for diagnostic in diagnostics.take() { send(.diagnostic(diagnostic)) }
    }

    /// Forgets the record that is being read, so that its bytes can be read again.
    func rewind() {
        diagnostics.drop()
        field = nil
        skipDepth = 0
        text.removeAll(keepingCapacity: true)
        open.removeAll { $0 != .rss && $0 != .channel }
    }

    /// Forgets the whole head of the document.
    func rewindDocument() {
        rewind()
        open.removeAll()
        channel = WXRChannel()
        channel.file = file
        sawChannel = false
    }

    /// Drops the record that is open, because the file was cut inside it. Returns whether there was one.
    func abandonRecord() -> Bool {
        guard let record = open.last(where: \.isRecord) else {
            field = nil
            return false
        }
        let (postID, title) = record == .item ? (identifierSoFar, titleSoFar) : (nil, "")
        field = nil
        skipDepth = 0
        open.removeAll { $0 != .rss && $0 != .channel }
        diagnostics.attribute(from: recordDiagnosticsStart, postID: postID, title: title)
        report(.incompleteRecord, .leftOut, element: record.recordName, postID: postID, title: title)
        text.removeAll(keepingCapacity: true)
        return true
    }

    /// A document ends: says what its head lacked, and makes ready for another in the same file.
    func endDocument() {
        if sawChannel {
            sendChannel()
            if channel.wxrVersion.isEmpty { report(.noVersion, .noted) }
        }
        commit()
        open.removeAll()
        channel = WXRChannel()
        channel.file = file
        channelSent = false
        sawChannel = false
    }

    // MARK: Diagnostics

    func report(
        _ kind: WXRDiagnostic.Kind, _ action: WXRDiagnostic.Action, element: String = "", postID: Int? = nil,
        title: String = "", detail: String = "", serialized: PHPUnserializeError? = nil,
        at position: SourcePosition? = nil
    ) {
        diagnostics.add(
            WXRDiagnostic(
                kind: kind, action: action, position: position ?? locate(), element: element, postID: postID,
                title: title, detail: detail, count: 1, serializedError: serialized))
    }

    private var recordDiagnosticsStart = 0

    private var identifierSoFar: Int? {
        swapped { $0.id }
    }

    private var titleSoFar: String {
        swapped { $0.title }
    }

    /// The item's text is in `text` while it is being collected.
    private func swapped<R>(_ body: (WXRItem) -> R) -> R {
        swap(&item.bytes, &text)
        defer { swap(&item.bytes, &text) }
        return body(item)
    }

    private func send(_ record: WXRRecord) {
        guard failure == nil else { return }
        do { try emit(record) } catch { failure = error }
    }
}

// MARK: - Records

extension RecordBuilder {
    private func push(_ element: WXRElement) {
        open.append(element)
        switch element {
        case .channel: sawChannel = true
        case .postmeta: (metaKey, metaValue) = (WXRItem.absent, WXRItem.absent)
        case .termmeta: termMeta = WXRMeta(key: "", value: "")
        default: break
        }
    }

    private func beginRecord(_ record: WXRElement) {
        sendChannel()
        sawRecord = true
        open.append(record)
        text.removeAll(keepingCapacity: text.capacity <= 1 << 20)
        recordDiagnosticsStart = diagnostics.pending.count
        switch record {
        case .item: item.reset(position: locate())
        case .author:
            author = WXRAuthor()
            author.position = locate()
        default:
            term = WXRTerm()
            term.taxonomy = record == .wpCategory ? "category" : record == .wpTag ? "post_tag" : ""
            term.position = locate()
        }
    }

    private func sendChannel() {
        guard sawChannel, !channelSent else { return }
        channelSent = true
        counts.channels += 1
        send(.channel(channel))
    }

    private func endRecord(_ record: WXRElement) {
        switch record {
        case .item:
            swap(&item.bytes, &text)
            let id = item.id
            if id == nil { report(.missingID, .noted, element: "wp:post_id", title: item.title) }
            if diagnostics.pending.count > recordDiagnosticsStart {
                diagnostics.attribute(from: recordDiagnosticsStart, postID: id, title: item.title)
            }
            commit()
            counts.items += 1
            counts.comments += item.commentCount
            send(.item(item))
            swap(&item.bytes, &text)
        case .author:
            commit()
            counts.authors += 1
            send(.author(author))
        default:
            commit()
            counts.terms += 1
            send(.term(term))
        }
    }
}

// MARK: - Fields

extension RecordBuilder {
    private func beginField(_ element: WXRElement, _ name: String) {
        field = element
        fieldName = name
        fieldStart = text.count
        fieldRefused = false
        discarding = false
        endsInCarriageReturn = false
    }

    private func beginDiscardedField(_ element: WXRElement, _ name: String) {
        beginField(element, name)
        discarding = true
    }

    private func refuseField() {
        text.removeSubrange(fieldStart...)
        fieldRefused = true
        report(
            .limitReached, .leftOut, element: fieldName,
            detail: "\(min(limits.fieldBytes, limits.recordBytes))")
    }

    /// Whether the text holds the end of its own element and a later section: a section was not closed, and the
    /// one that closed it belongs to another element or record, which would be lost without a word.
    private func swallowedOthers() -> Bool {
        guard text.count - fieldStart > 12, !discarding else { return false }
        return text.withUnsafeBufferPointer { all in
            let body = UnsafeBufferPointer(rebasing: all[fieldStart...])
            guard Bytes.firstIndex(of: "<![CDATA[", anchor: 2, in: body) != nil else { return false }
            return CDATABody(body).unmatchedEnd(of: fieldName) != nil || CDATABody(body).gluedExport != nil
        }
    }

    private func endField() {
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

    private func endItemField(_ element: WXRElement, _ range: Range<Int>) {
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

    private func endPostMeta() {
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

    private func endTermMeta() {
        let value = termMeta.value
        let damage = Array(value.utf8).withUnsafeBufferPointer {
            SerializedCheck.looksSerialized($0) ? SerializedCheck.damage(of: $0) : nil
        }
        if let damage { reportSerialized(damage, key: termMeta.key) }
        term.meta.append(termMeta)
    }

    private func reportSerialized(_ damage: SerializedCheck.Damage, key: String) {
        switch damage {
        case .lineEndings: report(.serializedLineEndings, .repaired, element: key)
        case .corrupt(let error):
            report(.corruptSerialized, .noted, element: key, detail: error.description, serialized: error)
        }
    }

    private func appended(_ bytes: UnsafeBufferPointer<UInt8>) -> Range<Int> {
        let start = text.count
        text.append(contentsOf: bytes)
        return start..<text.count
    }

    private func string(_ range: Range<Int>) -> String {
        text.withUnsafeBufferPointer { String(decoding: $0[range], as: UTF8.self) }
    }

    private func trimmed(_ range: Range<Int>) -> String {
        var range = range
        while !range.isEmpty, ASCII.isSpace(text[range.lowerBound]) {
            range = (range.lowerBound + 1)..<range.upperBound
        }
        while !range.isEmpty, ASCII.isSpace(text[range.upperBound - 1]) {
            range = range.lowerBound..<(range.upperBound - 1)
        }
        return string(range)
    }

    private func excerpt(_ range: Range<Int>) -> String {
        string(range.lowerBound..<min(range.upperBound, range.lowerBound + 80))
    }

    private func setChannel(_ element: WXRElement, _ value: String) {
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

    private func setAuthor(_ element: WXRElement, _ value: String) {
        switch element {
        case .authorID: author.id = Int(value.trimmedASCII)
        case .authorLogin: author.login = value
        case .authorEmail: author.email = value
        case .authorDisplayName: author.displayName = value
        case .authorFirstName: author.firstName = value
        default: author.lastName = value
        }
    }

    private func setTerm(_ element: WXRElement, _ value: String) {
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

extension WXRElement {
    /// The name by which a person knows the record.
    var recordName: String {
        switch self {
        case .item: "item"
        case .author: "wp:author"
        case .wpCategory: "wp:category"
        case .wpTag: "wp:tag"
        default: "wp:term"
        }
    }
}

extension String {
    /// The text without white space around it.
    var trimmedASCII: String {
        let bytes = utf8
        guard let first = bytes.firstIndex(where: { !ASCII.isSpace($0) }),
            let last = bytes.lastIndex(where: { !ASCII.isSpace($0) })
        else { return "" }
        return String(self[first...last])
    }
}
