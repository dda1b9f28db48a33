import Foundation

/// Text as people compare it: without accents, case, curly quotes or odd spaces.
enum FoldedText {
    /// `« Durée :  8 min »` → `« duree : 8 min »`. Complexity: linear.
    static func fold(_ text: some StringProtocol) -> String {
        if let quick = foldLatin(text) { return quick }
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

    /// Texts in Latin letters, which most are, need none of Unicode's tables. Nil for the others.
    private static func foldLatin(_ text: some StringProtocol) -> String? {
        var output: [UInt8] = []
        output.reserveCapacity(text.utf8.count)
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0...0x20, 0xA0, 0x2009, 0x202F: if output.last != 0x20, !output.isEmpty { output.append(0x20) }
            case 0x41...0x5A: output.append(UInt8(scalar.value) | 0x20)
            case 0x21...0x7E: output.append(UInt8(scalar.value))
            case 0xAD: break
            case 0xC0...0xFF:
                let letter = latin1Letters[Int(scalar.value) - 0xC0]
                guard letter != 0x2A else { return nil }
                output.append(letter)
            case 0x152, 0x153: output.append(contentsOf: "oe".utf8)
            case 0x2018, 0x2019, 0x2BC: output.append(UInt8(ascii: "'"))
            case 0x201C, 0x201D: output.append(UInt8(ascii: "\""))
            case 0x2010...0x2014: output.append(UInt8(ascii: "-"))
            case 0xAB, 0xBB: output.append(contentsOf: scalar.utf8)
            case 0x2026: output.append(contentsOf: "...".utf8)
            default: return nil
            }
        }
        if output.last == 0x20 { output.removeLast() }
        return String(decoding: output, as: UTF8.self)
    }

    /// Letters U+00C0...U+00FF without accent; `*` where there is no single one.
    private static let latin1Letters = Array("aaaaaa*ceeeeiiii*nooooo**uuuuy**aaaaaa*ceeeeiiii*nooooo**uuuuy*y".utf8)

    /// Folded text as a slug: `Débutant confirmé` → `debutant-confirme`.
    static func slug(_ text: some StringProtocol) -> String {
        fold(text).split { !($0.isLetter || $0.isNumber) }.joined(separator: "-")
    }
}
