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
        if let numbers = identifierList(raw) { return numbers }
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

    /// A list of identifiers as Advanced Custom Fields stores one, `a:1:{i:0;s:2:"53";}`, read without building it: most
    /// serialized values of a training site are such. Nil where the value is anything else, or is damaged.
    private static func identifierList(_ raw: String) -> [String]? {
        var raw = raw
        return raw.withUTF8 { bytes in
            var index = 0
            func take(_ text: StaticString) -> Bool {
                let length = text.utf8CodeUnitCount
                guard index + length <= bytes.count else { return false }
                for offset in 0..<length where bytes[index + offset] != text.utf8Start[offset] { return false }
                index += length
                return true
            }
            func number() -> Int? {
                let start = index
                var value = 0
                while index < bytes.count, bytes[index] &- 0x30 < 10, index - start < 15 {
                    value = value * 10 + Int(bytes[index] & 15)
                    index += 1
                }
                return index > start ? value : nil
            }
            guard take("a:"), let count = number(), take(":{"), count <= bytes.count / 6 else { return nil }
            var list: [String] = []
            list.reserveCapacity(count)
            for _ in 0..<count {
                guard take("i:"), number() != nil, take(";s:"), let length = number(), take(":\"") else { return nil }
                let start = index
                guard number() != nil, index - start == length, take("\";") else { return nil }
                list.append(String(decoding: bytes[start..<(start + length)], as: UTF8.self))
            }
            return take("}") && index == bytes.count ? list : nil
        }
    }
}
