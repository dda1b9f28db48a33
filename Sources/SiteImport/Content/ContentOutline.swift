/// What mapping rules can ask of a content, without the content.
struct ContentOutline {
    /// A link.
    struct Link {
        /// Address as written, by its number in the texts of the harvest.
        var href: UInt32
        /// Heading of the part it stands in, as `ContentPatterns` numbers them; 0 for none of those.
        var heading: UInt8
        /// Label that it follows; 0 for none.
        var label: UInt8
        /// Whether it stands in a list.
        var isInList: Bool
        /// Hash of its text, to tell two posts with one address apart.
        var textHash: UInt64
    }

    /// A label and what follows it.
    struct Words {
        var label: UInt8
        /// What follows it, by its number in the texts of the harvest.
        var value: UInt32
    }

    /// Ranges in the links and words of all contents that one scanner has read.
    var links: Range<UInt32> = 0..<0
    var words: Range<UInt32> = 0..<0
    /// Whether there is anything to read, see or do.
    var isEmpty = true
    var hasVideo = false
    var hasDocument = false
    var hasInteractive = false
}
