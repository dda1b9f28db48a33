/// Reads what libxml2 refuses: finds the records of an export among damage of any kind, and says what it did.
///
/// It knows the elements of an export, so that a known tag ends what is not closed and the next intact record is
/// always found. Inside a field, markup that is not an export's is text.
final class TolerantTokenizer {
    let builder: RecordBuilder
    let file: Int
    var window: InputWindow
    var namespaces: [String: String]
    /// Declarations to come back to when a container that made its own is closed, by the number of those open then.
    var outerNamespaces: [(open: Int, namespaces: [String: String])] = []
    var warnedPrefixes: Set<String> = []
    var repair = TextRepair()
    var stray = StrayText()
    /// Whether a tag of an export was seen in this file.
    var sawExport: Bool
    /// Whether the prolog or the first tag of an export was passed.
    var sawProlog = false
    /// By the name of a foreign element, the place up to which its end was searched for in vain: the same text is not
    /// searched again for each of many starts.
    var endsSearchedTo: [String: Int] = [:]
    var anything = false

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
        builder.trustsSections = true
    }

    func position() -> SourcePosition {
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
    func finishDocument(truncatedBy kind: WXRDiagnostic.Kind) {
        guard !builder.open.isEmpty || builder.sawChannel else { return }
        if !builder.open.isEmpty {
            let field = builder.field == nil ? "" : builder.fieldName
            _ = builder.abandonRecord()
            builder.report(kind, .noted, element: field)
        }
        builder.endDocument()
    }
}
