extension TolerantTokenizer {
    func readBetween() throws {
        guard let less = try window.distance(to: ASCII.less, limit: 1 << 20) else {
            takeStray(window.available)
            return
        }
        if less > 0 { takeStray(less) }
        _ = try window.ensure(16)
        if window.has("<!--") {
            // A comment holds no other: one that seems to was never closed.
            if let end = try window.distance(to: "-->", from: 4, limit: 1 << 20),
                try window.distance(to: "<!--", from: 4, limit: end).map({ $0 > end }) ?? true
            {
                window.advance(end + 3)
            } else {
                takeStray(4)
            }
        } else if window.has("<![CDATA[") {
            takeStray(try window.distance(to: "]]>", from: 9, limit: 1 << 20).map { $0 + 3 } ?? 9)
        } else if window.has("<?xml") {
            try readProlog()
        } else if window.has("<?") {
            let end = try window.distance(to: ">", limit: 1 << 16)
            window.advance(end.map { $0 + 1 } ?? 2)
        } else if window.has("<!DOCTYPE") || window.has("<!doctype") {
            try readDocumentType()
        } else if let tag = try readTag() {
            if let length = try lengthOfPage(from: tag) { takeStray(length) } else { handle(tag) }
        } else {
            takeStray(1)
        }
    }

    func readProlog() throws {
        flushStray()
        if sawExport { startAnotherDocument() }
        sawProlog = true
        let end = try window.distance(to: "?>", limit: 1 << 12)
        window.advance(end.map { $0 + 2 } ?? 5)
    }

    func startAnotherDocument() {
        let wasOpen = !builder.open.isEmpty
        finishDocument(truncatedBy: .truncated)
        builder.report(.concatenatedFiles, .repaired, detail: wasOpen ? "unfinished" : "")
        namespaces = [:]
        repair.declaredEntities = []
    }

    func readDocumentType() throws {
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
    func endOfDocumentType() throws -> Int {
        guard let close = try window.distance(to: ">", limit: 1 << 20) else { return 9 }
        let bracket = try window.distance(to: UInt8(ascii: "["), limit: close)
        guard let bracket, bracket < close else { return close + 1 }
        guard let end = try window.distance(to: UInt8(ascii: "]"), from: bracket, limit: 1 << 20),
            let last = try window.distance(to: ASCII.greater, from: end, limit: 1 << 20)
        else { return close + 1 }
        return last + 1
    }

    /// Text that belongs to no field: gathered, so that one error page is one finding.
    func takeStray(_ count: Int) {
        let isBlank = window.withBytes(0..<count) { bytes in
            // A byte order mark is blank too.
            bytes.allSatisfy { ASCII.isSpace($0) || $0 == 0xEF || $0 == 0xBB || $0 == 0xBF }
        }
        var count = count
        if !isBlank {
            if stray.isEmpty {
                let blanks = window.withBytes(0..<count) { $0.prefix(while: ASCII.isSpace).count }
                window.advance(blanks)
                count -= blanks
                stray.position = position()
            }
            window.withBytes(0..<count) { stray.add($0) }
        } else if !sawExport, !sawProlog, stray.isEmpty {
            // Blank lines before the prolog are enough for other readers to refuse the file.
            stray.position = position()
            stray.blankBeforeProlog = true
        }
        window.advance(count)
    }

    func flushStray() {
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
    var sawPrologNext: Bool {
        window.has("<?xml") || window.has("<rss") || window.has("<!DOCTYPE") || sawExport
    }
}
