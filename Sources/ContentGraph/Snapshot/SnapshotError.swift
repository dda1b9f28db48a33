/// Why a file is not the snapshot of a graph.
public enum SnapshotError: Error, Sendable, Equatable, CustomStringConvertible {
    /// It does not start as one.
    case notASnapshot
    /// It is of a version that this program does not read.
    case unsupportedVersion(Int)
    /// It is shorter or longer than it says.
    case wrongLength(expected: Int, found: Int)
    /// Its bytes are not those that were written.
    case damaged
    /// Its checksum is right and its content is not a graph: another program wrote it.
    case inconsistent(String)

    /// The error in one English line.
    public var description: String {
        switch self {
        case .notASnapshot: "not a Parcours graph"
        case .unsupportedVersion(let version): "a Parcours graph of version \(version), which this program cannot read"
        case .wrongLength(let expected, let found): "a Parcours graph of \(expected) bytes of which \(found) are there"
        case .damaged: "a damaged Parcours graph: its checksum is wrong"
        case .inconsistent(let what): "an inconsistent Parcours graph: \(what)"
        }
    }
}
