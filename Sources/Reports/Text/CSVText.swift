/// Rows as CSV (RFC 4180): comma, CR LF, quotes where they are needed.
public enum CSVText {
    /// Rows as text.
    public static func encode(_ rows: [[String]]) -> String {
        rows.map { $0.map(field).joined(separator: ",") + "\r\n" }.joined()
    }

    private static func field(_ text: String) -> String {
        // A cell that starts as a formula does would be run by a spreadsheet.
        let safe = text.first.map { "=+-@\t".contains($0) } == true && Double(text) == nil ? "'" + text : text
        guard safe.contains(where: { $0 == "," || $0 == "\"" || $0.isNewline }) else { return safe }
        return "\"" + safe.replacing("\"", with: "\"\"") + "\""
    }
}
