/// What was read of one file.
public struct WXRFileSummary: Sendable, Equatable {
    /// Path as given.
    public var path = ""
    /// Bytes of the file, as it lies on the disk.
    public var bytes = 0
    /// Heads of exports: more than 1 where files were glued together.
    public var channels = 0
    /// Authors.
    public var authors = 0
    /// Terms: categories and tags too.
    public var terms = 0
    /// Posts of all types.
    public var items = 0
    /// Comments, which are counted and skipped.
    public var comments = 0
    /// Things repaired, left out or refused.
    public var diagnostics = 0
    /// Whether libxml2 refused the file somewhere, so that the tolerant tokenizer read the rest.
    public var wasRecovered = false
}
