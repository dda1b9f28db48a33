#if canImport(Glibc)
    import Glibc
#endif

/// An encoding of one byte per character, with ASCII as its lower half.
struct SingleByteEncoding {
    /// The characters 0x80...0xFF; the few that are not assigned stay as control characters.
    private let high: [UInt16]

    static let windows1252 = SingleByteEncoding(high: (0x80...0xFF).map { Windows1252.character($0) })

    private init(high: [UInt16]) { self.high = high }

    /// The encoding that a prolog names, in lower case; nil where it is none of those that sites were made in.
    ///
    /// Only these are ever asked of the C library, which loads code by name: a file does not choose what is loaded.
    init?(declared: String) {
        guard let name = Self.libraryName(declared) else { return nil }
        if name == "WINDOWS-1252" {
            self = .windows1252
        } else if let table = Self.table(of: name) {
            self.init(high: table)
        } else {
            return nil
        }
    }

    /// Appends the UTF-8 of bytes.
    func decode(_ bytes: [UInt8], to output: inout [UInt8]) {
        for byte in bytes {
            if byte < 0x80 { output.append(byte) } else { UTF8Text.append(UInt32(high[Int(byte & 0x7F)]), to: &output) }
        }
    }

    private static func libraryName(_ declared: String) -> String? {
        // People write cp-1252, win-1252, iso_8859-2, iso8859-2, latin2.
        let name = declared.replacing("_", with: "-")
        switch name {
        case "latin1", "latin-1": return "WINDOWS-1252"
        case "latin2", "latin-2": return "ISO-8859-2"
        case "latin9", "latin-9": return "ISO-8859-15"
        case "koi8-r", "koi8-u": return name.uppercased()
        case "macintosh", "mac", "macroman", "mac-roman", "x-mac-roman": return "MACINTOSH"
        default: break
        }
        for prefix in ["windows-", "win-", "cp-", "cp", "x-cp"] where name.hasPrefix(prefix) {
            if let page = Int(name.dropFirst(prefix.count)), (1250...1258).contains(page) { return "WINDOWS-\(page)" }
        }
        for prefix in ["iso-8859-", "iso8859-"] where name.hasPrefix(prefix) {
            guard let part = Int(name.dropFirst(prefix.count)), (1...16).contains(part) else { continue }
            // What a site says to be ISO-8859-1 is Windows-1252, as browsers know.
            return part == 1 ? "WINDOWS-1252" : "ISO-8859-\(part)"
        }
        return nil
    }

    private static func table(of name: String) -> [UInt16]? {
        let converter = iconv_open("UTF-16LE", name)
        guard converter != iconv_t(bitPattern: -1) else { return nil }
        defer { iconv_close(converter) }
        return (UInt8(0x80)...0xFF).map { byte in
            let character = convert(byte, converter) ?? UInt16(byte)
            // No text has these control characters: they are quotes and dashes of Windows-1252.
            return character < 0xA0 ? Windows1252.character(byte) : character
        }
    }

    private static func convert(_ byte: UInt8, _ converter: iconv_t?) -> UInt16? {
        var input = [CChar(bitPattern: byte)]
        var output = [CChar](repeating: 0, count: 8)
        let left = input.withUnsafeMutableBufferPointer { input in
            output.withUnsafeMutableBufferPointer { output in
                var (from, fromLeft) = (input.baseAddress, 1)
                var (to, toLeft) = (output.baseAddress, output.count)
                _ = iconv(converter, &from, &fromLeft, &to, &toLeft)
                // Some encodings hold a letter back until they know that no accent follows.
                _ = iconv(converter, nil, nil, &to, &toLeft)
                return toLeft
            }
        }
        guard left == output.count - 2 else { return nil }
        return UInt16(UInt8(bitPattern: output[0])) | UInt16(UInt8(bitPattern: output[1])) << 8
    }
}
