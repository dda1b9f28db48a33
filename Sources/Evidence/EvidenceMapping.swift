import Foundation
public import Tables
import Yams

/// How a file from another program is to be read: its encoding, its columns, its dates, and what its features are about.
/// `docs/evidence.md` describes the form.
public struct EvidenceMapping: Sendable, Equatable, Decodable {
    /// What is wrong with a mapping file.
    public struct ReadError: Error, Sendable, Equatable {
        /// The file, as given.
        public var path: String
        /// What is wrong.
        public var reason: String
    }

    /// `utf-8`, `windows-1252`, `iso-8859-1` or `utf-16`.
    public var encoding: TableFile.Encoding?
    /// One character; guessed where absent.
    public var separator: String?
    /// By what Parcours calls a column, what the file calls it.
    public var columns: [String: String]?
    /// `dd/MM/yyyy` or the like; ISO 8601 where absent.
    public var dateFormat: String?
    /// By the file's name of a feature, the key of the tutorial or skill that it is about.
    public var features: [String: String]?
    /// By the file's word for a profession, structure or territory, that of Parcours.
    public var words: [String: String]?

    private enum CodingKeys: String, CodingKey, CaseIterable {
        case encoding, separator, columns
        case dateFormat = "date-format"
        case features, words
    }

    /// A file that needs no mapping: UTF-8, ISO dates, columns by the names that Parcours has for them.
    public init() {}

    /// Reads a mapping file.
    /// - Throws: `ReadError`.
    public init(path: String) throws {
        do {
            let text = try String(contentsOfFile: path, encoding: .utf8)
            let known = Set(CodingKeys.allCases.map(\.rawValue))
            let names = (try Yams.load(yaml: text) as? [String: Any])?.keys.map { $0 } ?? []
            if let unknown = names.first(where: { !known.contains($0) }) {
                throw ReadError(path: path, reason: "\(unknown): ?  (\(known.sorted().joined(separator: ", ")))")
            }
            self = try YAMLDecoder().decode(Self.self, from: text)
        } catch let error as ReadError { throw error } catch {
            throw ReadError(path: path, reason: "\(error)")
        }
        if let separator, separator.count != 1 { throw ReadError(path: path, reason: "separator: \(separator)") }
    }

    /// The table of a file.
    /// - Throws: `TableError`.
    public func table(_ path: String) throws -> TableFile {
        try TableFile(path, encoding: encoding ?? .utf8, separator: separator?.first)
    }

    /// Position of a column in a table.
    /// - Throws: `TableError` where it is not there.
    func column(_ name: String, in table: TableFile) throws -> Int { try table.column(columns?[name] ?? name) }

    /// Seconds since 1970 at the start of a day in UTC; nil where a text is no date.
    func day(_ text: String) -> Double? {
        let formatter = DateFormatter()
        formatter.locale = Locale(identifier: "en_US_POSIX")
        formatter.timeZone = TimeZone(identifier: "UTC")
        formatter.isLenient = false
        formatter.dateFormat = dateFormat ?? "yyyy-MM-dd"
        return formatter.date(from: text.trimmingCharacters(in: .whitespaces))?.timeIntervalSince1970
    }
}

/// A line that was left out, and why.
public struct EvidenceRefusal: Sendable, Equatable {
    /// Why a line cannot be used. What the line says is not repeated: it may be personal.
    public enum Reason: String, Sendable, CaseIterable {
        /// The account is no pseudonym.
        case notAPseudonym = "not_a_pseudonym"
        /// The date cannot be read.
        case badDate = "bad_date"
        /// The count, time or number of views is none.
        case badNumber = "bad_number"
        /// The mapping does not say what the feature is about.
        case unknownFeature = "unknown_feature"
        /// What a feature is about, or a page, is not on the site.
        case unknownObject = "unknown_object"
        /// A profession, structure or territory is no label.
        case notALabel = "not_a_label"
        /// The learner has not agreed to it.
        case noConsent = "no_consent"
        /// The date is in the future.
        case future
        /// A line before has another count for the same account, feature and day.
        case otherCount = "other_count"
        /// Another count is kept for the same account, feature and day, from a file before.
        case keptCount = "kept_count"
    }

    /// Line of the file, from 1; number of the entry for an interface.
    public var line: Int
    /// Why.
    public var reason: Reason

    /// Makes a refusal.
    public init(line: Int, reason: Reason) {
        self.line = line
        self.reason = reason
    }
}
