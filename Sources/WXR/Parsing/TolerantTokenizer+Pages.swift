extension TolerantTokenizer {
    /// Length of a page of another kind that starts with a tag: the error page of a server, a drawing. Its title and its
    /// links are not an export's. Nil where the tag starts none, or its end is not found.
    func lengthOfPage(from tag: Tag) throws -> Int? {
        let place = window.byteOffset(of: window.cursor)
        guard tag.element == .unknown, !tag.isEnd, tag.prefix.isEmpty, place >= endsSearchedTo[tag.name, default: 0],
            ["html", "head", "body", "svg"].contains(tag.name.lowercased())
        else { return nil }
        let end = Array("</\(tag.name.lowercased())>".utf8)
        _ = try window.ensure(1 << 16)
        let searched = min(window.available, 1 << 16)
        let length = window.withBytes(0..<searched) { bytes -> Int? in
            var index = tag.length
            while let less = Bytes.firstIndex(of: ASCII.less, in: bytes, from: index) {
                let rest = bytes[less...]
                if rest.count >= end.count, zip(rest, end).allSatisfy({ $0 | 0x20 == $1 | 0x20 }) {
                    return less + end.count
                }
                // The page was cut: the export goes on.
                if Self.exportTags.contains(where: { Bytes.has($0, in: bytes, at: less) }) { return less }
                index = less + 1
            }
            return nil
        }
        if length == nil { endsSearchedTo[tag.name] = place + searched }
        return length
    }

    /// What no page of another kind holds.
    private static let exportTags: [StaticString] = [
        "<item>", "</item>", "<wp:", "</wp:", "<channel>", "</channel>", "<rss", "</rss>", "<?xml", "<content:",
        "<excerpt:", "<dc:", "<guid", "<pubDate",
    ]
}
