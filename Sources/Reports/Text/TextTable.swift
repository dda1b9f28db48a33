/// A table for a terminal: columns as wide as their content, the widest one cut to fit.
public struct TextTable {
    /// How a column is laid.
    public enum Alignment: Sendable {
        /// Text.
        case left
        /// Numbers.
        case right
    }

    private let headers: [String]
    private let alignments: [Alignment]
    private var rows: [[String]] = []

    /// Makes a table with its column titles.
    public init(_ headers: [String], _ alignments: [Alignment] = []) {
        self.headers = headers
        self.alignments = alignments + Array(repeating: .left, count: max(0, headers.count - alignments.count))
    }

    /// Adds a row.
    public mutating func add(_ row: [String]) { rows.append(row) }

    /// The table as lines that fit in `width` columns; long texts wrap inside their column, nothing is cut.
    public func lines(width: Int) -> [String] {
        var widths = headers.indices.map { column in
            ([headers[column]] + rows.map { $0[column] }).map { Self.width($0) }.max() ?? 0
        }
        let gaps = 2 * (headers.count - 1)
        // The widest column gives way, down to a width in which words still fit.
        while widths.reduce(0, +) + gaps > width, let widest = widths.indices.max(by: { widths[$0] < widths[$1] }),
            widths[widest] > 16
        {
            widths[widest] -= 1
        }
        var lines = render(headers, widths)
        lines.append(widths.map { String(repeating: "─", count: $0) }.joined(separator: "  "))
        for row in rows { lines += render(row, widths) }
        return lines
    }

    private func render(_ row: [String], _ widths: [Int]) -> [String] {
        let cells = zip(row, widths).map { Self.wrap($0, $1) }
        let height = cells.map(\.count).max() ?? 1
        return (0..<height).map { line in
            var text = ""
            for (column, cell) in cells.enumerated() {
                let content = line < cell.count ? cell[line] : ""
                let padding = String(repeating: " ", count: max(0, widths[column] - Self.width(content)))
                text += alignments[column] == .right ? padding + content : content + padding
                if column + 1 < cells.count { text += "  " }
            }
            while text.last == " " { text.removeLast() }
            return text
        }
    }

    private static func wrap(_ text: String, _ width: Int) -> [String] {
        guard self.width(text) > width else { return [text] }
        var lines: [String] = []
        var line = ""
        for word in text.split(separator: " ", omittingEmptySubsequences: false) {
            if !line.isEmpty, self.width(line) + 1 + self.width(String(word)) > width {
                lines.append(line)
                line = ""
            }
            line += (line.isEmpty ? "" : " ") + word
            while self.width(line) > width {
                lines.append(String(line.prefix(width)))
                line = String(line.dropFirst(width))
            }
        }
        lines.append(line)
        return lines
    }

    /// Columns that a text takes: wide characters take two.
    private static func width(_ text: String) -> Int {
        text.reduce(0) { total, character in
            guard let scalar = character.unicodeScalars.first else { return total }
            switch scalar.value {
            case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60,
                0x1F300...0x1FAFF:
                return total + 2
            default: return total + 1
            }
        }
    }
}
