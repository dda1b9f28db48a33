/// Windows-1252, the encoding that a French site of before UTF-8 really has where it says ISO-8859-1.
enum Windows1252 {
    /// Characters 0x80...0x9F; the five that are not assigned stay as C1 controls, as the Encoding Standard says.
    private static let high: [UInt16] = [
        0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152,
        0x8D, 0x017D, 0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122,
        0x0161, 0x203A, 0x0153, 0x9D, 0x017E, 0x0178,
    ]

    /// Appends the UTF-8 of one byte.
    @inline(__always)
    static func append(_ byte: UInt8, to output: inout [UInt8]) {
        if byte < 0x80 {
            output.append(byte)
        } else {
            UTF8Text.append(UInt32(character(byte)), to: &output)
        }
    }

    /// The character of a byte of the upper half.
    @inline(__always)
    static func character(_ byte: UInt8) -> UInt16 { byte < 0xA0 ? high[Int(byte) - 0x80] : UInt16(byte) }
}
