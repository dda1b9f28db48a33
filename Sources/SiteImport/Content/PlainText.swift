import ContentGraph
import WXR

/// HTML fragments as plain text.
enum PlainText {
    /// A title or name as WordPress stores it, made plain: no tags, no entities, single spaces, no space around.
    static func title(_ html: String) -> String {
        guard html.utf8.contains(UInt8(ascii: "&")) || html.utf8.contains(UInt8(ascii: "<")) else {
            return collapse(html)
        }
        return collapse(decodeEntities(stripTags(html)))
    }

    /// The number of a title made plain. Most are plain already, and none of those is made a `String`.
    static func titleNumber(of html: UnsafeBufferPointer<UInt8>, in texts: TextStore) -> UInt32 {
        isPlain(html) ? texts.number(of: html) : texts.number(of: title(String(decoding: html, as: UTF8.self)))
    }

    /// Whether `title` would leave the bytes as they are.
    private static func isPlain(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        var previous = UInt8(ascii: " ")
        for byte in bytes {
            if byte == UInt8(ascii: "&") || byte == UInt8(ascii: "<") { return false }
            if byte <= 0x20, byte != 0x20 || previous == 0x20 { return false }
            previous = byte
        }
        return previous != 0x20 || bytes.isEmpty
    }

    /// Replaces character references by their characters; what is none stays as it is.
    static func decodeEntities(_ text: String) -> String {
        guard text.utf8.contains(UInt8(ascii: "&")) else { return text }
        var output = ""
        var rest = text[...]
        while let ampersand = rest.firstIndex(of: "&") {
            output += rest[..<ampersand]
            rest = rest[ampersand...]
            if let end = rest.prefix(34).firstIndex(of: ";"),
                let character = character(of: rest[rest.index(after: ampersand)..<end])
            {
                output.unicodeScalars.append(character)
                rest = rest[rest.index(after: end)...]
            } else {
                output.append("&")
                rest = rest.dropFirst()
            }
        }
        return output + rest
    }

    private static func character(of name: Substring) -> Unicode.Scalar? {
        guard name.first == "#" else { return HTMLEntities.character(named: name) }
        let digits = name.dropFirst()
        let value = digits.first == "x" || digits.first == "X" ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
        return value.flatMap(Unicode.Scalar.init)
    }

    private static func stripTags(_ html: String) -> String {
        var output = ""
        var rest = html[...]
        while let less = rest.firstIndex(of: "<") {
            output += rest[..<less]
            let after = rest.index(after: less)
            guard after < rest.endIndex, rest[after].isLetter || rest[after] == "/" || rest[after] == "!",
                let greater = rest[after...].firstIndex(of: ">")
            else {
                output.append("<")
                rest = rest[after...]
                continue
            }
            rest = rest[rest.index(after: greater)...]
        }
        return output + rest
    }

    /// Single spaces, none at the ends. A no-break space inside stays: it is part of French typography.
    private static func collapse(_ text: String) -> String {
        var previous = UInt8(ascii: " ")
        var isClean = true
        for byte in text.utf8 {
            if byte <= 0x20, byte != 0x20 || previous == 0x20 {
                isClean = false
                break
            }
            previous = byte
        }
        if isClean, previous != 0x20 || text.isEmpty { return text }
        return text.utf8.split(whereSeparator: { $0 <= 0x20 }).map { String(Substring($0)) }.joined(separator: " ")
    }
}
