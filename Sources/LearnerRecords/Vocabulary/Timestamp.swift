import Foundation

/// Moments as text: RFC 3339, to the millisecond, in UTC when written.
public enum Timestamp {
    /// Seconds since 1970; nil where the text is no moment.
    ///
    /// `2026-03-03T10:00:00Z`, with or without a part of a second, and with `Z` or an offset such as `+01:00`. Foundation's
    /// parser takes many times as long, for every event, and takes 30 February for 2 March.
    public static func seconds(_ text: String) -> Double? {
        guard text.utf8.count <= 40 else { return nil }
        var text = text
        return text.withUTF8 { bytes in
            guard bytes.count >= 20, let days = days(bytes), let second = second(bytes) else { return nil }
            var end = 19
            var fraction = 0.0
            if bytes[end] == UInt8(ascii: ".") {
                end += 1
                var digits = 0.0
                var scale = 1.0
                while end < bytes.count, let digit = number(bytes, end..<end + 1) {
                    (digits, scale) = (digits * 10 + Double(digit), scale * 10)
                    end += 1
                }
                guard scale > 1 else { return nil }
                fraction = (digits / scale * 1000).rounded() / 1000
            }
            guard let offset = offset(bytes[end...]) else { return nil }
            return Double(days * 86400 + second - offset) + fraction
        }
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

    /// Days since 1970 of the date that a text begins with; nil where there is no such day.
    private static func days(_ bytes: UnsafeBufferPointer<UInt8>) -> Int? {
        guard bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-"), bytes[10] == UInt8(ascii: "T"),
            let year = number(bytes, 0..<4), let month = number(bytes, 5..<7), let day = number(bytes, 8..<10),
            year > 0, (1...12).contains(month)
        else { return nil }
        let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
        let last = month == 2 ? (isLeap ? 29 : 28) : [4, 6, 9, 11].contains(month) ? 30 : 31
        guard (1...last).contains(day) else { return nil }
        // Years begin in March, so that the day that some have is their last (Hinnant, "chrono-compatible low-level date
        // algorithms", 2013).
        let (since, shifted) = (month > 2 ? year : year - 1, (month + 9) % 12)
        let leaps = since / 4 - since / 100 + since / 400
        return since * 365 + leaps + (shifted * 153 + 2) / 5 + day - 1 - 719_468
    }

    /// The second of the day that a text has after its date; the 60th is one that was put in to follow the Earth.
    private static func second(_ bytes: UnsafeBufferPointer<UInt8>) -> Int? {
        guard bytes[13] == UInt8(ascii: ":"), bytes[16] == UInt8(ascii: ":"), let hour = number(bytes, 11..<13),
            let minute = number(bytes, 14..<16), let second = number(bytes, 17..<19), hour < 24, minute < 60,
            second <= 60
        else { return nil }
        return hour * 3600 + minute * 60 + second
    }

    /// Seconds that a clock is before UTC: `Z`, `+01:00` or `+0100`.
    private static func offset(_ text: Slice<UnsafeBufferPointer<UInt8>>) -> Int? {
        let bytes = UnsafeBufferPointer(rebasing: text)
        if bytes.count == 1, bytes[0] == UInt8(ascii: "Z") { return 0 }
        let hasColon = bytes.count == 6 && bytes[3] == UInt8(ascii: ":")
        guard hasColon || bytes.count == 5, bytes[0] == UInt8(ascii: "+") || bytes[0] == UInt8(ascii: "-"),
            let hour = number(bytes, 1..<3), let minute = number(bytes, (bytes.count - 2)..<bytes.count), hour < 24,
            minute < 60
        else { return nil }
        return (hour * 3600 + minute * 60) * (bytes[0] == UInt8(ascii: "-") ? -1 : 1)
    }

    private static func number(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Int? {
        var number = 0
        for byte in bytes[range] {
            guard ObjectKey.isDigit(byte) else { return nil }
            number = number * 10 + Int(byte - UInt8(ascii: "0"))
        }
        return number
    }

    private static let whole = Date.ISO8601FormatStyle()
}
