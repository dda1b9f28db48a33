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
    let emit: (WXRRecord) throws -> Void

    /// Whether the tokenizer has judged itself where each section ends. libxml2 has not.
    var trustsSections = false
    /// Where the tokenizer stands; asked only when a record starts or a diagnostic is made.
    var locate: () -> SourcePosition
    // The run-time checks of exclusive access took a sixth of the reading time. They can never fire on the properties
    // marked `unchecked`: a builder is used by one tokenizer on one thread, and none of its methods is called while
    // another one changes them (the receiver of records is called with `item` at rest, and cannot reach the builder).

    /// Containers that are open, outermost first: at most `rss`, `channel`, a record, a part of it, a part of that.
    @exclusivity(unchecked) var open: [WXRElement] = []
    /// The field whose text is being collected.
    @exclusivity(unchecked) var field: WXRElement?
    @exclusivity(unchecked) var fieldName = ""
    /// Depth inside an element of which nothing is kept.
    @exclusivity(unchecked) var skipDepth = 0
    @exclusivity(unchecked) var diagnostics: DiagnosticSink
    /// An error thrown by the receiver of the records.
    var failure: (any Error)?

    var channel = WXRChannel()
    var channelSent = false
    var sawChannel = false
    var sawRecord = false
    @exclusivity(unchecked) var counts = WXRFileSummary()

    var author = WXRAuthor()
    var term = WXRTerm()
    @exclusivity(unchecked) var item = WXRItem()
    @exclusivity(unchecked) var text: [UInt8] = []
    var fieldStart = 0
    /// Where in `text` the field's last section that was closed ends.
    var sectionEnd = 0
    var fieldRefused = false
    var discarding = false
    var endsInCarriageReturn = false
    var attachedTaxonomy = 0..<0
    var attachedSlug = 0..<0
    var metaKey = WXRItem.absent
    var metaValue = WXRItem.absent
    var termMeta = WXRMeta(key: "", value: "")

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
        // After a record, these are fields of one whose start tag is lost.
        case (.channel, .title) where sawRecord, (.channel, .link) where sawRecord,
            (.channel, .description) where sawRecord, (.channel, .pubDate) where sawRecord:
            return .needsRepair
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
        case (.item, .section):
            item.sections.append(WXRCourseSection())
            push(element)
        case (.section, .sectionItem):
            item.sections[item.sections.count - 1].items.append(WXRCourseSection.Item())
            push(element)
        case (.section, .sectionID), (.section, .sectionName), (.section, .sectionOrder),
            (.sectionItem, .sectionItemID), (.sectionItem, .sectionItemOrder), (.sectionItem, .sectionItemType):
            beginField(element, name())
        case (.sectionItem, .sectionID): skipDepth = 1
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
    func appendNormalised(_ bytes: UnsafeBufferPointer<UInt8>) {
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
            if !trustsSections, swallowedOthers() { return .needsRepair }
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
        sawRecord = false
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

    var recordDiagnosticsStart = 0

    var identifierSoFar: Int? {
        swapped { $0.id }
    }

    var titleSoFar: String {
        swapped { $0.title }
    }

    /// The item's text is in `text` while it is being collected.
    func swapped<R>(_ body: (WXRItem) -> R) -> R {
        swap(&item.bytes, &text)
        defer { swap(&item.bytes, &text) }
        return body(item)
    }

    func send(_ record: WXRRecord) {
        guard failure == nil else { return }
        do { try emit(record) } catch { failure = error }
    }
}
