/// The headings and labels that mapping rules look for in contents, numbered from 1.
struct ContentPatterns {
    /// What stands before a heading or label, folded.
    private(set) var headings: [String] = []
    private(set) var labels: [String] = []

    /// Whether a text of so many bytes that starts with a byte could be a label: quick to tell, and mostly no.
    func mayBeLabel(first: UInt8, count: Int) -> Bool {
        guard count <= longestLabel else { return false }
        // An accent or an entity needs a closer look.
        if first >= 0x80 || first == UInt8(ascii: "&") { return true }
        return labels.contains { $0.utf8.first == first | 0x20 }
    }

    /// Bytes of the longest label as it may be written: two for each letter, and its colon.
    private var longestLabel: Int { labelBytes * 2 + 8 }
    private var labelBytes = 0

    /// The number of a heading, new or known.
    mutating func heading(_ text: String) -> UInt8 { Self.number(FoldedText.fold(text), in: &headings) }

    /// The number of a label, new or known.
    mutating func label(_ text: String) -> UInt8 {
        let folded = FoldedText.fold(text)
        labelBytes = max(labelBytes, folded.utf8.count)
        return Self.number(folded, in: &labels)
    }

    private static func number(_ text: String, in list: inout [String]) -> UInt8 {
        if let known = list.firstIndex(of: text) { return UInt8(known + 1) }
        // Rules name a handful: 255 of them would be a program's mistake.
        precondition(list.count < 255, "too many headings or labels in the mapping rules")
        list.append(text)
        return UInt8(list.count)
    }

    /// The heading that a folded text is; 0 where it is none.
    func headingNumber(of folded: String) -> UInt8 {
        let text = folded.trimmedPunctuation
        return UInt8((headings.firstIndex { text == $0 || text.hasPrefix($0 + " ") } ?? -1) + 1)
    }

    /// The label that a folded text ends with, as whole words; 0 where it is none.
    func labelNumber(endOf folded: String) -> UInt8 {
        UInt8((labels.firstIndex { folded == $0 || folded.hasSuffix(" " + $0) } ?? -1) + 1)
    }

    /// The label that a folded text is; 0 where it is none.
    func labelNumber(of folded: String) -> UInt8 {
        let text = folded.trimmedPunctuation
        return UInt8((labels.firstIndex(of: String(text)) ?? -1) + 1)
    }
}

extension String {
    /// Without the colon, dots and spaces that end a heading.
    fileprivate var trimmedPunctuation: Substring {
        var text = self[...]
        while let last = text.last, last == ":" || last == "." || last == " " || last == "…" { text.removeLast() }
        return text
    }
}

/// The numbers of headings and labels by their wording in the rules, each list folded once.
final class PatternNumbers {
    private let patterns: ContentPatterns
    // Few lists, always the same: comparing two that are one costs a look at their addresses.
    private var headingLists: [(list: [String], numbers: [UInt8])] = []
    private var labelLists: [(list: [String], numbers: [UInt8])] = []

    init(_ patterns: ContentPatterns) { self.patterns = patterns }

    /// Numbers of headings.
    func headings(_ list: [String]) -> [UInt8] { Self.numbers(list, patterns.headings, &headingLists) }

    /// Numbers of labels.
    func labels(_ list: [String]) -> [UInt8] { Self.numbers(list, patterns.labels, &labelLists) }

    private static func numbers(
        _ list: [String], _ known: [String], _ cache: inout [(list: [String], numbers: [UInt8])]
    ) -> [UInt8] {
        if let entry = cache.first(where: { $0.list == list }) { return entry.numbers }
        let numbers = list.compactMap { known.firstIndex(of: FoldedText.fold($0)) }.map { UInt8($0 + 1) }
        cache.append((list, numbers))
        return numbers
    }
}
