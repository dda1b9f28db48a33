/// The layout of a snapshot: a head of 32 bytes, then sections, all integers little-endian.
///
///     0   8 bytes  "PARCOURS"
///     8   4 bytes  version
///     12  4 bytes  number of sections
///     16  8 bytes  length of the file
///     24  8 bytes  checksum of all that follows the head
///     32  sections: 8 bytes of length, then as many bytes, padded to a multiple of 8
enum SnapshotFormat {
    static let magic = Array("PARCOURS".utf8)
    static let version: UInt32 = 1
    static let headBytes = 32

    /// Order of the sections in the file.
    enum Section: Int, CaseIterable {
        case metadata, findings
        case kinds, flags, keys, titles, slugs, urls, levels, media, tools, starts, seconds, siteIDs, files, lines
        case stringBytes, stringEnds
        case forwardOffsets, forwardTargets, forwardPacked
        case backwardOffsets, backwardTargets, backwardPacked
        case byKind, kindOffsets
    }
}
