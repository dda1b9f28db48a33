import ContentGraph
import Reports

/// Findings on a terminal.
struct FindingsPrinter {
    let catalogue: Catalogue

    /// Numbers by severity, in one line.
    func summary(_ findings: [Finding]) -> String {
        guard !findings.isEmpty else { return catalogue.text("cli.nothing_found") }
        return Finding.Severity.allCases.compactMap { severity in
            let number = findings.count { $0.severity == severity }
            guard number > 0 else { return nil }
            return Console.styled(catalogue.count("severities.\(severity.rawValue)", number), Console.style(severity))
        }.joined(separator: ", ")
    }

    /// Prints each finding: what, where, what to do. At most `limit` of each rule.
    func show(_ findings: [Finding], limit: Int = .max) {
        let words = FindingText(catalogue)
        var shown: [String: Int] = [:]
        for finding in findings {
            shown[finding.rule, default: 0] += 1
            guard shown[finding.rule]! <= limit else { continue }
            let severity = Console.styled(
                catalogue.text("severity.\(finding.severity.rawValue)"), Console.style(finding.severity))
            print("\(severity) [\(finding.rule)] \(words.sentence(finding))")
            let location = words.location(finding.place)
            if !location.isEmpty { print("    " + Console.styled(location, .dim)) }
            print("    \(catalogue.text("label.todo")) \(words.advice(finding))")
        }
        for (rule, number) in shown.sorted(by: { $0.key < $1.key }) where number > limit {
            print("[\(rule)] " + catalogue.count("cli.more", number - limit))
        }
    }
}
