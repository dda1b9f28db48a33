/// Collects diagnostics until what they speak of is certain, and keeps their number within the limits.
struct DiagnosticSink {
    private(set) var pending: [WXRDiagnostic] = []
    private var counts: [WXRDiagnostic.Kind: Int] = [:]
    private let limit: Int
    /// All that were ever reported for the file, beyond the limit too.
    private(set) var total = 0

    init(limit: Int) { self.limit = limit }

    /// Adds a diagnostic; one that repeats the last of the same element only raises its count.
    mutating func add(_ diagnostic: WXRDiagnostic) {
        total += 1
        if let last = pending.indices.last, pending[last].kind == diagnostic.kind,
            pending[last].element == diagnostic.element, pending[last].position.file == diagnostic.position.file,
            pending[last].postID == nil, diagnostic.kind.isMerged
        {
            pending[last].count += 1
            return
        }
        counts[diagnostic.kind, default: 0] += 1
        if counts[diagnostic.kind, default: 0] <= limit { pending.append(diagnostic) }
    }

    /// Counts a diagnostic that is sent without waiting here.
    mutating func countSent() { total += 1 }

    /// Fills in whose record the pending diagnostics from `index` on belong to.
    mutating func attribute(from index: Int, postID: Int?, title: String) {
        for position in pending.indices where position >= index {
            pending[position].postID = postID
            pending[position].title = title
        }
    }

    /// Hands over what is pending.
    mutating func take() -> [WXRDiagnostic] {
        defer { pending.removeAll() }
        return pending
    }

    /// Forgets what is pending: the same bytes will be read again.
    mutating func drop() {
        total -= pending.count
        for diagnostic in pending { counts[diagnostic.kind, default: 1] -= 1 }
        pending.removeAll()
    }
}

extension WXRDiagnostic.Kind {
    /// Whether several in a row in one element are one finding with a count.
    fileprivate var isMerged: Bool {
        switch self {
        case .controlCharacter, .invalidUTF8, .unescapedCDATAEnd, .bareAmpersand, .htmlEntity,
            .forbiddenReference, .declaredEntity, .markupInField:
            true
        default: false
        }
    }
}
