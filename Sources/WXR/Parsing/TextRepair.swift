/// Copies text while mending what XML forbids in it.
struct TextRepair {
    /// One thing mended.
    struct Mend {
        var kind: WXRDiagnostic.Kind
        var action: WXRDiagnostic.Action
        var detail: String
        /// Offset in the text given.
        var offset: Int
    }

    /// Names of entities that the document declares: never expanded.
    var declaredEntities: Set<String> = []
    /// What was mended in the last call.
    private(set) var mends: [Mend] = []
    /// The mended text.
    private(set) var output: [UInt8] = []

    /// Copies `bytes`; `&` starts a reference unless they come from a CDATA section.
    mutating func copy(_ bytes: UnsafeBufferPointer<UInt8>, isCDATA: Bool) {
        output.removeAll(keepingCapacity: true)
        mends.removeAll(keepingCapacity: true)
        var index = 0
        while index < bytes.count {
            let start = index
            while index < bytes.count {
                let byte = bytes[index]
                if byte < 0x20 && byte != ASCII.newline && byte != ASCII.tab { break }
                if byte >= 0x80 || (byte == ASCII.ampersand && !isCDATA) { break }
                index += 1
            }
            output.append(contentsOf: bytes[start..<index])
            guard index < bytes.count else { return }
            switch bytes[index] {
            case 0x80...: index += copyHighBytes(bytes, at: index)
            case ASCII.ampersand: index += copyReference(bytes, at: index)
            case ASCII.carriageReturn:
                // Line endings as XML 1.0 section 2.11 wants them.
                output.append(ASCII.newline)
                index += index + 1 < bytes.count && bytes[index + 1] == ASCII.newline ? 2 : 1
            default:
                mend(.controlCharacter, .partRemoved, "0x" + hex(bytes[index]), index)
                index += 1
            }
        }
    }

    private mutating func mend(
        _ kind: WXRDiagnostic.Kind, _ action: WXRDiagnostic.Action, _ detail: String, _ offset: Int
    ) {
        mends.append(Mend(kind: kind, action: action, detail: detail, offset: offset))
    }

    private func hex(_ byte: UInt8) -> String {
        (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
    }

    private mutating func copyHighBytes(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Int {
        let length = UTF8Text.sequenceLength(bytes, at: index)
        if length > 0 {
            output.append(contentsOf: bytes[index..<(index + length)])
            return length
        }
        if let pair = surrogatePair(bytes, at: index) {
            // CESU-8: what an old MySQL leaves of an emoji.
            UTF8Text.append(pair, to: &output)
            mend(.invalidUTF8, .repaired, "CESU-8", index)
            return 6
        }
        if bytes[index] == 0xEF, index + 2 < bytes.count, bytes[index + 1] == 0xBF, bytes[index + 2] >= 0xBE {
            mend(.controlCharacter, .partRemoved, "U+FF" + hex(bytes[index + 2] == 0xBE ? 0xFE : 0xFF), index)
            return 3
        }
        if bytes[index] == 0xED, index + 2 < bytes.count, (0xA0...0xBF).contains(bytes[index + 1]),
            bytes[index + 2] & 0xC0 == 0x80
        {
            // Half of a surrogate pair: the character cannot be known.
            let half = 0xD000 | UInt32(bytes[index + 1] & 0x3F) << 6 | UInt32(bytes[index + 2] & 0x3F)
            mend(.controlCharacter, .partRemoved, "U+" + String(half, radix: 16, uppercase: true), index)
            return 3
        }
        Windows1252.append(bytes[index], to: &output)
        mend(.invalidUTF8, .repaired, "0x" + hex(bytes[index]), index)
        return 1
    }

    private func surrogatePair(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> UInt32? {
        guard index + 5 < bytes.count, bytes[index] == 0xED, bytes[index + 3] == 0xED,
            (0xA0...0xAF).contains(bytes[index + 1]), (0xB0...0xBF).contains(bytes[index + 4]),
            bytes[index + 2] & 0xC0 == 0x80, bytes[index + 5] & 0xC0 == 0x80
        else { return nil }
        let high = UInt32(bytes[index + 1] & 0x0F) << 6 | UInt32(bytes[index + 2] & 0x3F)
        let low = UInt32(bytes[index + 4] & 0x0F) << 6 | UInt32(bytes[index + 5] & 0x3F)
        return 0x10000 + (high << 10 | low)
    }

    /// Copies what a reference stands for. Returns its length.
    private mutating func copyReference(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Int {
        var end = index + 1
        while end < bytes.count, end - index <= 32, bytes[end] != UInt8(ascii: ";") {
            guard ASCII.isName(bytes[end]) || bytes[end] == UInt8(ascii: "#") else { break }
            end += 1
        }
        guard end < bytes.count, bytes[end] == UInt8(ascii: ";"), end > index + 1 else {
            return copyBareAmpersand(bytes, at: index)
        }
        let name = String(decoding: bytes[(index + 1)..<end], as: UTF8.self)
        let length = end + 1 - index
        if name.hasPrefix("#") {
            guard let scalar = Self.characterReference(name) else { return copyBareAmpersand(bytes, at: index) }
            if Self.isAllowed(scalar) {
                UTF8Text.append(scalar, to: &output)
            } else {
                mend(.forbiddenReference, .partRemoved, "&\(name);", index)
            }
            return length
        }
        switch name {
        case "amp": output.append(ASCII.ampersand)
        case "lt": output.append(ASCII.less)
        case "gt": output.append(ASCII.greater)
        case "quot": output.append(UInt8(ascii: "\""))
        case "apos": output.append(UInt8(ascii: "'"))
        default:
            if declaredEntities.contains(name) {
                mend(.declaredEntity, .partRemoved, "&\(name);", index)
            } else if let character = HTMLEntities.character(named: name) {
                UTF8Text.append(character.value, to: &output)
                mend(.htmlEntity, .repaired, "&\(name);", index)
            } else {
                return copyBareAmpersand(bytes, at: index)
            }
        }
        return length
    }

    private mutating func copyBareAmpersand(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Int {
        output.append(ASCII.ampersand)
        let excerpt = bytes[index..<min(bytes.count, index + 12)].prefix { $0 > ASCII.space && $0 < 0x80 }
        mend(.bareAmpersand, .repaired, String(decoding: excerpt, as: UTF8.self), index)
        return 1
    }

    private static func characterReference(_ name: String) -> UInt32? {
        let digits = name.dropFirst()
        if digits.first == "x" || digits.first == "X" { return UInt32(digits.dropFirst(), radix: 16) }
        return UInt32(digits)
    }

    /// Characters of XML 1.0, section 2.2.
    private static func isAllowed(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0x9, 0xA, 0xD, 0x20...0xD7FF, 0xE000...0xFFFD, 0x10000...0x10FFFF: true
        default: false
        }
    }
}
