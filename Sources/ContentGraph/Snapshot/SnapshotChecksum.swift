/// FNV-1a (Fowler, Noll, Vo) over words of 8 bytes, in four lanes so that the processor can work on them at once. It
/// tells accidents, not forgery.
struct SnapshotChecksum {
    private static let prime: UInt64 = 0x100_0000_01B3
    private var lanes: (UInt64, UInt64, UInt64, UInt64) = (
        0xCBF2_9CE4_8422_2325, 0x9E37_79B9_7F4A_7C15, 0xC2B2_AE3D_27D4_EB4F, 0x1656_67B1_9E37_79F9
    )
    /// Words since the last full block of four.
    private var rest: [UInt64] = []

    /// Takes more bytes: a multiple of 8.
    mutating func add(_ bytes: UnsafeRawBufferPointer) {
        precondition(bytes.count % 8 == 0, "sections are padded to words")
        var index = 0
        func word(_ offset: Int) -> UInt64 { bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self) }
        while !rest.isEmpty, index < bytes.count {
            rest.append(word(index))
            index += 8
            if rest.count == 4 {
                mix(rest[0], rest[1], rest[2], rest[3])
                rest.removeAll(keepingCapacity: true)
            }
        }
        while index + 32 <= bytes.count {
            mix(word(index), word(index + 8), word(index + 16), word(index + 24))
            index += 32
        }
        while index < bytes.count {
            rest.append(word(index))
            index += 8
        }
    }

    @inline(__always)
    private mutating func mix(_ a: UInt64, _ b: UInt64, _ c: UInt64, _ d: UInt64) {
        lanes.0 = (lanes.0 ^ a) &* Self.prime
        lanes.1 = (lanes.1 ^ b) &* Self.prime
        lanes.2 = (lanes.2 ^ c) &* Self.prime
        lanes.3 = (lanes.3 ^ d) &* Self.prime
    }

    /// The checksum of all bytes so far.
    var value: UInt64 {
        var hash = lanes.0
        for word in [lanes.1, lanes.2, lanes.3] + rest { hash = (hash ^ (word ^ word >> 29)) &* Self.prime }
        return hash ^ hash >> 32
    }
}
