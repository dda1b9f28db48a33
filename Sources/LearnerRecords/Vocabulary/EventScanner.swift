import Foundation

/// Reads a batch of events in the plain form in which nearly all come: members of the vocabulary, each once, with text in
/// ASCII without escapes but `\/`, numbers of at most 15 digits without exponent. Of all else it makes nothing, neither an
/// event nor a fault: that is the decoder's to judge.
struct EventScanner {
    private let bytes: UnsafeRawBufferPointer
    private var place = 0

    init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

    /// The events; nil where anything is not plain.
    mutating func batch() -> [RecordDraft]? {
        guard take("{"), plainText() == "events", take(":"), take("[") else { return nil }
        var drafts: [RecordDraft] = []
        if !take("]") {
            var fields = ScannedFields()
            repeat {
                guard scan(&fields) else { return nil }
                drafts.append(Self.draft(fields))
            } while take(",")
            guard take("]") else { return nil }
        }
        guard take("}") else { return nil }
        skipBlanks()
        return place == bytes.count ? drafts : nil
    }

    private static func draft(_ fields: ScannedFields) -> RecordDraft {
        let text = try? fields.text("id")
        let id = text.flatMap { UUID(uuidString: $0) }
        do throws(RecordFault) {
            return RecordDraft(.success(try RecordDraft.record(fields, id)), id: id)
        } catch { return RecordDraft(.failure(error), id: id) }
    }

    private mutating func scan(_ fields: inout ScannedFields) -> Bool {
        fields.clear()
        guard take("{") else { return false }
        repeat {
            guard let name = plainText(), take(":"), let value = value(), fields.set(name, value) else { return false }
        } while take(",")
        return take("}")
    }

    private mutating func value() -> ScannedFields.Value? {
        skipBlanks()
        guard place < bytes.count else { return nil }
        switch bytes[place] {
        case UInt8(ascii: "\""): return plainText().map { .text($0) }
        case UInt8(ascii: "t"): return takeWord("true") ? .flag(true) : nil
        case UInt8(ascii: "f"): return takeWord("false") ? .flag(false) : nil
        default: return plainNumber().map { .number($0) }
        }
    }

    private mutating func plainText() -> String? {
        guard take("\"") else { return nil }
        let start = place
        var slashes = 0
        while place < bytes.count, bytes[place] != UInt8(ascii: "\"") {
            guard (0x20..<0x7F).contains(bytes[place]) else { return nil }
            if bytes[place] == UInt8(ascii: "\\") {
                place += 1
                guard place < bytes.count, bytes[place] == UInt8(ascii: "/") else { return nil }
                slashes += 1
            }
            place += 1
        }
        guard place < bytes.count else { return nil }
        let text = bytes[start..<place]
        place += 1
        guard slashes > 0 else { return String(decoding: text, as: UTF8.self) }
        return String(decoding: text.filter { $0 != UInt8(ascii: "\\") }, as: UTF8.self)
    }

    /// Digits and a power of ten that both are exact as `Double`, so that their quotient is the nearest to the number
    /// (Clinger, "How to read floating point numbers accurately", 1990).
    private mutating func plainNumber() -> Double? {
        let isNegative = take("-")
        let start = place
        var (digits, count, decimals) = (0, 0, 0)
        while place < bytes.count {
            let byte = bytes[place]
            if ObjectKey.isDigit(byte) {
                digits = digits * 10 + Int(byte - UInt8(ascii: "0"))
                count += 1
                if decimals > 0 { decimals += 1 }
                guard count <= 15 else { return nil }
            } else if byte == UInt8(ascii: "."), count > 0, decimals == 0 {
                decimals = 1
            } else {
                break
            }
            place += 1
        }
        let isPlain = count > 0 && decimals != 1 && !(place < bytes.count && bytes[place] | 0x20 == UInt8(ascii: "e"))
        let whole = count - max(0, decimals - 1)
        guard isPlain, whole == 1 || bytes[start] != UInt8(ascii: "0") else { return nil }
        let value = Double(digits) / (decimals > 1 ? Self.powers[decimals - 1] : 1)
        return isNegative ? -value : value
    }

    private static let powers: [Double] = (0...15).map { pow(10, Double($0)) }

    private mutating func takeWord(_ word: StaticString) -> Bool {
        let end = place + word.utf8CodeUnitCount
        guard end <= bytes.count,
            bytes[place..<end].elementsEqual(UnsafeBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount))
        else { return false }
        place = end
        return true
    }

    /// Takes a sign, and the blanks before it; not blanks alone.
    private mutating func take(_ sign: Unicode.Scalar) -> Bool {
        skipBlanks()
        guard place < bytes.count, bytes[place] == UInt8(ascii: sign) else { return false }
        place += 1
        return true
    }

    private mutating func skipBlanks() {
        while place < bytes.count, [0x20, 0x09, 0x0A, 0x0D].contains(bytes[place]) { place += 1 }
    }
}

/// The members of one event, by their place among all names of the vocabulary.
struct ScannedFields: EventFields {
    enum Value {
        case text(String)
        case number(Double)
        case flag(Bool)
    }

    private static let names = [
        "id", "learner", "time", "verb", "object", "seconds", "share", "correct", "level", "query", "stars", "count",
    ]
    private var values = [Value?](repeating: nil, count: names.count)

    mutating func clear() { for place in values.indices { values[place] = nil } }

    /// Keeps a member; false where it is none of the vocabulary or was there before.
    mutating func set(_ name: String, _ value: Value) -> Bool {
        guard let place = Self.names.firstIndex(of: name), values[place] == nil else { return false }
        values[place] = value
        return true
    }

    func has(_ name: String) -> Bool { value(name) != nil }

    func areAll(_ isKnown: (String) -> Bool) -> Bool {
        zip(Self.names, values).allSatisfy { $1 == nil || isKnown($0) }
    }

    func text(_ name: String) throws(RecordFault) -> String? {
        guard let value = value(name) else { return nil }
        guard case .text(let text) = value else { throw .badValue(name) }
        return text
    }

    func number(_ name: String) throws(RecordFault) -> Double? {
        guard let value = value(name) else { return nil }
        guard case .number(let number) = value else { throw .badValue(name) }
        return number
    }

    func flag(_ name: String) throws(RecordFault) -> Bool? {
        guard let value = value(name) else { return nil }
        guard case .flag(let flag) = value else { throw .badValue(name) }
        return flag
    }

    private func value(_ name: String) -> Value? { Self.names.firstIndex(of: name).flatMap { values[$0] } }
}
