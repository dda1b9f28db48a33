/// The stable keys of contents, `post/45` or `besoin/orienter-un-patient`, in form: which ones exist is the graph's to say.
public enum ObjectKey {
    /// Whether a text has the form of a key: a kind, a slash and a name, at most 160 bytes in all.
    public static func isKey(_ text: String) -> Bool {
        let parts = text.utf8.split(separator: UInt8(ascii: "/"), maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, text.utf8.count <= 160 else { return false }
        return parts.allSatisfy { part in
            !part.isEmpty && part.allSatisfy { isNameByte($0) || $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "%") }
        }
    }

    /// Whether a key is that of a WordPress post, whatever it is. Numbers of telephones and of professionals begin with 0 or
    /// have more than nine digits, which those of posts do not.
    public static func isPost(_ text: String) -> Bool {
        guard text.hasPrefix("post/") else { return false }
        let digits = text.utf8.dropFirst(5)
        return (1...9).contains(digits.count) && digits.first != UInt8(ascii: "0") && digits.allSatisfy(isDigit)
    }

    static func isNameByte(_ byte: UInt8) -> Bool {
        isDigit(byte) || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20) || byte == UInt8(ascii: "-")
            || byte == UInt8(ascii: "_")
    }

    static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }
}
