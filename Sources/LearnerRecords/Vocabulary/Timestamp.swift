import Foundation

/// Moments as text: RFC 3339, to the millisecond, in UTC when written.
public enum Timestamp {
    /// Seconds since 1970; nil where the text is no moment.
    public static func seconds(_ text: String) -> Double? {
        guard text.utf8.count <= 40 else { return nil }
        let style = text.contains(".") ? fractional : whole
        return (try? style.parse(text)).map { ($0.timeIntervalSince1970 * 1000).rounded() / 1000 }
    }

    /// The text of a moment: `2026-03-03T10:00:00Z`, with milliseconds where it has some.
    public static func text(_ seconds: Double) -> String {
        let milliseconds = Int((seconds * 1000).rounded())
        let (second, rest) = (milliseconds / 1000, milliseconds % 1000)
        let text = Date(timeIntervalSince1970: Double(second)).formatted(whole)
        guard rest > 0 else { return text }
        let digits = String(1000 + rest).dropFirst()
        return "\(text.dropLast()).\(digits)Z"
    }

    private static let whole = Date.ISO8601FormatStyle()
    private static let fractional = Date.ISO8601FormatStyle(includingFractionalSeconds: true)
}
