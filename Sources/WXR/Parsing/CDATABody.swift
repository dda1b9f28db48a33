/// Looks inside the text of a section for the traces of elements that it should not hold.
struct CDATABody {
    private let bytes: UnsafeBufferPointer<UInt8>

    init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

    /// Index of the first end tag of `name` that no start tag inside the text precedes; nil where there is none.
    ///
    /// A post that shows an export as an example holds both tags; a section that was not closed holds the end
    /// tag of its own element first.
    func unmatchedEnd(of name: String) -> Int? {
        let wanted = Array(name.utf8)
        var depth = 0
        var index = 0
        while let less = Bytes.firstIndex(of: ASCII.less, in: bytes, from: index) {
            index = less + 1
            if matches(wanted, at: less + 1) {
                depth += 1
            } else if less + 1 < bytes.count, bytes[less + 1] == UInt8(ascii: "/"), matches(wanted, at: less + 2) {
                if depth == 0 { return less }
                depth -= 1
            }
        }
        return nil
    }

    /// Index where another export starts inside the text; nil where none does.
    var gluedExport: Int? {
        var index = 0
        while let start = Bytes.firstIndex(of: "<?xml ", anchor: 1, in: bytes, from: index) {
            let head = UnsafeBufferPointer(rebasing: bytes[start..<min(bytes.count, start + 8192)])
            if let rss = Bytes.firstIndex(of: "<rss", in: head), Self.isExportRoot(head, at: rss),
                Bytes.firstIndex(of: "<channel>", in: head) != nil
            {
                return start
            }
            index = start + 6
        }
        return nil
    }

    /// Whether the root element at an index is an export's, and not that of any feed: it names WordPress' namespace.
    static func isExportRoot(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
        let root = UnsafeBufferPointer(rebasing: bytes[index..<min(bytes.count, index + 4096)])
        let end = Bytes.firstIndex(of: ASCII.greater, in: root, from: 0) ?? root.count
        return Bytes.firstIndex(of: "xmlns:wp", in: UnsafeBufferPointer(rebasing: root[..<end])) != nil
    }

    private func matches(_ name: [UInt8], at index: Int) -> Bool {
        guard index + name.count < bytes.count else { return false }
        for offset in name.indices where bytes[index + offset] != name[offset] { return false }
        let next = bytes[index + name.count]
        return next == ASCII.greater || ASCII.isSpace(next)
    }
}
