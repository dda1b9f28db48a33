import CLibXML2

/// Reads well-formed XML with libxml2's SAX2 push parser, and stops at the first byte that it refuses.
///
/// libxml2 is the judge of what is well-formed. From the last complete record before what it refuses, the
/// tolerant tokenizer takes over: see `WXRReader`.
final class LibXMLTokenizer {
    /// What is left to the tolerant tokenizer.
    struct Handover {
        /// Bytes from the last boundary to the end of what was fed.
        var bytes: [UInt8]
        /// Offset and line of the first of them.
        var offset: Int
        var line: Int
        /// The start of what was read before them, where it was no export's: an error page, say.
        var before: [UInt8]
        /// Namespace declarations of the document: prefix to address.
        var namespaces: [String: String]
        /// Where and why libxml2 stopped; nil where the records were not an export's although the XML is.
        var refusal: (offset: Int, line: Int, message: String)?
    }

    private let builder: RecordBuilder
    private let file: Int
    private var context: xmlParserCtxtPtr?
    // Unchecked as in `RecordBuilder`.
    @exclusivity(unchecked) private var elements = ElementCache()
    private var namespaces: [String: String] = [:]
    /// Bytes of the start tag that is being handled, up to the end of its name.
    private var tagBytes = 0
    private var stopped = false
    private var refusal: (offset: Int, line: Int, message: String)?

    /// Bytes since the boundary, of the chunks before the current one.
    private var retained: [UInt8] = []
    /// The first bytes of the text.
    private var head: [UInt8] = []
    private var fed = 0
    private var boundary = 0
    private var boundaryLine = 1

    init(builder: RecordBuilder, file: Int) {
        self.builder = builder
        self.file = file
        var handler = Self.makeHandler()
        context = xmlCreatePushParserCtxt(
            &handler, Unmanaged.passUnretained(self).toOpaque(), nil, 0, nil)
        // The decoder has already turned the text into UTF-8, whatever the prolog says.
        xmlCtxtUseOptions(
            context,
            Int32(XML_PARSE_HUGE.rawValue | XML_PARSE_NONET.rawValue | XML_PARSE_IGNORE_ENC.rawValue))
        builder.locate = { [unowned self] in position() }
    }

    deinit { xmlFreeParserCtxt(context) }

    /// Reads the next bytes. Returns what the tolerant tokenizer must take over; nil while all is well.
    func feed(_ chunk: [UInt8]) -> Handover? {
        if fed == 0 { head = Array(chunk.prefix(200)) }
        parse(chunk, isLast: false)
        if stopped {
            retained.append(contentsOf: chunk)
            return handover(end: fed + chunk.count)
        }
        // Keep what comes after the boundary: it may have to be read again.
        if boundary >= fed {
            retained = Array(chunk[(boundary - fed)...])
        } else {
            retained.removeFirst(retained.count - (fed - boundary))
            retained.append(contentsOf: chunk)
        }
        fed += chunk.count
        // A record longer than the limit is no longer kept for a second reading: the tolerant tokenizer passes over what
        // is too long in it without holding it.
        if retained.count > builder.limits.recordBytes {
            stop()
            return handover(end: fed)
        }
        return nil
    }

    /// Says that the file is over. Returns what is left to the tolerant tokenizer.
    func finish() -> Handover? {
        parse([], isLast: true)
        return stopped ? handover(end: fed) : nil
    }

    private func parse(_ chunk: [UInt8], isLast: Bool) {
        chunk.withUnsafeBytes { raw in
            _ = xmlParseChunk(
                context, raw.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(raw.count), isLast ? 1 : 0)
        }
        if builder.failure != nil { stopped = true }
    }

    private func handover(end: Int) -> Handover {
        let wanted = end - boundary
        let isInExport = builder.sawChannel || !builder.open.isEmpty
        return Handover(
            bytes: wanted >= retained.count ? retained : Array(retained.suffix(wanted)), offset: boundary,
            line: boundaryLine, before: isInExport ? [] : Array(head.prefix(boundary)), namespaces: namespaces,
            refusal: refusal)
    }

    private func stop() {
        guard !stopped else { return }
        stopped = true
        xmlStopParser(context)
    }

    private func position() -> SourcePosition {
        // Inside a start tag, libxml2 stands behind the name.
        SourcePosition(
            file: file, byteOffset: max(0, xmlByteConsumed(context) - tagBytes),
            line: Int(xmlSAX2GetLineNumber(context)))
    }
}

// MARK: - Callbacks

extension LibXMLTokenizer {
    /// Without callbacks for entities, libxml2 knows none but XML's own five: nothing is expanded or fetched.
    private static func makeHandler() -> xmlSAXHandler {
        var handler = xmlSAXHandler()
        handler.initialized = UInt32(XML_SAX2_MAGIC)
        handler.startElementNs = {
            context, local, prefix, uri, namespaceCount, namespaces, attributeCount, _, attributes in
            LibXMLTokenizer.with(context) {
                $0.start(local, prefix, uri, namespaceCount, namespaces, attributeCount, attributes)
            }
        }
        handler.endElementNs = { context, _, _, _ in LibXMLTokenizer.with(context) { $0.end() } }
        handler.characters = { context, text, length in
            LibXMLTokenizer.with(context) { $0.characters(text, length) }
        }
        handler.ignorableWhitespace = { context, text, length in
            LibXMLTokenizer.with(context) { $0.characters(text, length) }
        }
        handler.cdataBlock = { context, text, length in
            LibXMLTokenizer.with(context) { $0.characters(text, length) }
        }
        handler.internalSubset = { context, _, _, _ in LibXMLTokenizer.with(context) { $0.stop() } }
        handler.serror = { context, error in
            guard let context, let error else { return }
            LibXMLTokenizer.with(context) { $0.refused(error.pointee) }
        }
        return handler
    }

    @inline(__always)
    fileprivate static func with(_ context: UnsafeMutableRawPointer?, _ body: (LibXMLTokenizer) -> Void) {
        // libxml2 hands back the pointer that `init` gave it, during calls that `self` makes.
        Unmanaged<LibXMLTokenizer>.fromOpaque(context!)._withUnsafeGuaranteedRef(body)
    }

    private func start(
        _ local: UnsafePointer<xmlChar>?, _ prefix: UnsafePointer<xmlChar>?, _ uri: UnsafePointer<xmlChar>?,
        _ namespaceCount: Int32, _ declared: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?,
        _ attributeCount: Int32, _ attributes: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?
    ) {
        guard !stopped, let local else { return }
        if namespaceCount > 0, let declared, builder.open.count < 2 {
            for index in 0..<Int(namespaceCount) {
                let name = declared[2 * index].map { String(cString: $0) } ?? ""
                namespaces[name] = declared[2 * index + 1].map { String(cString: $0) } ?? ""
            }
        }
        let slot = elements.slot(local: local, prefix: prefix, uri: uri)
        let element = elements.slots[slot].element
        var known = RecordBuilder.Attributes()
        if element == .rssCategory, let attributes {
            for index in 0..<Int(attributeCount) {
                guard let name = attributes[5 * index], let from = attributes[5 * index + 3],
                    let to = attributes[5 * index + 4]
                else { continue }
                let value = UnsafeBufferPointer(start: from, count: to - from)
                if xmlStrEqual(name, "domain") == 1 { known.domain = value }
                if xmlStrEqual(name, "nicename") == 1 { known.nicename = value }
            }
        }
        tagBytes = elements.slots[slot].nameBytes + 1
        if builder.start(element, name: elements.slots[slot].name, attributes: known) == .needsRepair { stop() }
        tagBytes = 0
    }

    private func end() {
        guard !stopped else { return }
        if builder.end() == .needsRepair || builder.failure != nil { return stop() }
        if builder.open.count <= 2, builder.field == nil, builder.skipDepth == 0 {
            builder.commit()
            boundary = max(0, xmlByteConsumed(context))
            boundaryLine = Int(xmlSAX2GetLineNumber(context))
        }
    }

    private func characters(_ text: UnsafePointer<xmlChar>?, _ length: Int32) {
        guard !stopped else { return }
        let bytes = UnsafeBufferPointer(start: text, count: Int(length))
        if builder.isCapturing {
            builder.append(bytes)
        } else if !bytes.allSatisfy(ASCII.isSpace) {
            stop()
        }
    }

    private func refused(_ error: xmlError) {
        guard !stopped else { return }
        let message = error.message.map { String(cString: $0).trimmedASCII } ?? ""
        if error.level == XML_ERR_FATAL {
            refusal = (max(0, xmlByteConsumed(context)), Int(error.line), message)
            stop()
        } else if error.domain == Int32(XML_FROM_NAMESPACE.rawValue), error.level == XML_ERR_ERROR {
            builder.report(.unboundPrefix, .noted, detail: error.str1.map { String(cString: $0) } ?? message)
        }
    }
}

/// Remembers what each name means: libxml2 gives equal names equal addresses within a document.
private struct ElementCache {
    struct Entry {
        var local: UnsafePointer<xmlChar>?
        var prefix: UnsafePointer<xmlChar>?
        var uri: UnsafePointer<xmlChar>?
        var element = WXRElement.unknown
        var name = ""
        var nameBytes = 0
    }

    private(set) var slots = [Entry](repeating: Entry(), count: 512)

    /// The slot that holds a name.
    @inline(__always)
    mutating func slot(
        local: UnsafePointer<xmlChar>, prefix: UnsafePointer<xmlChar>?, uri: UnsafePointer<xmlChar>?
    ) -> Int {
        let hash = UInt(bitPattern: local) &* 0x9E37_79B9_7F4A_7C15 ^ UInt(bitPattern: uri) &* 0xC2B2_AE3D_27D4_EB4F
        let slot = Int(hash >> 40 & 511)
        if slots[slot].local == local, slots[slot].prefix == prefix, slots[slot].uri == uri { return slot }
        fill(slot, local, prefix, uri)
        return slot
    }

    private mutating func fill(
        _ slot: Int, _ local: UnsafePointer<xmlChar>, _ prefix: UnsafePointer<xmlChar>?, _ uri: UnsafePointer<xmlChar>?
    ) {
        let prefixText = prefix.map { String(cString: $0) } ?? ""
        let namespace =
            uri.map { WXRNamespace.of(uri: String(cString: $0)) } ?? WXRNamespace.of(customaryPrefix: prefixText)
        let localText = String(cString: local)
        let name = prefixText.isEmpty ? localText : "\(prefixText):\(localText)"
        slots[slot] = Entry(
            local: local, prefix: prefix, uri: uri, element: WXRElementTable.shared.element(namespace, localText),
            name: name, nameBytes: name.utf8.count)
    }
}
