import Foundation

/// Moments as text: RFC 3339, to the millisecond, in UTC when written.
public enum Timestamp {
    /// Seconds since 1970; nil where the text is no moment.
    public static func seconds(_ text: String) -> Double? {
        guard text.utf8.count <= 40 else { return nil }
        if let seconds = plain(text) { return seconds }
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

    /// The seconds of a text in the form that nearly all have, `2026-03-03T10:00:00Z`, on a day that every month has; nil for
    /// all other forms. Foundation's parser takes many times as long, for every event.
    private static func plain(_ text: String) -> Double? {
        var text = text
        return text.withUTF8 { bytes -> Double? in
            guard bytes.count == 20 else { return nil }
            for (place, sign) in [(4, "-"), (7, "-"), (10, "T"), (13, ":"), (16, ":"), (19, "Z")]
                as [(Int, Unicode.Scalar)]
            where bytes[place] != UInt8(ascii: sign) { return nil }
            func number(_ range: Range<Int>) -> Int? {
                var number = 0
                for byte in bytes[range] {
                    guard ObjectKey.isDigit(byte) else { return nil }
                    number = number * 10 + Int(byte - UInt8(ascii: "0"))
                }
                return number
            }
            guard let year = number(0..<4), let month = number(5..<7), let day = number(8..<10),
                let hour = number(11..<13), let minute = number(14..<16), let second = number(17..<19),
                (1970...9999).contains(year), (1...12).contains(month), (1...28).contains(day), hour < 24, minute < 60,
                second < 60
            else { return nil }
            // Years begin in March, so that the day that some have is their last (Hinnant, "chrono-compatible low-level
            // date algorithms", 2013).
            let (since, shifted) = (month > 2 ? year : year - 1, (month + 9) % 12)
            let leaps = since / 4 - since / 100 + since / 400
            let days = since * 365 + leaps + (shifted * 153 + 2) / 5 + day - 1 - 719_468
            return Double(days * 86400 + hour * 3600 + minute * 60 + second)
        }
    }

    private static let whole = Date.ISO8601FormatStyle()
    private static let fractional = Date.ISO8601FormatStyle(includingFractionalSeconds: true)
}
