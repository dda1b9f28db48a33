import Foundation

/// Text as people compare it: without accents, case, curly quotes or odd spaces.
enum FoldedText {
    /// `« Durée :  8 min »` → `« duree : 8 min »`. Complexity: linear.
    static func fold(_ text: some StringProtocol) -> String {
        if text.utf8.allSatisfy({ $0 < 0x80 }) { return foldASCII(text) }
        var output = String.UnicodeScalarView()
        var pendingSpace = false
        for scalar in text.decomposedStringWithCompatibilityMapping.lowercased().unicodeScalars {
            if scalar.properties.isWhitespace || scalar.value == 0xA0 {
                pendingSpace = !output.isEmpty
                continue
            }
            if scalar.properties.generalCategory == .nonspacingMark || scalar.value == 0xAD { continue }
            if pendingSpace { output.append(" ") }
            pendingSpace = false
            switch scalar.value {
            case 0x2018, 0x2019, 0x2BC: output.append("'")
            case 0x201C, 0x201D: output.append("\"")
            case 0x2010...0x2014: output.append("-")
            case 0x153: output.append(contentsOf: "oe".unicodeScalars)
            case 0xE6: output.append(contentsOf: "ae".unicodeScalars)
            default: output.append(scalar)
            }
        }
        return String(output)
    }

    /// Most words need none of Unicode.
    private static func foldASCII(_ text: some StringProtocol) -> String {
        var output: [UInt8] = []
        output.reserveCapacity(text.utf8.count)
        for byte in text.utf8 {
            if byte <= 0x20 {
                if output.last != 0x20, !output.isEmpty { output.append(0x20) }
            } else {
                output.append(0x41...0x5A ~= byte ? byte | 0x20 : byte)
            }
        }
        if output.last == 0x20 { output.removeLast() }
        return String(decoding: output, as: UTF8.self)
    }

    /// Folded text as a slug: `Débutant confirmé` → `debutant-confirme`.
    static func slug(_ text: some StringProtocol) -> String {
        fold(text).split { !($0.isLetter || $0.isNumber) }.joined(separator: "-")
    }
}
