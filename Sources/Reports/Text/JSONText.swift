import Foundation

/// JSON as Parcours writes it: sorted keys, readable, UTF-8.
public enum JSONText {
    /// A value as JSON text with a newline at its end.
    public static func encode(_ value: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(value), as: UTF8.self) + "\n"
    }
}
