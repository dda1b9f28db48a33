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

    /// FNV-1a (Fowler, Noll, Vo) over words of 8 bytes, in four lanes so that the processor can work on them at once.
    /// It tells accidents, not forgery.
    static func checksum(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
        let prime: UInt64 = 0x100_0000_01B3
        var lanes: (UInt64, UInt64, UInt64, UInt64) = (
            0xCBF2_9CE4_8422_2325, 0x9E37_79B9_7F4A_7C15, 0xC2B2_AE3D_27D4_EB4F, 0x1656_67B1_9E37_79F9
        )
        var index = 0
        while index + 32 <= bytes.count {
            lanes.0 = (lanes.0 ^ bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self)) &* prime
            lanes.1 = (lanes.1 ^ bytes.loadUnaligned(fromByteOffset: index + 8, as: UInt64.self)) &* prime
            lanes.2 = (lanes.2 ^ bytes.loadUnaligned(fromByteOffset: index + 16, as: UInt64.self)) &* prime
            lanes.3 = (lanes.3 ^ bytes.loadUnaligned(fromByteOffset: index + 24, as: UInt64.self)) &* prime
            index += 32
        }
        var hash = lanes.0
        for lane in [lanes.1, lanes.2, lanes.3] { hash = (hash ^ (lane ^ lane >> 29)) &* prime }
        while index < bytes.count {
            hash = (hash ^ UInt64(bytes[index])) &* prime
            index += 1
        }
        return hash ^ hash >> 32
    }
}
