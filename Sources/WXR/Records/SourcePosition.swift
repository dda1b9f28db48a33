/// Where something stands in an export.
public struct SourcePosition: Sendable, Hashable {
    /// Index of the file in the order given to the reader, from 0.
    public var file: Int
    /// Offset in bytes from the start of the text: of the unzipped bytes for gzip, and of the text once
    /// turned into UTF-8 for another encoding.
    public var byteOffset: Int
    /// Line, from 1, in the same text.
    public var line: Int

    /// Makes a position from its parts.
    public init(file: Int, byteOffset: Int, line: Int) {
        self.file = file
        self.byteOffset = byteOffset
        self.line = line
    }
}
