/// Every sentence that a person reads, in each language, by one key.
///
/// A sentence holds names in braces, which `text` fills in: `{title}`. A sentence with two forms, `étape|étapes`,
/// agrees with a number.
public struct Catalogue: Sendable {
    /// One sentence in each language.
    struct Sentence: Sendable {
        var french: String
        var english: String

        init(_ french: String, _ english: String) {
            self.french = french
            self.english = english
        }
    }

    /// The language that is spoken.
    public let language: Language

    /// Makes a catalogue that speaks a language.
    public init(_ language: Language) { self.language = language }

    private static let sentences: [String: Sentence] = [
        interfaceSentences, helpSentences, reportSentences, findingSentences, readerSentences, errorSentences,
        comparisonSentences, proofSentences, masterySentences, serviceSentences, problemSentences, learnerSentences,
        serviceCommandSentences, evidenceSentences,
    ].reduce(into: [:]) { all, part in all.merge(part) { _, _ in preconditionFailure("a key is there twice") } }

    /// All keys: a test holds the code against them.
    static var keys: [String] { sentences.keys.sorted() }

    /// Both forms of a key, for tests.
    static func sentence(_ key: String) -> Sentence? { sentences[key] }

    /// Keys that begin so, in their order.
    public func keys(startingWith start: String) -> [String] { Self.keys.filter { $0.hasPrefix(start) } }

    /// Whether the catalogue has a key.
    public func has(_ key: String) -> Bool { Self.sentences[key] != nil }

    /// A sentence with its names filled in; the key itself where the catalogue lacks it.
    public func text(_ key: String, _ values: [String: String] = [:]) -> String {
        guard let sentence = Self.sentences[key] else { return key }
        return fill(language == .french ? sentence.french : sentence.english, values)
    }

    /// A sentence that agrees with a number, which it may name as `{n}`.
    public func count(_ key: String, _ number: Int, _ values: [String: String] = [:]) -> String {
        guard let sentence = Self.sentences[key] else { return key }
        let forms = (language == .french ? sentence.french : sentence.english).split(separator: "|").map(String.init)
        // In French, 0 and 1 are singular; in English, 1 alone is.
        let isSingular = language == .french ? abs(number) < 2 : number == 1
        var all = values
        all["n"] = self.number(number)
        return fill(isSingular ? forms[0] : forms[forms.count - 1], all)
    }

    /// A whole number with its thousands apart.
    public func number(_ number: Int) -> String {
        let digits = String(abs(number))
        var groups: [Substring] = []
        var end = digits.endIndex
        while end > digits.startIndex {
            let start = digits.index(end, offsetBy: -3, limitedBy: digits.startIndex) ?? digits.startIndex
            groups.insert(digits[start..<end], at: 0)
            end = start
        }
        return (number < 0 ? "-" : "") + groups.joined(separator: language == .french ? "\u{202F}" : ",")
    }

    /// A duration in words: `8 min`, `1 h 05`; under a minute in seconds.
    public func duration(_ seconds: Int) -> String {
        if seconds > 0, seconds < 60 { return "\(seconds)\u{A0}s" }
        let minutes = (seconds + 30) / 60
        if minutes < 60 { return "\(minutes)\u{A0}min" }
        let rest = minutes % 60
        return rest == 0 ? "\(minutes / 60)\u{A0}h" : "\(minutes / 60)\u{A0}h\u{A0}\(rest < 10 ? "0" : "")\(rest)"
    }

    /// A size of a file, in KiB or MiB.
    public func size(_ bytes: Int) -> String {
        let unit = language == .french ? "io" : "iB"
        return bytes < 1 << 20 ? "\((bytes + 1023) >> 10)\u{A0}K\(unit)" : "\((bytes + (1 << 19)) >> 20)\u{A0}M\(unit)"
    }

    private func fill(_ text: String, _ values: [String: String]) -> String {
        var filled = ""
        var rest = (language == .french ? Self.frenchSpaces(text) : text)[...]
        while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
            filled += rest[..<open]
            filled += values[String(rest[rest.index(after: open)..<close])] ?? ""
            rest = rest[rest.index(after: close)...]
        }
        return filled + rest
    }

    /// The spaces that must not break a line: inside quotation marks and before high punctuation.
    private static func frenchSpaces(_ text: String) -> String {
        text.replacing("« ", with: "«\u{A0}").replacing(" »", with: "\u{A0}»").replacing(" :", with: "\u{A0}:")
            .replacing(" ;", with: "\u{202F};").replacing(" ?", with: "\u{202F}?").replacing(" !", with: "\u{202F}!")
    }
}
