import ContentGraph
import Foundation
import Reports
import WXR

#if canImport(Glibc)
    import Glibc
#endif

/// The terminal, or what stands in its place.
enum Console {
    /// Whether standard output is a terminal that wants colours (see no-color.org).
    static let hasColour =
        isatty(1) == 1 && ProcessInfo.processInfo.environment["NO_COLOR"] == nil
        && ProcessInfo.processInfo.environment["TERM"] != "dumb"

    /// Columns of the terminal; 110 where output is no terminal.
    static let width: Int = {
        var size = winsize()
        if ioctl(1, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 20 { return Int(size.ws_col) }
        return 110
    }()

    enum Style: String {
        case bold = "1"
        case red = "31"
        case yellow = "33"
        case blue = "34"
        case dim = "2"
    }

    /// Says a line on standard error.
    static func note(_ line: String) { FileHandle.standardError.write(Data((line + "\n").utf8)) }

    /// Text in a style, where the terminal shows it.
    static func styled(_ text: String, _ style: Style) -> String {
        hasColour ? "\u{1B}[\(style.rawValue)m\(text)\u{1B}[0m" : text
    }

    /// A name and its value, in one line.
    static func pair(_ catalogue: Catalogue, _ key: String, _ value: String) -> String {
        catalogue.text("cli.pair", ["label": styled(catalogue.text(key), .bold), "value": value])
    }

    /// What was read of a file, in one line.
    static func summary(of file: WXRFileSummary, _ catalogue: Catalogue) -> String {
        var parts = [
            file.path, catalogue.size(file.bytes),
            catalogue.count("count.record", file.items + file.terms + file.authors),
        ]
        if file.comments > 0 { parts.append(catalogue.count("count.comment", file.comments)) }
        if file.wasRecovered { parts.append(styled(catalogue.text("cli.recovered"), .yellow)) }
        return parts.joined(separator: ", ")
    }

    /// The style of a severity.
    static func style(_ severity: Finding.Severity) -> Style {
        switch severity {
        case .error: .red
        case .warning: .yellow
        case .info: .blue
        }
    }
}

/// A bar on standard error while files are read, where that is a terminal.
final class ProgressBar {
    private let total: Int
    private let isShown = isatty(2) == 1
    private var done = 0
    private var shown = -1

    init(reading paths: [String]) {
        total = paths.reduce(0) { sum, path in
            let size = try? FileManager.default.attributesOfItem(atPath: path)[.size] as? Int
            return sum + (size ?? 0)
        }
    }

    /// Moves on by so many bytes.
    func advance(_ bytes: Int) {
        done += bytes
        guard isShown, total > 4 << 20 else { return }
        let percent = min(100, done * 100 / total)
        guard percent != shown else { return }
        shown = percent
        let filled = percent * 30 / 100
        let bar = String(repeating: "█", count: filled) + String(repeating: "░", count: 30 - filled)
        write("\r\(Help.text("cli.reading")) \(bar) \(percent) %")
    }

    /// Takes the bar away.
    func finish() {
        if shown >= 0 { write("\r\u{1B}[K") }
    }

    private func write(_ text: String) { FileHandle.standardError.write(Data(text.utf8)) }
}
