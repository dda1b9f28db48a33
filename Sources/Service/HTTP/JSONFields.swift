import Foundation
import HTTPTypes
import LearnerRecords
import NIOCore
import NIOFoundationCompat

/// The members of a JSON object that a request carries, read strictly: each has its type and its bounds, and none is left
/// over.
struct JSONFields: Decodable {
    private let fields: KeyedDecodingContainer<FieldName>

    init(from decoder: any Decoder) throws { fields = try decoder.container(keyedBy: FieldName.self) }

    /// Reads a body whose members are among those that are known.
    /// - Throws: `Problem`.
    static func read(_ body: ByteBuffer, known: Set<String>) throws(Problem) -> JSONFields {
        guard let read = try? JSONDecoder().decode(JSONFields.self, from: body) else {
            throw Problem(.badRequest, "not_json")
        }
        try read.require(known)
        return read
    }

    func require(_ known: Set<String>) throws(Problem) {
        guard fields.allKeys.allSatisfy({ known.contains($0.stringValue) }) else {
            throw Problem(.unprocessableContent, "unknown_field", ["known": known.sorted().joined(separator: ", ")])
        }
    }

    func text(_ name: String, longest: Int = 200) throws(Problem) -> String? {
        guard let text: String = try value(name) else { return nil }
        // Lengths are in characters as JSON Schema counts them: Unicode scalars.
        guard (1...longest).contains(text.unicodeScalars.count) else { throw bad(name) }
        return text
    }

    func texts(_ name: String, most: Int = 200) throws(Problem) -> [String] {
        guard let texts: [String] = try value(name) else { return [] }
        guard texts.count <= most, texts.allSatisfy({ (1...200).contains($0.unicodeScalars.count) }) else {
            throw bad(name)
        }
        return texts
    }

    func number(_ name: String, _ range: ClosedRange<Double>) throws(Problem) -> Double? {
        guard let number: Double = try value(name) else { return nil }
        guard range.contains(number) else { throw bad(name) }
        return number
    }

    func flag(_ name: String) throws(Problem) -> Bool? { try value(name) }

    func pseudonym(_ name: String) throws(Problem) -> Pseudonym? {
        guard let text: String = try value(name) else { return nil }
        guard let pseudonym = Pseudonym(text) else { throw bad(name) }
        return pseudonym
    }

    func objects(_ name: String, most: Int) throws(Problem) -> [JSONFields] {
        guard let objects: [JSONFields] = try value(name) else { return [] }
        guard objects.count <= most else { throw bad(name) }
        return objects
    }

    func has(_ name: String) -> Bool { fields.contains(FieldName(name)) }

    func required<Value>(_ name: String, _ value: Value?) throws(Problem) -> Value {
        guard let value else { throw Problem(.unprocessableContent, "missing_field", ["field": name]) }
        return value
    }

    func bad(_ name: String) -> Problem { Problem(.unprocessableContent, "bad_field", ["field": name]) }

    private func value<Value: Decodable>(_ name: String) throws(Problem) -> Value? {
        guard has(name) else { return nil }
        do { return try fields.decode(Value.self, forKey: FieldName(name)) } catch { throw bad(name) }
    }
}
