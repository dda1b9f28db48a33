/// What the reader refuses to exceed, whatever a file says.
///
/// The limits bound memory; a file that stays within them is read whole. Where one is reached, a diagnostic says
/// so and the reader goes on with the next field or record; after `unzippedBytes` there is none.
public struct ReadLimits: Sendable {
    /// Most that is read of a compressed file, in bytes that come out of it.
    public var unzippedBytes = Int.max
    /// Longest text of one field, in bytes.
    public var fieldBytes = 32 << 20
    /// Longest record, in bytes: its fields together.
    public var recordBytes = 48 << 20
    /// Most metas, terms or comments of one record.
    public var entriesPerRecord = 1_000_000
    /// Most repeated diagnostics of one kind in one file; the rest is counted.
    public var diagnosticsPerKind = 1_000

    /// The limits that `parcours` uses unless told otherwise.
    public init() {}
}
