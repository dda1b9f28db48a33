import WXR

/// Reads the value of a meta as a list.
enum MetaList {
    /// The values of one meta: a PHP-serialized list, a comma or space list of numbers, or one text.
    /// - Throws: `PHPUnserializeError` where a serialized value is damaged.
    static func values(_ raw: String) throws(PHPUnserializeError) -> [String] {
        // Most values are one number or one word.
        if raw.utf8.allSatisfy({ $0 &- 0x30 < 10 || ($0 | 0x20) &- 0x61 < 26 || $0 == 0x2D || $0 == 0x5F }) {
            return raw.isEmpty ? [] : [raw]
        }
        let text = raw.trimmingSpaces
        guard let first = text.utf8.first else { return [] }
        let bytes = Array(text.utf8.prefix(2))
        let isSerialized =
            bytes.count == 2 && bytes[1] == UInt8(ascii: ":") && "asOibd".utf8.contains(first)
            && (text.utf8.last == UInt8(ascii: "}") || text.utf8.last == UInt8(ascii: ";")
                || text.utf8.contains(UInt8(ascii: "{")))
        if isSerialized {
            return try PHPUnserializer.decode(String(text)).scalars.compactMap { scalar in
                let value = scalar.trimmingSpaces
                return value.isEmpty ? nil : String(value)
            }
        }
        if text.utf8.contains(where: { $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: ";") || $0 == UInt8(ascii: "|") })
        {
            return text.split { $0 == "," || $0 == ";" || $0 == "|" }.map { String($0.trimmingSpaces) }
                .filter { !$0.isEmpty }
        }
        let parts = text.split(separator: " ")
        if parts.count > 1, parts.allSatisfy({ Int($0) != nil }) { return parts.map(String.init) }
        return [String(text)]
    }
}
