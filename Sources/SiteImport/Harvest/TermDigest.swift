import ContentGraph

/// A term to add to a harvest.
struct NewTerm {
    var id: Int?
    var taxonomy: String
    var slug: String
    /// Plain text.
    var name: String
    var parentSlug = ""
    var meta: [(key: String, value: String)] = []
    var file = 0
    var line = 0
}

/// What is kept of a term, texts by their numbers in `SiteHarvest.texts`.
struct TermDigest {
    private let storedID: Int
    let taxonomy: UInt32
    let slug: UInt32
    /// Plain text.
    let name: UInt32
    /// Slug of the parent term.
    let parentSlug: UInt32
    private let storedFile: UInt32
    private let storedLine: UInt32
    /// Range in the metas of terms.
    var meta: Range<UInt32> = 0..<0

    init(_ term: NewTerm, in texts: TextStore) {
        storedID = term.id ?? .min
        taxonomy = texts.number(of: term.taxonomy)
        slug = texts.number(of: term.slug)
        name = texts.number(of: term.name)
        parentSlug = texts.number(of: term.parentSlug)
        storedFile = UInt32(clamping: term.file)
        storedLine = UInt32(clamping: term.line)
    }

    var id: Int? { storedID == .min ? nil : storedID }
    var file: Int { Int(storedFile) }
    var line: Int { Int(storedLine) }
}
