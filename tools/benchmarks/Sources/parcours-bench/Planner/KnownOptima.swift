import Foundation

/// Best known values of a suite.
struct KnownOptima {
    private let entries: [String: [String: Any]]

    init(path: String) throws {
        let object = try JSONSerialization.jsonObject(with: Data(contentsOf: URL(filePath: path)))
        entries = object as? [String: [String: Any]] ?? [:]
    }

    func value(_ name: String, _ kind: PlannerCommand.Kind) -> (value: Int, isProven: Bool)? {
        guard let entry = entries[name]?[kind == .shortest ? "p1" : "p2"] as? [String: Any],
            let value = entry["value"] as? Int, let proven = entry["proven"] as? Bool
        else { return nil }
        return (value, proven)
    }
}
