import CZlib
import Foundation
import SwiftCSV

/// What is wrong with a table, and where.
public struct TableError: Error, Sendable, Equatable, CustomStringConvertible {
    /// What cannot be used.
    public enum Problem: Sendable, Equatable {
        /// The file cannot be opened or unzipped.
        case unreadable
        /// It is not UTF-8, or not CSV.
        case malformed
        /// A quotation mark is opened and never closed: all that follows would be one cell.
        case openQuote
        /// It has no such column.
        case missingColumn(String)
        /// A value is not what its column holds: column and value.
        case badValue(column: String, value: String)
    }

    /// The file, as given.
    public var file: String
    /// Line in the file, from 1; nil where the whole file is meant.
    public var line: Int?
    /// What is wrong.
    public var problem: Problem

    /// Makes an error.
    public init(file: String, line: Int? = nil, _ problem: Problem) {
        self.file = file
        self.line = line
        self.problem = problem
    }

    /// The error in one line, for developers; see the catalogue for that of users.
    public var description: String { "\(file)\(line.map { ", line \($0)" } ?? ""): \(problem)" }
}

/// A table read from a CSV file, plain or gzip, whose first row names the columns.
public struct TableFile: Sendable {
    /// The file, as given.
    public let path: String
    /// Names of the columns.
    public let header: [String]
    /// Cells by row, then by column. A short row has empty cells at its end.
    public let rows: [[String]]
    /// Line in the file of each row, from 1.
    public let lines: [Int]

    /// How the letters of a file are written.
    public enum Encoding: String, Sendable, Decodable {
        /// Unicode.
        case utf8 = "utf-8"
        /// Unicode in pairs of bytes.
        case utf16 = "utf-16"
        /// Western European, of Windows.
        case windows1252 = "windows-1252"
        /// Western European, of ISO.
        case latin1 = "iso-8859-1"
    }

    /// Reads a file.
    /// - Parameter separator: what stands between cells; comma, semicolon or tab is guessed where it is not given.
    /// - Throws: `TableError`.
    public init(_ path: String, encoding: Encoding = .utf8, separator: Character? = nil) throws {
        self.path = path
        let bytes = try Self.bytes(path)
        guard let text = Self.text(bytes, encoding) else { throw TableError(file: path, .malformed) }
        if let line = Self.lineOfOpenQuote(text) { throw TableError(file: path, line: line, .openQuote) }
        do {
            let csv =
                if let separator {
                    try EnumeratedCSV(string: text, delimiter: .character(separator), loadColumns: false)
                } else { try EnumeratedCSV(string: text, loadColumns: false) }
            header = csv.header.map { $0.trimmingPrefix("\u{FEFF}").trimmed }
            let width = header.count
            rows = csv.rows.map { row in
                row.count >= width ? row : row + [String](repeating: "", count: width - row.count)
            }
        } catch { throw TableError(file: path, .malformed) }
        var line = 2
        lines = rows.map { row in
            defer { line += 1 + row.reduce(0) { $0 + $1.count(where: \.isNewline) } }
            return line
        }
    }

    /// Position of a column, whatever the case of its name.
    /// - Throws: `TableError` where there is none.
    public func column(_ name: String) throws -> Int {
        guard let column = header.firstIndex(where: { $0.lowercased() == name.lowercased() }) else {
            throw TableError(file: path, line: 1, .missingColumn(name))
        }
        return column
    }

    /// A cell as a number.
    /// - Throws: `TableError` where it is none.
    public func number<Number: LosslessStringConvertible>(_ row: Int, _ column: Int, as: Number.Type) throws -> Number {
        guard let number = Number(rows[row][column]) else { throw badValue(row, column) }
        return number
    }

    /// An error about a cell.
    public func badValue(_ row: Int, _ column: Int) -> TableError {
        TableError(file: path, line: lines[row], .badValue(column: header[column], value: rows[row][column]))
    }

    /// The line of the last quotation mark, where their number is odd.
    private static func lineOfOpenQuote(_ text: String) -> Int? {
        let quote = UInt8(ascii: "\"")
        guard text.utf8.count(where: { $0 == quote }) % 2 == 1 else { return nil }
        let last = text.utf8.lastIndex(of: quote)!
        return 1 + text[..<last].count(where: \.isNewline)
    }

    private static func text(_ bytes: [UInt8], _ encoding: Encoding) -> String? {
        switch encoding {
        case .utf8: String(validating: bytes, as: UTF8.self)
        case .utf16: String(bytes: bytes, encoding: .utf16)
        case .windows1252: String(bytes: bytes, encoding: .windowsCP1252)
        case .latin1: String(bytes: bytes, encoding: .isoLatin1)
        }
    }

    /// All bytes of a file, unzipped where it is gzip.
    private static func bytes(_ path: String) throws -> [UInt8] {
        guard let file = gzopen(path, "rb") else { throw TableError(file: path, .unreadable) }
        defer { gzclose(file) }
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 1 << 18)
        while true {
            let count = gzread(file, &chunk, UInt32(chunk.count))
            guard count >= 0 else { throw TableError(file: path, .unreadable) }
            if count == 0 { return bytes }
            bytes += chunk[..<Int(count)]
        }
    }
}

extension StringProtocol {
    /// The text without white space around it.
    fileprivate var trimmed: String {
        guard let first = firstIndex(where: { !$0.isWhitespace }), let last = lastIndex(where: { !$0.isWhitespace })
        else { return "" }
        return String(self[first...last])
    }
}
