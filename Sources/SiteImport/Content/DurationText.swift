/// Durations as editors write them.
enum DurationText {
    /// What a text says of a duration.
    enum Reading: Equatable {
        /// So many seconds.
        case seconds(Int)
        /// Nothing, or zero.
        case missing
        /// Something that is no duration.
        case unreadable
    }

    /// Reads `8`, `8 min`, `1 h 30`, `0h08`, `1:30:00`, `00:08`, `90 s`, `1 heure et quart`... A bare number is in the
    /// unit given, in seconds: 60 for minutes.
    static func read(_ text: some StringProtocol, bareUnit: Int = 60) -> Reading {
        if let number = Int(text), (0..<100_000).contains(number) {
            return number > 0 ? .seconds(number * bareUnit) : .missing
        }
        let folded = FoldedText.fold(text)
        guard !folded.isEmpty else { return .missing }
        let seconds = clock(folded) ?? units(withoutFractions(folded), bareUnit: bareUnit)
        guard let seconds else { return .unreadable }
        return seconds > 0 ? .seconds(seconds) : .missing
    }

    /// Fractions in words and signs as minutes: `1 heure et quart`, `1 h et demie`, `½ h`.
    private static func withoutFractions(_ text: String) -> String {
        // All of them have a u, a d or a sign that is not ASCII; `8 min` has none of these, and looking for each takes long.
        let mayHaveOne = text.utf8.contains { $0 == UInt8(ascii: "u") || $0 == UInt8(ascii: "d") || $0 >= 0x80 }
        guard mayHaveOne else { return text }
        var text = text
        for (words, minutes) in [
            ("et quart", "15 min"), ("et demie", "30 min"), ("et demi", "30 min"), ("trois quarts d'heure", "45 min"),
            ("une demi-heure", "30 min"), ("demi-heure", "30 min"), ("un quart d'heure", "15 min"),
            ("une heure", "1 h"),
            ("1⁄2 h", "30 min"), ("1⁄4 h", "15 min"), ("3⁄4 h", "45 min"),
        ] {
            text = text.replacing(words, with: minutes)
        }
        return text
    }

    /// `1:30:00` (hours) or `08:30` (minutes and seconds).
    private static func clock(_ text: String) -> Int? {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2 || parts.count == 3 else { return nil }
        let numbers = parts.compactMap { Int($0.trimmingSpaces) }
        guard numbers.count == parts.count, numbers.allSatisfy({ $0 >= 0 && $0 < 10_000 }) else { return nil }
        return numbers.reduce(0) { $0 * 60 + $1 }
    }

    /// Numbers each followed by a unit; the last may have none.
    private static func units(_ text: String, bareUnit: Int) -> Int? {
        var total = 0.0
        var found = false
        var lastUnit = 0
        var rest = text[...].drop { !$0.isNumber }
        // "environ 8 min", "à peu près 10" are durations; "module 3 : lire" is none.
        let lead = text[..<rest.startIndex].trimmingSpaces
        guard lead.isEmpty || Self.leadingWords.contains(String(lead)) else { return nil }
        while let first = rest.first, first.isNumber {
            let digits = rest.prefix { $0.isNumber || $0 == "," || $0 == "." }
            rest = rest[digits.endIndex...]
            let cleaned = String(digits.map { $0 == "," ? "." : $0 })
            guard digits.count <= 6, let number = Double(cleaned.hasSuffix(".") ? String(cleaned.dropLast()) : cleaned)
            else { return nil }
            let afterNumber = rest.drop { $0 == " " }
            let word = afterNumber.prefix { $0.isLetter || $0 == "'" || $0 == "\"" }
            if let unit = unitSeconds(word) {
                total += number * Double(unit)
                lastUnit = unit
                rest = afterNumber[word.endIndex...].drop { $0 == " " || $0 == "." }
            } else if lastUnit == 3600 {
                // "1 h 30": the minutes need no word.
                total += number * 60
                lastUnit = 60
                rest = afterNumber
            } else if !found, isRange(afterNumber) {
                // "8-10 min": the longer one, so that nobody runs out of time.
                rest = afterNumber.drop { !$0.isNumber }
                continue
            } else if !found {
                total += number * Double(bareUnit)
                rest = afterNumber
                found = true
                break
            } else {
                break
            }
            found = true
            if rest.hasPrefix("et "), rest.dropFirst(3).first?.isNumber == true { rest = rest.dropFirst(3) }
        }
        guard found, total < 1_000_000 else { return nil }
        // What follows must not change the meaning: "8 documents" is no duration.
        if lastUnit == 0, let next = rest.first, next.isLetter { return nil }
        return Int(total.rounded())
    }

    private static let leadingWords: Set<String> = [
        "environ", "env.", "env", "~", "≈", "a peu pres", "moins de", "about", "around", "ca.", "approx.", "approx",
        "de", "compter", "comptez", "compter environ", "comptez environ", "prevoir", "prevoyez",
    ]

    private static func isRange(_ text: Substring) -> Bool {
        for lead in ["-", "a ", "ou ", "to ", "or "] where text.hasPrefix(lead) {
            return text.dropFirst(lead.count).drop { $0 == " " }.first?.isNumber == true
        }
        return false
    }

    private static func unitSeconds(_ word: Substring) -> Int? {
        switch word {
        case "s", "sec", "secs", "seconde", "secondes", "second", "seconds", "\"": 1
        case "m", "mn", "min", "mins", "minute", "minutes", "'": 60
        case "h", "hr", "hrs", "heure", "heures", "hour", "hours": 3600
        case "j", "jour", "jours", "day", "days": 7 * 3600
        default: nil
        }
    }
}

extension StringProtocol {
    /// Without white space at either end, no-break spaces included.
    var trimmingSpaces: SubSequence {
        let scalars = unicodeScalars
        func isSpace(_ scalar: Unicode.Scalar) -> Bool {
            scalar.value <= 0x20 || scalar.value >= 0x85 && scalar.properties.isWhitespace
        }
        var start = scalars.startIndex
        var end = scalars.endIndex
        while start < end, isSpace(scalars[start]) { start = scalars.index(after: start) }
        while end > start, isSpace(scalars[scalars.index(before: end)]) { end = scalars.index(before: end) }
        return self[start..<end]
    }
}
