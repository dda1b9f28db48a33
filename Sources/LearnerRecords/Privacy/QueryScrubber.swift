import Foundation

/// Makes what was typed into a search field safe to keep: only words that the site itself uses stay.
///
/// A list of what to take away (names, numbers, addresses) is never complete; a list of what may stay is. So a name that is
/// no word of the site's titles is gone whatever it looks like, and every word with a digit in it is.
public struct QueryScrubber: Sendable {
    private let words: Set<String>

    /// Makes a scrubber that keeps the words of some texts, those of three letters and more.
    public init(vocabulary: some Sequence<String>) {
        var words: Set<String> = []
        for text in vocabulary { words.formUnion(Self.words(of: text).compactMap(\.folded)) }
        self.words = words
    }

    /// The text with an ellipsis in place of what may not be kept; nil where nothing is left.
    public func scrub(_ text: String) -> String? {
        var kept: [String] = []
        var isAny = false
        for word in Self.words(of: text).prefix(30) {
            if let folded = word.folded, words.contains(folded) {
                kept.append(word.written.lowercased())
                isAny = true
            } else if kept.last != "…" {
                kept.append("…")
            }
        }
        return isAny ? kept.joined(separator: " ") : nil
    }

    /// The words of a text; a short one, and one with a digit in it, has no folded form and may never be kept.
    private static func words(of text: String) -> [(written: Substring, folded: String?)] {
        text.split { !$0.isLetter && !$0.isNumber }.map { word in
            let mayBeKept = word.count >= 3 && !word.contains(where: \.isNumber)
            let folded = word.folding(options: [.diacriticInsensitive, .caseInsensitive], locale: nil)
            return (word, mayBeKept ? folded : nil)
        }
    }
}
