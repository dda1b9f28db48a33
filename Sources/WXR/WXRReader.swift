/// Reads WordPress exports (WXR) as a stream of typed records, and loses nothing without a word.
///
/// A file is read by libxml2 as long as it is well-formed. At the first byte that libxml2 refuses, a tolerant
/// tokenizer takes over from the last complete record, repairs what can be repaired, and says what it did. Both
/// feed the same builder, so that a record is the same whichever read it. Memory is bounded by `ReadLimits`, not
/// by the file; nothing is ever fetched or opened because of what a file says.
///
/// ```swift
/// try WXRReader().read(["site.xml"]) { record in
///     if case .item(let item) = record { print(item.id ?? 0, item.title) }
/// }
/// ```
public struct WXRReader {
    /// What the reader refuses to exceed.
    public var limits: ReadLimits

    /// Makes a reader.
    public init(limits: ReadLimits = ReadLimits()) { self.limits = limits }

    /// Reads files one after the other, plain or gzip; `-` is standard input.
    ///
    /// - Parameters:
    ///   - progress: called now and then with the bytes read since the last call.
    ///   - body: receives the records in document order. What it throws ends the reading and is thrown on.
    /// - Returns: what was read of each file.
    /// - Throws: `WXRFileError` where a file cannot be opened or read; damage inside a file is a diagnostic.
    /// - Complexity: linear in the text.
    @discardableResult
    public func read(
        _ paths: [String], progress: @escaping (Int) -> Void = { _ in }, _ body: @escaping (WXRRecord) throws -> Void
    ) throws -> [WXRFileSummary] {
        try paths.enumerated().map { try read($1, index: $0, progress, body) }
    }

    private func read(
        _ path: String, index: Int, _ progress: @escaping (Int) -> Void, _ body: @escaping (WXRRecord) throws -> Void
    ) throws -> WXRFileSummary {
        let builder = RecordBuilder(file: index, limits: limits, emit: body)
        // The tokenizers cannot say where they stand while they wait for text: the place is given here.
        var (unzipped, line) = (0, 1)
        let source = try TextSource(path: path, limit: limits.unzippedBytes) { kind, detail in
            builder.reportOfFile(
                kind, .leftOut, detail: detail, at: SourcePosition(file: index, byteOffset: unzipped, line: line))
        }
        var decoder = TextDecoder(source: source) { kind, action, detail in
            builder.reportOfFile(
                kind, action, detail: detail, at: SourcePosition(file: index, byteOffset: 0, line: 1))
        }
        var reported = 0
        func next() throws -> [UInt8]? {
            let chunk = try decoder.next()
            unzipped += chunk?.count ?? 0
            if source.isCompressed {
                line += chunk?.withUnsafeBufferPointer { Bytes.newlines(in: $0, 0..<$0.count) } ?? 0
            }
            advance()
            return chunk
        }
        func advance() {
            progress(source.bytesRead - reported)
            reported = source.bytesRead
        }

        var isRecovered = false
        let strict = LibXMLTokenizer(builder: builder, file: index)
        var handover: LibXMLTokenizer.Handover?
        while handover == nil {
            guard let chunk = try next() else {
                handover = strict.finish()
                break
            }
            handover = strict.feed(chunk)
        }
        if let handover, builder.failure == nil {
            isRecovered = true
            try recover(handover, builder, index, more: next)
        } else if builder.failure == nil {
            builder.locate = { SourcePosition(file: index, byteOffset: 0, line: 1) }
            if !builder.sawChannel { builder.report(.notAnExport, .leftOut) }
            builder.endDocument()
        }
        if let failure = builder.failure { throw failure }
        advance()

        var summary = builder.counts
        summary.path = path
        summary.bytes = source.bytesRead
        summary.diagnostics = builder.diagnostics.total
        summary.wasRecovered = isRecovered
        return summary
    }

    private func recover(
        _ handover: LibXMLTokenizer.Handover, _ builder: RecordBuilder, _ index: Int,
        more: @escaping () throws -> [UInt8]?
    ) throws {
        if handover.offset == 0 { builder.rewindDocument() } else { builder.rewind() }
        let tolerant = TolerantTokenizer(
            builder: builder, file: index, bytes: handover.bytes, offset: handover.offset, line: handover.line,
            namespaces: handover.namespaces, more: more)
        if !handover.before.isEmpty {
            let blanks = handover.before.prefix(while: ASCII.isSpace)
            tolerant.stray.position = SourcePosition(
                file: index, byteOffset: blanks.count, line: 1 + blanks.count { $0 == ASCII.newline })
            handover.before.withUnsafeBufferPointer { tolerant.stray.add($0) }
        }
        let known = builder.diagnostics.total
        var refusal = handover.refusal
        try tolerant.run { offset in
            // Whatever libxml2 refused must be in the report, in our words or else in its own.
            guard let pending = refusal, offset > pending.offset + 4096 else { return }
            refusal = nil
            report(pending, builder, index, ifNoneSince: known)
        }
        if let refusal { report(refusal, builder, index, ifNoneSince: known) }
        builder.commit()
    }

    private func report(
        _ refusal: (offset: Int, line: Int, message: String), _ builder: RecordBuilder, _ index: Int,
        ifNoneSince known: Int
    ) {
        guard builder.diagnostics.total == known else { return }
        builder.report(
            .notWellFormed, .noted, detail: refusal.message,
            at: SourcePosition(file: index, byteOffset: refusal.offset, line: refusal.line))
    }
}
